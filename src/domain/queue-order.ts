import { zoneOf } from './availability/dossier.ts';
import type { Facts } from './availability/facts.ts';
import { hasBegun, isCalledOff, presumedStart } from './availability/fixture-state.ts';
import { dayIn, type Instant } from './day.ts';
import { type QueueEntry, QUEUE_KINDS } from './editor-queue.ts';
import { awaitsNewDate, teamsOf } from './fixture.ts';
import { isMemberOn, type Player } from './player.ts';
import type { TeamId } from './team.ts';

/** An entry with the data that its order and its sentence are derived from. */
export interface PlacedEntry extends QueueEntry {
  readonly player: Player | null;
  readonly club: TeamId | null;
  /** A text that sorts like the queue. */
  readonly orderKey: string;
}

/** Entries whose club has no game ahead are last. */
const NO_KICKOFF = '9'.repeat(14);

/** Returns the entries in order of the next kick-offs of their clubs; within a club by kind, then oldest first. */
export function inOrderOfKickoffs(entries: readonly QueueEntry[], facts: Facts, at: Instant): PlacedEntry[] {
  const kickoffs = nextKickoffs(facts, at);
  const placed = entries.map((entry): PlacedEntry => {
    const player = playerOf(entry, facts);
    const club = entry.subjectKind === 'Team' ? (entry.subject as TeamId) : player && clubOf(player, facts, at);
    const kickoff = club === null ? undefined : kickoffs.get(club);
    const orderKey = [
      kickoff === undefined ? NO_KICKOFF : padded(kickoff),
      club ?? '~',
      QUEUE_KINDS.indexOf(entry.kind),
      padded(entry.since),
      entry.id,
    ].join(' ');
    return { ...entry, player, club, orderKey };
  });
  return placed.sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
}

function padded(at: Instant): string {
  return String(at).padStart(14, '0');
}

function playerOf({ subjectKind, subject }: QueueEntry, facts: Facts): Player | null {
  const records: ReadonlyMap<string, { readonly player: Player['id'] }> | null =
    subjectKind === 'Injury'
      ? facts.injuries
      : subjectKind === 'Absence'
        ? facts.absences
        : subjectKind === 'Suspension'
          ? facts.suspensions
          : null;
  const id = subjectKind === 'Player' ? (subject as Player['id']) : records?.get(subject)?.player;
  return (id !== undefined && facts.players.get(id)) || null;
}

/** Returns the player's current club; without a club, another current team. */
function clubOf(player: Player, facts: Facts, at: Instant): TeamId | null {
  const today = dayIn(zoneOf(player, facts.teams, at), at);
  const present = player.memberships.filter((one) => isMemberOn(one, today)).map(({ team }) => team);
  return present.find((team) => facts.teams.get(team)?.kind === 'CLUB') ?? present[0] ?? null;
}

function nextKickoffs(facts: Facts, at: Instant): Map<TeamId, Instant> {
  const now = { at, teams: facts.teams, lineups: facts.lineups };
  const next = new Map<TeamId, Instant>();
  for (const fixture of facts.fixtures.values()) {
    if (fixture.certainty !== 'CONFIRMED' || awaitsNewDate(fixture)) continue;
    if (isCalledOff(fixture, now) || hasBegun(fixture, now)) continue;
    const start = presumedStart(fixture, facts.teams);
    if (start === null || start <= at) continue;
    for (const team of teamsOf(fixture)) {
      const known = next.get(team);
      if (known === undefined || start < known) next.set(team, start);
    }
  }
  return next;
}
