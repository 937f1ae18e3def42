import { type Day, daysBetween } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { upperTail, Z90 } from './normal-distribution.ts';
import { maxAbsenceSurvival } from './typical-course.ts';

/**
 * The spreads of ln(days) outside the window. Before it: that of a window of three weeks that opens after two. After it:
 * of players still out when the time named in the press was exceeded by half or more, 80 % were out a week later too
 * (494 pairs of fixtures of the forecasts in README.md), which is a spread of 1.5.
 */
const EARLY_SIGMA = 0.35;
const LATE_SIGMA = 1.5;

/**
 * P(T > t), t days after `origin`, where a window named the days by which he is back with chance 10, 50 and 90 %:
 * a log-normal of two halves between them, S = Q(z), e, m, l days after the origin,
 *
 *     z = Z90 ln(t / m) / ln(m / e)    for e <= t <= m
 *     z = Z90 ln(t / m) / ln(l / m)    for m <= t <= l
 *
 * that goes on with a spread of its own outside, so that the narrowest window does not make him certain to be back
 * once it is past, and so that moving any of the three days later never lowers a chance:
 *
 *     z = -Z90 + ln(t / e) / 0.35      for t < e
 *     z = Z90 + ln(t / l) / 1.5        for t > l, and times H(t - l), see `notForEver`
 *
 * Days of the window that coincide are drawn apart by half days, the later one staying where it is.
 */
export function statedWindowSurvival(window: ReturnWindow, origin: Day): (t: number) => number {
  const late = daysBetween(origin, window.latest);
  const p50 = inOrder(daysBetween(origin, window.likely), late);
  const p10 = inOrder(daysBetween(origin, window.earliest), p50);
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

/** A positive number of days before `next`. */
function inOrder(days: number, next: number): number {
  const before = Math.min(days, next - 0.5);
  return before > 0 ? before : Math.min(0.5, next / 2);
}
