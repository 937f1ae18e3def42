/** The meaning of a text as data: kind and arguments. `domain/sentences` renders it in any language. */

import type { Day } from '../day.ts';
import type { FixtureId } from '../fixture.ts';

/** The bounds of a time. `NOT_BEFORE` is a lower bound, `LATE` a time that is later than hoped for. */
export const BOUNDS = ['EXACT', 'ABOUT', 'AT_LEAST', 'AT_MOST', 'AFTER', 'BY', 'FROM', 'LATE'] as const;
export type Bound = (typeof BOUNDS)[number];

export const LANDMARKS = [
  'SEASON',
  'SEASON_END',
  'NEXT_SEASON',
  'PRESEASON',
  'INTERNATIONAL_BREAK',
  'WINTER_BREAK',
  'NEW_YEAR',
  'EASTER',
  'SUMMER',
  'WORLD_CUP',
  'EUROS',
  'COPA_AMERICA',
  'AFRICA_CUP',
] as const;
export type Landmark = (typeof LANDMARKS)[number];

/** Playing games, or training: a player who only trains is not back. */
export type Activity = 'PLAYING' | 'TRAINING' | 'FULL_TRAINING';

/** Why a text gives no estimate. */
export type NoEstimateReason = 'TESTS_PENDING' | 'NO_TIMEFRAME' | 'TREATMENT' | 'OUT_WITHOUT_TIME';

/** One statement of a text about a return. Days are whole days from the day of the statement. */
export type SimpleReading =
  | {
      readonly kind: 'DURATION';
      readonly low: number;
      readonly high: number;
      readonly bound: Bound;
      readonly activity: Activity;
    }
  | {
      readonly kind: 'RETURN';
      readonly from: Day;
      readonly to: Day;
      readonly landmark: Landmark | null;
      readonly bound: Bound;
      readonly activity: Activity;
    }
  /** Absent up to and including that day. `fixture`: the game of that day, if it was named. */
  | {
      readonly kind: 'ABSENT_THROUGH';
      readonly day: Day;
      readonly landmark: Landmark | null;
      readonly fixture?: FixtureId;
    }
  | { readonly kind: 'MISSES'; readonly fixtures: readonly FixtureId[]; readonly days: readonly Day[] }
  | { readonly kind: 'GAMES'; readonly low: number; readonly high: number; readonly bound: Bound }
  | { readonly kind: 'RETURNS_IN'; readonly fixture: FixtureId | null; readonly day: Day; readonly bound: Bound }
  /** `percent`: the chance of playing. `day` null: the next game, on an unknown day. */
  | { readonly kind: 'CHANCE'; readonly fixture: FixtureId | null; readonly day: Day | null; readonly percent: number }
  | { readonly kind: 'COURSE'; readonly course: 'DAY_TO_DAY' | 'WEEK_TO_WEEK' | 'LONG_TERM' | 'TRAINS_ALREADY' };

export type EstimateStatementReading =
  | SimpleReading
  /** Several readings that hold together. `pending`: tests are still to come; `hedged`: "perhaps", "could". */
  | {
      readonly kind: 'ALL';
      readonly parts: readonly SimpleReading[];
      readonly pending: boolean;
      readonly hedged: boolean;
    }
  /** `holds` and not `denied`: "six weeks, not three", "first three weeks, now six". */
  | {
      readonly kind: 'INSTEAD';
      readonly holds: readonly SimpleReading[];
      readonly denied: readonly SimpleReading[];
    }
  | { readonly kind: 'NO_ESTIMATE'; readonly reason: NoEstimateReason };

/** Returns the only statement of a text about the return; null if there are several. */
export function soleReading(reading: EstimateStatementReading): SimpleReading | null {
  if (reading.kind === 'NO_ESTIMATE') return null;
  if (reading.kind !== 'ALL' && reading.kind !== 'INSTEAD') return reading;
  const [only, ...others] = reading.kind === 'ALL' ? reading.parts : reading.holds;
  return only !== undefined && others.length === 0 ? only : null;
}
