import { upperTail } from './normal-distribution.ts';
import type { Parameters } from './parameters.ts';
import { maxAbsenceSurvival } from './typical-course.ts';

/**
 * Returns P(T > x), x days after a stated chance p of playing the fixture in n days:
 *
 *     S(x) = H(x - n) [w U(x) + (1 - w) Q((ln((x + 1) / (n + 1)) - m - k v) / s)],   w = 1 / (1 + e^-(ω + v))
 *     v = 1/2 - ln(p / (1 - p)) / (2 ln 3)      doubt: 0 at 75 %, 1/2 at 50 %, 1 at 25 %
 *
 * The result at that fixture deliberately differs from the stated chance, because outcomes did: of players with a
 * stated 75 %, 48 % were not back for it; with 50 %, 65 %; with 25 %, 81 %.
 */
export function statedChanceSurvival(
  statement: { readonly percent: number; readonly daysToNext: number },
  typical: (x: number) => number,
  { logMedian, doubtSlope, spread, noiseLogOdds }: Parameters['chance'],
): (x: number) => number {
  const p = Math.min(99, Math.max(1, statement.percent)) / 100;
  const doubt = 0.5 - Math.log(p / (1 - p)) / (2 * Math.log(3));
  const w = 1 / (1 + Math.exp(-noiseLogOdds - doubt));
  const next = statement.daysToNext;
  const mu = Math.log(next + 1) + logMedian + doubtSlope * doubt;
  return (x) => {
    if (x <= 0) return 1;
    const returning = upperTail((Math.log(x + 1) - mu) / spread);
    return maxAbsenceSurvival(x - next) * (w * typical(x) + (1 - w) * returning);
  };
}
