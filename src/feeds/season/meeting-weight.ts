import { type Fixture, isOver } from '../../domain/fixture.ts';
import { isSameRound, roundKey, roundNumber } from '../../domain/identity/round-key.ts';
import type { FeedFixture } from '../feed.ts';
import { daysApart } from './team-row.ts';

interface MeetingContext {
  readonly isLeague: boolean;
  /** Whether the pairing has one home match in this season. */
  readonly isOnlyMeeting: boolean;
  readonly lastRound: number;
  /** The known round of each round with another name in the file, by their keys. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The keys of the rounds that the league plays twice. */
  readonly restarted: ReadonlySet<string>;
}

/** Another match of one pairing and round, such as a replay, is further away than this. */
const SAME_MATCH_DAYS = 5;
/** A future match whose round is unknown or has another name is moved by at most this many days. */
const MOVED_DAYS = 60;
const RENAMED_DAYS = 21;
const SAME_WEEKEND_DAYS = 3;

/**
 * Returns how well a row and a fixture of its pairing fit; 0 if they are two meetings. Any fit outweighs every
 * difference in days.
 */
export function meetingWeight(row: FeedFixture, fixture: Fixture, context: MeetingContext): number {
  const { isLeague, isOnlyMeeting, lastRound, renamed, restarted } = context;
  const days = daysApart(row.date, fixture);
  const closeness = 1 - Math.min(days ?? SAME_MATCH_DAYS, 399) / 400;
  const base = fixture.status === 'REMOVED' ? 500 : 1_000;
  if (row.number !== null && fixture.number !== null) {
    if (row.number === fixture.number) return base + 100 + closeness;
    if (!isLeague) return 0;
  }
  const [number, knownNumber] = [roundNumber(row.round), roundNumber(fixture.round)];
  const isRoundKnown = row.round !== null && fixture.round !== null;
  const isPlayedElsewhere =
    isOver(fixture) && fixture.status !== 'CANCELLED' && days !== null && days > SAME_MATCH_DAYS;
  const isRenamed =
    row.round !== null && fixture.round !== null && renamed.get(roundKey(row.round)) === roundKey(fixture.round);
  if (isRoundKnown && (isRenamed || isSameRound(row.round, fixture.round))) {
    // A pairing meets once in a numbered round of a league, but several times in a semi-final.
    const isRestarted = row.round !== null && restarted.has(roundKey(row.round));
    if (isRestarted && (days ?? 0) > MOVED_DAYS) return 0;
    const meetsOnce = isLeague && !isRestarted && (number !== null || isRenamed);
    return isPlayedElsewhere && !meetsOnce ? 0 : base + 20 + closeness;
  }
  if (!isRoundKnown) {
    const isFar = days !== null && days > MOVED_DAYS;
    if (isOnlyMeeting) return isPlayedElsewhere && isFar ? 0 : base + 10 + closeness;
    return isPlayedElsewhere || isFar ? 0 : base + 10 + closeness;
  }
  if (isOnlyMeeting && number !== null && number <= lastRound) return base + 1 + closeness;
  if (isLeague && number !== null && knownNumber !== null)
    return days !== null && days <= SAME_WEEKEND_DAYS ? base + closeness : 0;
  if (days !== null && days <= SAME_WEEKEND_DAYS) return base + closeness;
  return !isOver(fixture) && (days === null || days <= RENAMED_DAYS) ? base + closeness : 0;
}
