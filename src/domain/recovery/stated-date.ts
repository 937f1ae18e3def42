import { type Day, daysBetween } from '../day.ts';
import { upperTail } from './normal-distribution.ts';
import type { Parameters } from './parameters.ts';

/** The distance of a stated day, in days, at which the spread of ln(days) is s. */
const REFERENCE_DAYS = 21;

/**
 * Returns P(T > x), x days after a stated day of return, h days ahead (0 if past):
 *
 *     S(x) = w U(x) + (1 - w) Q(z),   w = 1 / (1 + e^-ω)
 *     z = (u - a) sqrt((h + 1) / 21) / s      if u - a <= 2
 *     z = 2 sqrt(e^(u - 2) / 21) / s          otherwise
 *     u = ln(x + 1) - c ln(1 + d / 30),  a = ln(h + 1)
 *
 * The root reflects that days further ahead have a smaller spread of ln(days). The second z is the minimum of the first
 * over all days up to the stated one, so that a later stated day never lowers a chance.
 */
export function statedDateSurvival(
  statement: { readonly statedOn: Day; readonly date: Day; readonly daysOut: number },
  typical: (x: number) => number,
  { delay, spread, noiseLogOdds }: Parameters['dated'],
): (x: number) => number {
  const ahead = Math.max(0, daysBetween(statement.statedOn, statement.date)) + 1;
  const delayed = delay * Math.log(1 + statement.daysOut / 30);
  const a = Math.log(ahead);
  const w = 1 / (1 + Math.exp(-noiseLogOdds));
  const slope = Math.sqrt(ahead / REFERENCE_DAYS) / spread;
  return (x) => {
    if (x <= 0) return 1;
    const u = Math.log(x + 1) - delayed;
    const z = u - a <= 2 ? (u - a) * slope : (2 * Math.sqrt(Math.exp(u - 2) / REFERENCE_DAYS)) / spread;
    return w * typical(x) + (1 - w) * upperTail(z);
  };
}
