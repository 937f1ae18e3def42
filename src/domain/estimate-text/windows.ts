/**
 * How sure words are: from a time that was spoken to the days by which he is back with 10, 50 and 90 % chance. All days
 * are counted from the day on which it was said. The factors are ours, a convention and no measurement: how far real
 * returns stray from what was said is the recovery model's business.
 */

/** Why a time in a text cannot be taken. */
export type Fault = 'PAST' | 'NO_SUCH_DAY' | 'NOT_A_DURATION' | 'TOO_FAR' | 'OTHER_BREAK' | 'DENIED' | 'TWO_TIMES';

/** Nothing is read beyond two years. */
export const MAX_DAYS = 730;

export interface Spread {
  readonly earliest: number;
  readonly likely: number;
  readonly latest: number;
}

/** A time as it was spoken, before the words around it ("at least", "by", "until") are weighed. */
export type Spoken =
  /** "six weeks", "4-6 weeks". */
  | { readonly kind: 'DURATION'; readonly low: number; readonly high: number }
  /** "late March", "2 March", "the international break". */
  | {
      readonly kind: 'PERIOD';
      readonly low: number;
      readonly high: number;
      /** The day that "by" or "before" it means. */
      readonly due: number;
      /** What "until" it means; null: that he is back in it. */
      readonly until: Spread | null;
    }
  /** "day to day", "out for the season": no word around it changes that. */
  | { readonly kind: 'COURSE'; readonly spread: Spread };

/** The words around a time, in the common tongue: `MISS UNTIL`. */
export type Around = ReadonlySet<string>;

/** The window that a spoken time means; `last` is the word right before it. */
export function spreadOf(spoken: Spoken, around: Around, last: string | null): Spread {
  if (spoken.kind === 'COURSE') return spoken.spread;
  if (spoken.kind === 'DURATION') {
    if (around.has('LEAST')) return atLeast(spoken.low, spoken.high);
    if (['MOST', 'UNTIL', 'BY', 'BEFORE'].some((word) => around.has(word))) return atMost(spoken.high);
    return around.has('ABOUT') ? about(spoken.low, spoken.high) : plainly(spoken.low, spoken.high);
  }
  if (around.has('UNTIL') && last !== 'AFTER' && spoken.until !== null) return spoken.until;
  if (around.has('LEAST')) return atLeast(spoken.low, spoken.high);
  if (['MOST', 'BY', 'BEFORE'].some((word) => around.has(word))) return atMost(spoken.due);
  if (last === 'AFTER' || last === 'MISS' || last === 'NOT') return soonAfter(spoken.high + 1);
  if (around.has('DOUBT')) return { earliest: spoken.low - 3, likely: spoken.low, latest: spoken.high + 10 };
  return around.has('ABOUT') ? about(spoken.low, spoken.high) : plainly(spoken.low, spoken.high);
}

/** Back on that day or in the two weeks after it. */
export function soonAfter(days: number): Spread {
  return { earliest: days, likely: days + 4, latest: days + 14 };
}

/** Whether both may be true. */
export function agree(a: Spread, b: Spread): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** A range means itself; a single time 0.8 to 1.3 of itself. */
function plainly(low: number, high: number): Spread {
  return low === high ? scaled(low, 80, middle(low, high), high, 130) : scaled(low, 100, middle(low, high), high, 100);
}

function about(low: number, high: number): Spread {
  return low === high ? scaled(low, 70, middle(low, high), high, 150) : scaled(low, 90, middle(low, high), high, 120);
}

/** From the lower end to twice as long, or to the upper end where that is later. */
function atLeast(low: number, high: number): Spread {
  return scaled(low, 100, Math.max(share(low, 130), middle(low, high)), Math.max(2 * low, high), 100);
}

function atMost(high: number): Spread {
  return scaled(high, 40, share(high, 75), high, 100);
}

function middle(low: number, high: number): number {
  return Math.round((low + high) / 2);
}

function share(days: number, percent: number): number {
  return Math.round((days * percent) / 100);
}

function scaled(low: number, lowPercent: number, likely: number, high: number, highPercent: number): Spread {
  return {
    earliest: Math.floor((low * lowPercent) / 100),
    likely,
    latest: Math.ceil((high * highPercent) / 100),
  };
}
