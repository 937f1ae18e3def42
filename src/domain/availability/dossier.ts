import type { Absence } from '../absence.ts';
import type { Competition, CompetitionId } from '../competition.ts';
import { type Day, dayIn, type Instant } from '../day.ts';
import { byKickoff, type Fixture, teamFor } from '../fixture.ts';
import type { Injury } from '../injury.ts';
import { isMemberOn, type Player, type PlayerId } from '../player.ts';
import { isTakenBack, type Suspension } from '../suspension.ts';
import type { Team, TeamId } from '../team.ts';
import type { SuspensionRisk } from './cause.ts';
import type { Facts } from './facts.ts';
import { absenceOfLoan } from './loan-absences.ts';

/** All facts that determine one player's availability at one instant. */
export interface Dossier {
  readonly player: Player;
  /** Withdrawn injuries are left out. */
  readonly injuries: readonly Injury[];
  /** Includes lifted suspensions, because games missed before the lifting remain missed. */
  readonly suspensions: readonly Suspension[];
  /** Reported absences, and those that follow from loans. Withdrawn ones are left out. */
  readonly absences: readonly Absence[];
  /** The fixtures of the player's teams during the memberships, in order of kick-off. */
  readonly fixtures: readonly Fixture[];
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly families: Facts['families'];
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  /** The line-ups of these fixtures. */
  readonly lineups: Facts['lineups'];
  /** Risks of bans, if the caller wants them: they are never published. */
  readonly risks?: readonly SuspensionRisk[];
  /** The last processed time boundary: availability is assessed as of this instant. */
  readonly at: Instant;
  /** The day of `at` in `zone`. */
  readonly today: Day;
  /** The time zone of the player's club. */
  readonly zone: string;
}

/** Returns the dossiers of some players. Sorts and groups the facts once for all of them. */
export function dossiersOf(facts: Facts, players: Iterable<PlayerId>, at: Instant): Dossier[] {
  const ids = new Set(players);
  if (ids.size === 0) return [];
  const fixturesByTeam = new Map<TeamId | null, Fixture[]>();
  const addTo = (team: TeamId | null, fixture: Fixture): void => {
    const others = fixturesByTeam.get(team);
    if (others === undefined) fixturesByTeam.set(team, [fixture]);
    else others.push(fixture);
  };
  for (const fixture of [...facts.fixtures.values()].sort(byKickoff)) {
    addTo(fixture.home, fixture);
    if (fixture.away !== fixture.home) addTo(fixture.away, fixture);
  }
  // Reasons are published in the order in which they arose; the order of the store does not matter.
  const injuries = [...facts.injuries.values()].sort((a, b) => compareByDay(a.occurredOn, b.occurredOn, a.id, b.id));
  const suspensions = [...facts.suspensions.values()].sort((a, b) =>
    compareByDay(a.imposedOn, b.imposedOn, a.id, b.id),
  );
  const absences = [...facts.absences.values()].sort((a, b) => compareByDay(a.from, b.from, a.id, b.id));
  const loans = [...facts.loans.values()].sort((a, b) => compareByDay(a.since, b.since, a.id, b.id));
  const injuriesByPlayer = Map.groupBy(injuries, (injury) => injury.player);
  const suspensionsByPlayer = Map.groupBy(suspensions, (suspension) => suspension.player);
  const absencesByPlayer = Map.groupBy(absences, (absence) => absence.player);
  const loansByPlayer = Map.groupBy(loans, (loan) => loan.player);
  const stays = new Map<string, Stay>();
  const dossiers: Dossier[] = [];
  for (const id of ids) {
    const player = facts.players.get(id);
    if (player === undefined) continue;
    const stay = stays.getOrInsertComputed(keyOf(player), () => stayOf(player, fixturesByTeam, facts.teams, at));
    const loanFacts = { ...stay, teams: facts.teams };
    dossiers.push({
      player,
      injuries: (injuriesByPlayer.get(id) ?? NONE).filter((injury) => injury.status !== 'WITHDRAWN'),
      suspensions: (suspensionsByPlayer.get(id) ?? NONE).filter((suspension) => !isTakenBack(suspension)),
      absences: [
        ...(absencesByPlayer.get(id) ?? NONE).filter((absence) => absence.status !== 'WITHDRAWN'),
        ...(loansByPlayer.get(id) ?? NONE).flatMap((loan) => absenceOfLoan(loan, loanFacts) ?? []),
      ],
      ...stay,
      teams: facts.teams,
      families: facts.families,
      competitions: facts.competitions,
      lineups: facts.lineups,
      at,
    });
  }
  return dossiers;
}

const NONE: readonly never[] = [];

/** The part of a dossier that depends on a player's memberships alone, shared by players with the same memberships. */
type Stay = Pick<Dossier, 'fixtures' | 'zone' | 'today'>;

function keyOf({ memberships }: Player): string {
  let key = '';
  for (const { team, from, until } of memberships) key += `${team} ${from} ${until},`;
  return key;
}

function stayOf(
  player: Player,
  fixturesByTeam: ReadonlyMap<TeamId | null, readonly Fixture[]>,
  allTeams: ReadonlyMap<TeamId, Team>,
  at: Instant,
): Stay {
  const teams = new Set(player.memberships.map(({ team }) => team));
  const theirs = [...teams]
    .flatMap((team) => fixturesByTeam.get(team) ?? [])
    .filter((fixture) => fixture.status !== 'REMOVED' && teamFor(player, fixture) !== null);
  const fixtures = teams.size > 1 ? [...new Set(theirs)].sort(byKickoff) : theirs;
  const zone = zoneOf(player, allTeams, at);
  return { fixtures, zone, today: dayIn(zone, at) };
}

/** Compares days, then ids. */
function compareByDay(day: Day, otherDay: Day, id: string, otherId: string): number {
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  return id < otherId ? -1 : 1;
}

/** Returns the zone of the player's club at an instant; without a club, that of another team, else UTC. */
export function zoneOf(player: Player, teams: ReadonlyMap<TeamId, Team>, at: Instant): string {
  const current = player.memberships.flatMap((membership) => {
    const team = teams.get(membership.team);
    return team !== undefined && isMemberOn(membership, dayIn(team.timeZone, at)) ? [team] : [];
  });
  return (current.find((team) => team.kind === 'CLUB') ?? current[0])?.timeZone ?? 'UTC';
}
