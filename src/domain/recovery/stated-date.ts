import { type Day, daysBetween } from '../day.ts';
import { upperTail } from './normal-distribution.ts';
import type { Parameters } from './parameters.ts';

/** Ahead of which the spread of ln(days) is s: three weeks. */
const THREE_WEEKS = 21;

/**
 * P(T > x), x days after a statement that named the day of return, h days ahead (0 where it is past):
 *
 *     S(x) = w U(x) + (1 - w) Q(z),   w = 1 / (1 + e^-ω)
 *     z = (u - a) sqrt((h + 1) / 21) / s      where u - a <= 2
 *     z = 2 sqrt(e^(u - 2) / 21) / s          further out
 *     u = ln(x + 1) - c ln(1 + d / 30),  a = ln(h + 1)
 *
 * Named days further ahead have the smaller spread of ln(days), whence the root. The second z is the least that
 * the first reaches for any day up to the named one, and its tangent: so naming a later day never lowers a chance.
 */
export function statedDateSurvival(
  said: { readonly saidOn: Day; readonly date: Day; readonly daysOut: number },
  typical: (x: number) => number,
  { delay, spread, adrift }: Parameters['dated'],
): (x: number) => number {
  const ahead = Math.max(0, daysBetween(said.saidOn, said.date)) + 1;
  const late = delay * Math.log(1 + said.daysOut / 30);
  const a = Math.log(ahead);
  const w = 1 / (1 + Math.exp(-adrift));
  const slope = Math.sqrt(ahead / THREE_WEEKS) / spread;
  return (x) => {
    if (x <= 0) return 1;
    const u = Math.log(x + 1) - late;
    const z = u - a <= 2 ? (u - a) * slope : (2 * Math.sqrt(Math.exp(u - 2) / THREE_WEEKS)) / spread;
    return w * typical(x) + (1 - w) * upperTail(z);
  };
}
