import { type Day, dayIn, daysBetween, type Instant } from '../day.ts';
import type { EstimateContext, NamedFixture } from '../estimate-text/context.ts';
import type { GameCalendar } from '../estimate-text/game-windows.ts';
import { awaitsNewDate, byKickoff, type Fixture, isOver, teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { TeamId } from '../team.ts';
import { type Dossier, zoneOf } from './dossier.ts';
import type { Facts } from './facts.ts';
import { isCalledOff } from './fixture-state.ts';

/**
 * Returns the days and fixtures that a text about a player's return may refer to. "Out for the season" is the last
 * match day of the league, "the second leg" a fixture of a tie. Undetermined days are null.
 */
export function calendarFor(player: Player, facts: Facts, statedAt: Instant, occurredOn: Day | null): EstimateContext {
  const statedOn = dayIn(zoneOf(player, facts.teams, statedAt), statedAt);
  const own = [...facts.fixtures.values()].filter((fixture) => teamFor(player, fixture) !== null).toSorted(byKickoff);
  const league = own.filter(({ competition }) => facts.competitions.get(competition)?.kind === 'LEAGUE');
  const daysAhead = (fixtures: readonly Fixture[]): Day[] =>
    fixtures.flatMap(({ day }) => (day !== null && day > statedOn ? [day] : []));
  const fixtures = own.flatMap((fixture) => namedFixture(fixture, own, player, facts, statedOn));
  const teams = player.memberships.flatMap(({ team }) => facts.teams.get(team) ?? []);
  return {
    statedOn,
    occurredOn,
    seasonEndsOn: daysAhead(league).at(-1) ?? null,
    nextFixtureOn: daysAhead(own)[0] ?? null,
    internationalBreakEndsOn: null,
    winterBreakEndsOn: null,
    fixtures,
    ownTeams: teams.flatMap(({ name, shortName }) => [name, shortName]),
  };
}

/** Returns a fixture as a text can name it; empty if it has no day ahead or is called off. */
function namedFixture(
  fixture: Fixture,
  own: readonly Fixture[],
  player: Player,
  facts: Facts,
  statedOn: Day,
): readonly NamedFixture[] {
  const { id, day, round } = fixture;
  const competition = facts.competitions.get(fixture.competition);
  const team = teamFor(player, fixture);
  if (day === null || day <= statedOn || team === null || competition === undefined || isOver(fixture)) return [];
  const opponent = opponentOf(fixture, team);
  const names = opponent === null ? undefined : facts.teams.get(opponent);
  return [
    {
      id,
      day,
      opponents: names === undefined ? [] : [...new Set([names.name, names.shortName])],
      home: fixture.home === team,
      competition: competition.name,
      kind: competition.kind,
      round,
      leg: legOf(fixture, own, team, competition.kind === 'LEAGUE'),
      counts: fixture.certainty === 'CONFIRMED' && facts.teams.get(team)?.kind === 'CLUB',
    },
  ];
}

function opponentOf({ home, away }: Fixture, team: TeamId): TeamId | null {
  return home === team ? away : home;
}

/** The maximum number of days between the two games of a tie. */
const DAYS_BETWEEN_LEGS = 30;

/**
 * Returns which leg of a two-legged tie a fixture is. The round says it, else the other game of a knock-out round with
 * the same opponent.
 */
function legOf(fixture: Fixture, own: readonly Fixture[], team: TeamId, isLeague: boolean): 1 | 2 | null {
  const round = fixture.round ?? '';
  if (/first leg|1st leg|leg 1/i.test(round)) return 1;
  if (/second leg|2nd leg|leg 2/i.test(round)) return 2;
  const opponent = opponentOf(fixture, team);
  if (isLeague || opponent === null || isOfGroup(fixture)) return null;
  const tie = own.filter(
    (other) =>
      other.competition === fixture.competition &&
      (other.home === opponent || other.away === opponent) &&
      !isOfGroup(other) &&
      other.day !== null &&
      fixture.day !== null &&
      Math.abs(daysBetween(other.day, fixture.day)) <= DAYS_BETWEEN_LEGS,
  );
  if (tie.length !== 2) return null;
  return tie[0]?.id === fixture.id ? 1 : 2;
}

function isOfGroup({ round }: Fixture): boolean {
  return /^(league|group)/i.test(round ?? '');
}

/** The part of a dossier that determines which fixtures are the player's. */
export interface DossierFixtures extends Pick<Dossier, 'fixtures' | 'teams' | 'lineups'> {
  readonly player: Pick<Player, 'memberships' | 'gender'>;
}

/** Returns the dated fixtures after a statement, by which its words about games are understood now. */
export function gameCalendarOf(dossier: DossierFixtures, statedOn: Day): GameCalendar {
  const { fixtures, player, teams } = dossier;
  const ahead = fixtures.flatMap((fixture) => {
    const { id, day, certainty } = fixture;
    if (day === null || day <= statedOn || isCalledOff(fixture, dossier) || awaitsNewDate(fixture)) return [];
    const team = teamFor(player, fixture);
    const counts = certainty === 'CONFIRMED' && team !== null && teams.get(team)?.kind === 'CLUB';
    return [{ id, day, counts }];
  });
  return { statedOn, nextFixtureOn: ahead[0]?.day ?? null, fixtures: ahead };
}
