import type { Competition, CompetitionId } from '../competition.ts';
import { type Day, dayIn, type Instant } from '../day.ts';
import { byKickoff, type Fixture, teamFor } from '../fixture.ts';
import type { Injury } from '../injury.ts';
import { isMemberOn, type Player, type PlayerId } from '../player.ts';
import type { Suspension } from '../suspension.ts';
import type { Team, TeamId } from '../team.ts';
import type { Facts } from './facts.ts';

/** Everything that one player's availability follows from, at one moment. */
export interface Dossier {
  readonly player: Player;
  /** All but the withdrawn ones. */
  readonly injuries: readonly Injury[];
  /** Lifted ones too: what he missed through them until then, he missed. */
  readonly suspensions: readonly Suspension[];
  /** The fixtures of his teams while he is theirs, in order of kick-off. */
  readonly fixtures: readonly Fixture[];
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  /** The moment up to which the passing of time has been worked, and the day it is at his club. */
  readonly at: Instant;
  readonly today: Day;
  /** The time zone of his club. */
  readonly zone: string;
}

/** The dossiers of some players. Facts about each fixture are looked at once, however many players there are. */
export function dossiersOf(facts: Facts, players: Iterable<PlayerId>, at: Instant): Dossier[] {
  const wanted = new Set(players);
  if (wanted.size === 0) return [];
  const fixturesOf = Map.groupBy(
    [...facts.fixtures.values()]
      .toSorted(byKickoff)
      .flatMap((fixture) => [...new Set([fixture.home, fixture.away])].map((team) => ({ team, fixture }))),
    ({ team }) => team,
  );
  // Reasons are told in the order in which they arose, in whatever order a store has them.
  const injuries = [...facts.injuries.values()].sort((a, b) => inOrder(a.occurredOn, b.occurredOn, a.id, b.id));
  const suspensions = [...facts.suspensions.values()].sort((a, b) => inOrder(a.imposedOn, b.imposedOn, a.id, b.id));
  const injuriesOf = Map.groupBy(injuries, (injury) => injury.player);
  const suspensionsOf = Map.groupBy(suspensions, (suspension) => suspension.player);
  const days = new Map<string, Day>();
  const dossiers: Dossier[] = [];
  for (const id of wanted) {
    const player = facts.players.get(id);
    if (player === undefined) continue;
    const zone = zoneOf(player, facts.teams, at);
    const today = days.get(zone) ?? dayIn(zone, at);
    days.set(zone, today);
    const teams = new Set(player.memberships.map((stay) => stay.team));
    const fixtures = [...teams]
      .flatMap((team) => fixturesOf.get(team) ?? [])
      .map(({ fixture }) => fixture)
      .filter((fixture) => teamFor(player, fixture) !== null);
    dossiers.push({
      player,
      injuries: (injuriesOf.get(id) ?? []).filter((injury) => injury.status !== 'WITHDRAWN'),
      suspensions: suspensionsOf.get(id) ?? [],
      fixtures: teams.size > 1 ? [...new Set(fixtures)].sort(byKickoff) : fixtures,
      teams: facts.teams,
      competitions: facts.competitions,
      at,
      today,
      zone,
    });
  }
  return dossiers;
}

/** Compares days, and ids where they are the same one. */
function inOrder(oneDay: Day, otherDay: Day, oneId: string, otherId: string): number {
  if (oneDay !== otherDay) return oneDay < otherDay ? -1 : 1;
  return oneId < otherId ? -1 : 1;
}

/** The time zone of the club that he is a player of at a moment; without a club that of any team of his, else UTC. */
export function zoneOf(player: Player, teams: ReadonlyMap<TeamId, Team>, at: Instant): string {
  const present = player.memberships.flatMap((stay) => {
    const team = teams.get(stay.team);
    return team !== undefined && isMemberOn(stay, dayIn(team.timeZone, at)) ? [team] : [];
  });
  return (present.find((team) => team.kind === 'CLUB') ?? present[0])?.timeZone ?? 'UTC';
}
