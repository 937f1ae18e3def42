import { type Fixture, isOver } from '../../domain/fixture.ts';
import { isSpecificSlot } from '../../domain/identity/open-side.ts';
import { isSameRound, roundNumber } from '../../domain/identity/round-key.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import type { FeedTeam } from '../feed.ts';
import { daysApart, type TeamRow } from './team-row.ts';

/** A tie is moved by at most this many days while one of its sides is open or changes. */
const MOVED_DAYS = 21;
const SAME_WEEKEND_DAYS = 3;

/**
 * Returns how well a row fits a tie with a side that is open or becomes another team; 0 if they are two ties. The
 * number has the most weight, then the words of the open sides, then the teams, the kick-off and the ground.
 */
export function tieWeight({ row, home, away }: TeamRow, tie: Fixture, isLeague: boolean): number {
  if (tie.status === 'REMOVED') return 0;
  const isNumbered = row.number !== null && tie.number !== null;
  if (isNumbered && row.number !== tie.number) return 0;
  const sides: readonly SideFit[] = [
    sideFit(row.home, home, tie.home, tie.homeSlot),
    sideFit(row.away, away, tie.away, tie.awaySlot),
  ];
  const days = daysApart(row.date, tie);
  const isSameKickoff = row.kickoffAt !== null && row.kickoffAt === tie.kickoffAt;
  const isSameGround = row.venue !== null && row.venue === tie.venue;
  const isOfSameRound = isSameRound(row.round, tie.round);
  if (!isOfSameRound) {
    // Whatever the name of a round, a team plays once a day, a tie has one kick-off, and a slot is in one tie.
    if (!isNumbered && (isLeague || sides.includes('OTHER'))) return 0;
    const isSame =
      (days === 0 && sides.includes('TEAM')) ||
      isSameKickoff ||
      (sides.every((fit) => fit === 'SLOT') && [row.home, row.away].every(({ name }) => isSpecificSlot(name)));
    if (!isNumbered && !isSame) return 0;
  }
  if (!isNumbered) {
    // A row and a fixture with the same two teams that were not matched before are two meetings.
    if (sides.every((fit) => fit === 'TEAM')) return 0;
    if (days !== null && days > MOVED_DAYS && !sides.every((fit) => fit === 'SLOT' || fit === 'TEAM')) return 0;
    const conflicts = sides.filter((fit) => fit === 'OTHER').length;
    if (conflicts > 0) {
      // A league has another match instead; in a cup the pairing may change, but not of a match that was played.
      if (isLeague || isOver(tie) || roundNumber(row.round) !== null) return 0;
      if (conflicts === 1 && (days ?? 0) > SAME_WEEKEND_DAYS) return 0;
      if (conflicts === 2 && !isSameKickoff && !(isSameGround && days === 0)) return 0;
    }
  }
  return (
    1_000 +
    (isNumbered ? 1_000 : 0) +
    sides.reduce((sum, fit) => sum + SIDE_WEIGHTS[fit], 0) +
    (isSameKickoff ? 40 : 0) +
    (isSameGround ? 20 : 0) +
    (days === null ? 0 : 30 - Math.min(days, 30)) +
    (row.round !== null && tie.round !== null ? 10 : 0) +
    (isOfSameRound ? 50 : 0)
  );
}

type SideFit = 'TEAM' | 'SLOT' | 'OPEN' | 'OTHER';
const SIDE_WEIGHTS: Readonly<Record<SideFit, number>> = { TEAM: 100, SLOT: 100, OPEN: 20, OTHER: -300 };

function sideFit({ name }: FeedTeam, team: Team | null, known: TeamId | null, slot: string | null): SideFit {
  if (team === null) return slot === name ? 'SLOT' : known === null || slot === null ? 'OPEN' : 'OTHER';
  if (known === null) return 'OPEN';
  return known === team.id ? 'TEAM' : 'OTHER';
}
