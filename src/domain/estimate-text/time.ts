/** A time in a text, before the words around it ("at least", "by", "until") are applied. */

import type { Landmark } from './reading.ts';
import type { DayWindow } from './windows.ts';

/** Why a time in a text cannot be used. */
export type ParseError =
  | 'PAST'
  | 'NO_SUCH_DAY'
  | 'NOT_A_DURATION'
  | 'TOO_FAR'
  | 'OTHER_BREAK'
  | 'DENIED'
  | 'TWO_TIMES'
  | 'NO_SUCH_FIXTURE'
  | 'OVERTAKEN';

export type TimeUnit = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** The days `low` to `high` from the day of the statement, both included. */
export interface Period {
  readonly kind: 'PERIOD';
  readonly low: number;
  readonly high: number;
  /** The day meant by "by" or "before" this period. */
  readonly due: number;
  /** The return meant by "until" this period; null: within the period. */
  readonly until: DayWindow | null;
  readonly landmark: Landmark | null;
  /** The unit of the period, which "and the next" repeats. */
  readonly unit: 'DAY' | 'WEEK' | 'WEEKEND' | 'MONTH' | 'YEAR' | null;
  /** "The rest of the week": an absence, with any words around it. */
  readonly rest: boolean;
  /** Single days of a list: "8 and 15 February". */
  readonly days: readonly number[] | null;
}

export type Time =
  /** "six weeks", "4-6 weeks". `count` in the unit's own terms. */
  | {
      readonly kind: 'DURATION';
      readonly low: number;
      readonly high: number;
      readonly vague: boolean;
      readonly unit: TimeUnit;
    }
  | Period
  /** A number without a unit: "not three weeks but six". */
  | { readonly kind: 'NUMBER'; readonly low: number; readonly high: number }
  /** `article`: "a game", which may refer to a named one. */
  | { readonly kind: 'GAMES'; readonly low: number; readonly high: number; readonly article: boolean }
  | { readonly kind: 'SEASON'; readonly part: 'REST' | 'WHOLE' | 'END' | 'NEXT' | 'NEXT_START' | 'PRESEASON' }
  /** "(this week) and next". */
  | { readonly kind: 'NEXT' }
  | {
      readonly kind: 'COURSE';
      readonly course: 'DAY_TO_DAY' | 'WEEK_TO_WEEK' | 'LONG_TERM';
      readonly spread: DayWindow;
    }
  /** The age of a player, or time that has passed: nothing about a return. */
  | { readonly kind: 'IRRELEVANT' }
  | { readonly kind: 'ERROR'; readonly error: ParseError };

export function period(
  { low, high }: { readonly low: number; readonly high: number },
  more: Partial<Omit<Period, 'kind' | 'low' | 'high'>> = {},
): Period {
  const [from, to] = [Math.max(low, 1), Math.max(high, 1)];
  return {
    kind: 'PERIOD',
    due: to,
    until: null,
    landmark: null,
    unit: null,
    rest: false,
    days: null,
    ...more,
    low: from,
    high: to,
  };
}

export const DAYS_PER: Readonly<Record<TimeUnit, number>> = {
  HOUR: 1 / 24,
  DAY: 1,
  WEEK: 7,
  MONTH: 30.44,
  YEAR: 365.25,
};

export function duration(low: number, high: number, unit: TimeUnit, vague: boolean): Time {
  const days = (count: number): number => Math.round(count * DAYS_PER[unit]);
  return { kind: 'DURATION', low: days(Math.min(low, high)), high: days(Math.max(low, high)), vague, unit };
}

export interface ParsedTime {
  readonly time: Time;
  /** The index of the first token after it. */
  readonly end: number;
}
