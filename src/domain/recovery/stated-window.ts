import { type Day, daysBetween } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { upperTail, Z90 } from './normal-distribution.ts';
import { maxAbsenceSurvival } from './typical-course.ts';

/**
 * The spreads of ln(days) outside the window. The early one is that of a three-week window that opens after two weeks.
 * The late one is fitted: of players whose absence exceeded the time named in the press by half or more, 80 % were still
 * out a week later (494 pairs of fixtures of the data in docs/recovery-model.md).
 */
const EARLY_SIGMA = 0.35;
const LATE_SIGMA = 1.5;

/**
 * Returns P(T > t), t days after `origin`, for a window. It has the days e, m and l after the origin by which the
 * player is back with a chance of 10, 50 and 90 %. Inside the window S = Q(z) is a log-normal of two halves:
 *
 *     z = Z90 ln(t / m) / ln(m / e)    for e <= t <= m
 *     z = Z90 ln(t / m) / ln(l / m)    for m <= t <= l
 *
 * Outside, it continues with fixed spreads. So the return is never certain after a narrow window, and moving any of the
 * three days later never lowers a chance:
 *
 *     z = -Z90 + ln(t / e) / 0.35      for t < e
 *     z = Z90 + ln(t / l) / 1.5        for t > l, and times H(t - l), see `maxAbsenceSurvival`
 *
 * Days of the window that coincide are separated by half a day each; the latest day keeps its place.
 */
export function statedWindowSurvival(window: ReturnWindow, origin: Day): (t: number) => number {
  const late = daysBetween(origin, window.latest);
  const p50 = beforeNext(daysBetween(origin, window.likely), late);
  const p10 = beforeNext(daysBetween(origin, window.earliest), p50);
  const below = Z90 / Math.log(p50 / p10);
  const above = Z90 / Math.log(late / p50);
  return (t) => {
    if (t <= 0) return 1;
    if (t === p10) return 0.9;
    if (t === p50) return 0.5;
    if (t === late) return 0.1;
    if (t < p10) return upperTail(-Z90 + Math.log(t / p10) / EARLY_SIGMA);
    if (t > late) return maxAbsenceSurvival(t - late) * upperTail(Z90 + Math.log(t / late) / LATE_SIGMA);
    return upperTail(Math.log(t / p50) * (t < p50 ? below : above));
  };
}

/** Returns a positive number of days that is less than `next`. */
function beforeNext(days: number, next: number): number {
  const separated = Math.min(days, next - 0.5);
  return separated > 0 ? separated : Math.min(0.5, next / 2);
}
