import type { CompetitionId } from '../domain/competition.ts';
import { type Day, instant } from '../domain/day.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { TeamKind } from '../domain/team.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import type { Command } from '../write-path/command.ts';
import { reportAbsence } from '../write-path/commands/absence.ts';
import { recordCards, recordCautionTotals } from '../write-path/commands/cards.ts';
import { scheduleFixture } from '../write-path/commands/fixture.ts';
import { reportInjury } from '../write-path/commands/injury.ts';
import { recordLoan } from '../write-path/commands/loan.ts';
import { registerPlayer } from '../write-path/commands/player.ts';
import { imposeSuspension } from '../write-path/commands/suspension.ts';
import { registerTeam } from '../write-path/commands/team.ts';
import { ABSENCES, CARDS, CAUTIONS, LOANS } from './absences.ts';
import { INJURIES } from './injuries.ts';
import { PLAYERS } from './players.ts';
import type { DemoMatch } from './report.ts';
import { SUSPENSIONS } from './suspensions.ts';
import { CLUBS, type DemoTeam, EUROPEAN_CLUBS, NATIONAL_TEAMS } from './teams.ts';
import { TIES } from './ties.ts';

const COMPETITION_SLUGS = { 'la-liga': 'la-liga-2025-26', 'champions-league': 'champions-league-2025-26' } as const;

export function teamCommands(): Command<unknown>[] {
  const register = (kind: TeamKind) => (team: DemoTeam) =>
    registerTeam({ ...team, kind, externalIds: [{ source: 'openfootball', value: team.name }] });
  return [...[...CLUBS, ...EUROPEAN_CLUBS].map(register('CLUB')), ...NATIONAL_TEAMS.map(register('NATIONAL'))];
}

export function playerCommands(): Command<unknown>[] {
  return PLAYERS.map(({ club, nationalTeam, ...player }) =>
    registerPlayer({
      ...player,
      club: { slug: club },
      nationalTeam: nationalTeam === null ? null : { slug: nationalTeam },
    }),
  );
}

export function tieCommands(season: ScopeSnapshot): Command<unknown>[] {
  return TIES.map(({ competition, home, away, ...tie }) =>
    scheduleFixture({
      ...tie,
      competition: competitionId(season, competition),
      home: home === null ? null : { slug: home },
      away: away === null ? null : { slug: away },
      certainty: 'CONDITIONAL',
    }),
  );
}

export function injuryCommands(season: ScopeSnapshot): Command<unknown>[] {
  return INJURIES.map(({ player, occurredIn, ...report }) =>
    reportInjury({
      ...report,
      player: { slug: player },
      occurredIn: occurredIn === null ? null : fixtureId(season, occurredIn, report.occurredOn),
    }),
  );
}

export function suspensionCommands(season: ScopeSnapshot): Command<unknown>[] {
  return SUSPENSIONS.map(({ player, competition, ...suspension }) =>
    imposeSuspension({
      ...suspension,
      player: { slug: player },
      competition: competitionId(season, competition),
    }),
  );
}

/** Returns the commands that record absences, loans, cards and numbers of cards. */
export function absenceCommands(season: ScopeSnapshot): Command<unknown>[] {
  const liga = season.competitions.get(competitionId(season, 'la-liga'));
  const family = requireFound(liga?.family, 'family of La Liga');
  const cards = CARDS.map(({ player, match, on, colour }) => ({
    fixture: fixtureId(season, match, on),
    player: { slug: player },
    colour,
  }));
  const asOf = instant('2026-01-30T12:00:00Z');
  const totals = CAUTIONS.map(({ player, yellows }) => ({ player: { slug: player }, yellows, asOf }));
  return [
    ...ABSENCES.map(({ player, ...absence }) => reportAbsence({ ...absence, player: { slug: player } })),
    ...LOANS.map(({ player, from, to, ...loan }) =>
      recordLoan({ ...loan, player: { slug: player }, from: { slug: from }, to: { slug: to } }),
    ),
    recordCards({ cards }),
    recordCautionTotals({ family, season: '2025-26', totals }),
  ];
}

function competitionId({ competitions }: ScopeSnapshot, key: keyof typeof COMPETITION_SLUGS): CompetitionId {
  const slug = COMPETITION_SLUGS[key];
  return requireFound([...competitions.values()].find((competition) => competition.slug === slug)?.id, slug);
}

/** The day is needed because a pairing may occur twice in a cup. */
function fixtureId(season: ScopeSnapshot, { competition, home, away }: DemoMatch, day: Day): FixtureId {
  const ids = new Map([...season.teams.values()].map(({ slug, id }) => [slug, id]));
  const competitionOfMatch = competitionId(season, competition);
  const found = [...season.fixtures.values()].find(
    (fixture) =>
      fixture.competition === competitionOfMatch &&
      fixture.home === ids.get(home) &&
      fixture.away === ids.get(away) &&
      fixture.day === day,
  );
  return requireFound(found?.id, `${home} v ${away} on ${day}`);
}

function requireFound<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the demo data has no ${what}`);
  return found;
}
