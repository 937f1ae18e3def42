import { expect, test } from 'vitest';
import { compassSearch } from '../../../bench/recovery-fit/compass-search.ts';
import { binsOf, scoreOf } from '../../../src/domain/forecast-accuracy/score.ts';

const FORECASTS = [
  { chance: 0.8, happened: true },
  { chance: 0.8, happened: false },
  { chance: 0.3, happened: false },
  { chance: 1, happened: true },
];

test('the score matches its formulas, computed by hand', () => {
  const { rows, brier, logLoss, calibrationError } = scoreOf(FORECASTS);
  expect(rows).toBe(4);
  expect(brier).toBeCloseTo((0.04 + 0.64 + 0.09 + 0) / 4, 12);
  expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.2) + Math.log(0.7) + Math.log(0.9999)) / 4, 12);
  expect(calibrationError).toBeCloseTo((2 * 0.3 + 0.3 + 0) / 4, 12);
});

test('bins group forecasts by tenths of the chance', () => {
  expect(binsOf(FORECASTS).map(({ rows, frequency }) => [rows, frequency])).toEqual([
    [1, 0],
    [2, 0.5],
    [1, 1],
  ]);
});

test('compass search finds the minimum of a paraboloid', () => {
  const [x, y] = compassSearch(([a = 0, b = 0]) => (a - 1.3) ** 2 + (b + 0.7) ** 2 + a * b * 0.5, [0, 0]);
  expect(x).toBeCloseTo((2 * 1.3 + 0.5 * 0.7) / (2 - 0.125), 1);
  expect(y).toBeCloseTo(-0.7 - 0.25 * (x ?? 0), 2);
});
