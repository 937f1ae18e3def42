/**
 * Converts a time in a text to the days by which the player is back with 10, 50 and 90 % chance. All days are counted
 * from the day of the statement. The factors are a convention of this project, not a measurement: the recovery model
 * adds how far real returns deviate from statements.
 */

import { addDays, type Day } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';

/** Times beyond two years are rejected. */
export const MAX_DAYS = 730;

export interface DayWindow {
  readonly earliest: number;
  readonly likely: number;
  readonly latest: number;
}

/** Returns a range as it is; a single time as 0.8 to 1.3 times itself. */
export function plainly(low: number, high: number): DayWindow {
  return low === high ? scaled(low, 80, middle(low, high), high, 130) : scaled(low, 100, middle(low, high), high, 100);
}

export function about(low: number, high: number): DayWindow {
  return low === high ? scaled(low, 70, middle(low, high), high, 150) : scaled(low, 90, middle(low, high), high, 120);
}

/** Returns the window from the lower end to twice as long, or to the upper end if that is later. */
export function atLeast(low: number, high: number): DayWindow {
  return scaled(low, 100, Math.max(share(low, 130), middle(low, high)), Math.max(2 * low, high), 100);
}

export function atMost(high: number): DayWindow {
  return scaled(high, 40, share(high, 75), high, 100);
}

/**
 * Returns the window of a return by a named day. It is later than for "up to" that many days, because a deadline is
 * named near the return.
 */
export function by(due: number): DayWindow {
  return scaled(due, 55, share(due, 88), due, 100);
}

/** Returns the window of a return on that day or in the two weeks after it. */
export function soonAfter(days: number): DayWindow {
  return { earliest: days, likely: days + 4, latest: days + 14 };
}

/** Returns the window of a return from the start of a period on: soon after it begins. */
export function from(low: number, high: number): DayWindow {
  return { earliest: low, likely: low + Math.min(5, Math.floor((high - low) / 2)), latest: Math.max(high, low + 10) };
}

/** Returns the window of a return not before a period: within it, or some days later. */
export function late(low: number, high: number): DayWindow {
  return { earliest: low, likely: low + Math.min(10, Math.ceil((high - low) / 2)), latest: high + 10 };
}

/** Returns the window with an even chance on that day, open to both sides. */
export function inDoubt(day: number): DayWindow {
  return { earliest: Math.max(1, Math.floor(day * 0.5)), likely: day, latest: day + 12 };
}

/**
 * Returns the window of the return to games after one to training. Declared, not fitted: the lag has a median of 6 days and
 * a tenth of the absence, three more if it is not yet full training. This agrees with the two lags in the literature (24
 * days after an ACL rupture, 31 after a syndesmosis operation). The 10 and 90 % points are half and twice as long.
 */
export function afterTraining({ earliest, likely, latest }: DayWindow, full: boolean, daysOut: number): DayWindow {
  const start = Math.max(likely, earliest);
  const lag = Math.round((full ? 6 : 9) + 0.09 * Math.max(0, daysOut + start));
  return { earliest: start + Math.ceil(lag / 2), likely: start + lag, latest: Math.max(latest, start) + 2 * lag };
}

/** Returns the days of a window: after the day of the statement, and at most two years after it. */
export function toWindow({ earliest, likely, latest }: DayWindow, statedOn: Day): ReturnWindow {
  const dayAfter = (days: number): Day => addDays(statedOn, Math.min(Math.max(days, 1), MAX_DAYS));
  return {
    earliest: dayAfter(earliest),
    likely: dayAfter(Math.max(earliest, likely)),
    latest: dayAfter(Math.max(earliest, likely, latest)),
  };
}

function middle(low: number, high: number): number {
  return Math.round((low + high) / 2);
}

function share(days: number, percent: number): number {
  return Math.round((days * percent) / 100);
}

function scaled(low: number, lowPercent: number, likely: number, high: number, highPercent: number): DayWindow {
  return {
    earliest: Math.floor((low * lowPercent) / 100),
    likely,
    latest: Math.ceil((high * highPercent) / 100),
  };
}
