/** Baseline models for comparison: a statistical one, and the single-day rule of existing products. */

import { daysBetween } from '../../src/domain/day.ts';
import { typicalDuration } from '../../src/domain/diagnosis/catalogue.ts';
import type { Outcome, Statement } from './forecasts.ts';
import { upperTail } from '../../src/domain/recovery/normal-distribution.ts';

/** Returns the chance of not being back for a fixture after a statement. */
export type BaselineModel = (statement: Statement, outcome: Outcome) => number;

/**
 * A log-normal per kind with a share f that never returns, P = f + (1 - f) S. Fitted to the same statements. x: days
 * to the fixture; h: days to the stated day; d: days out so far; g: typical median of the diagnosis.
 *
 *     dated    S = Q((ln((x+1)/(h+1)) + 0.123 - 0.316 ln(1+d/30)) / (0.824 ((h+1)/21)^-0.511))
 *     unknown  S = Q((ln(d+x) - mu) / 0.986) / Q((ln d - mu) / 0.986),  mu = 2.956 + 2.113 ln(g/21)
 *     chance   S = Q((ln(x+1) - mu) / 1.646),  mu = 2.710, 2.023 or 1.600 (25, 50, 75 %) + 0.565 ln(g/21)
 */
export const baseline: BaselineModel = ({ recoveryCase }, { fixtureOn }) => {
  const { statedOn, occurredOn, statement } = recoveryCase;
  const x = daysBetween(statedOn, fixtureOn);
  const d = occurredOn === null ? 0 : daysBetween(occurredOn, statedOn);
  const g = Math.log(typicalDuration({ ...recoveryCase, population: 'PUBLIC' }).median / 21);
  const withOutliers = (f: number, s: number) => f + (1 - f) * s;
  if (statement.basis === 'DATE') {
    const h = Math.max(0, daysBetween(statedOn, statement.date));
    const z = Math.log((x + 1) / (h + 1)) + 0.123 - 0.316 * Math.log(1 + d / 30);
    return withOutliers(0.017, upperTail(z / (0.824 * ((h + 1) / 21) ** -0.511)));
  }
  if (statement.basis === 'CHANCE') {
    const mu = (statement.percent <= 25 ? 2.71 : statement.percent <= 50 ? 2.023 : 1.6) + 0.565 * g;
    return withOutliers(0.004, upperTail((Math.log(x + 1) - mu) / 1.646));
  }
  const still = (t: number) => (t <= 0 ? 1 : upperTail((Math.log(t) - 2.956 - 2.113 * g) / 0.986));
  return withOutliers(0.13, still(d + x) / still(d));
};

/**
 * Out until the stated day and available from it. Without a day, out for every fixture. With a stated chance above 50 %,
 * available for the next fixture; otherwise available from the fixture after it.
 */
export const singleDayBaseline: BaselineModel = ({ recoveryCase: { statement } }, { fixtureOn }) => {
  if (statement.basis === 'DATE') return fixtureOn < statement.date ? 1 : 0;
  if (statement.basis === 'CHANCE') return statement.percent <= 50 && fixtureOn === statement.nextFixtureOn ? 1 : 0;
  return 1;
};
