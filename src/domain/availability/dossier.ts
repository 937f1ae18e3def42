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
  /** Includes lifted suspensions, because games missed before the lifting membership missed. */
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
  const fixturesByTeam = Map.groupBy(
    [...facts.fixtures.values()]
      .toSorted(byKickoff)
      .flatMap((fixture) => [...new Set([fixture.home, fixture.away])].map((team) => ({ team, fixture }))),
    ({ team }) => team,
  );
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
  const todayByZone = new Map<string, Day>();
  const dossiers: Dossier[] = [];
  for (const id of ids) {
    const player = facts.players.get(id);
    if (player === undefined) continue;
    const zone = zoneOf(player, facts.teams, at);
    const today = todayByZone.get(zone) ?? dayIn(zone, at);
    todayByZone.set(zone, today);
    const teams = new Set(player.memberships.map((membership) => membership.team));
    const unsorted = [...teams]
      .flatMap((team) => fixturesByTeam.get(team) ?? [])
      .map(({ fixture }) => fixture)
      .filter((fixture) => fixture.status !== 'REMOVED' && teamFor(player, fixture) !== null);
    const fixtures = teams.size > 1 ? [...new Set(unsorted)].sort(byKickoff) : unsorted;
    const loanFacts = { fixtures, teams: facts.teams, today };
    dossiers.push({
      player,
      injuries: (injuriesByPlayer.get(id) ?? []).filter((injury) => injury.status !== 'WITHDRAWN'),
      suspensions: (suspensionsByPlayer.get(id) ?? []).filter((suspension) => !isTakenBack(suspension)),
      absences: [
        ...(absencesByPlayer.get(id) ?? []).filter((absence) => absence.status !== 'WITHDRAWN'),
        ...(loansByPlayer.get(id) ?? []).flatMap((loan) => absenceOfLoan(loan, loanFacts) ?? []),
      ],
      fixtures,
      teams: facts.teams,
      families: facts.families,
      competitions: facts.competitions,
      lineups: facts.lineups,
      at,
      today,
      zone,
    });
  }
  return dossiers;
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
