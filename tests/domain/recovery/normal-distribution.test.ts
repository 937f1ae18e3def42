import { expect, test } from 'vitest';
import { logUpperTail, upperTail, Z90 } from '../../../src/domain/recovery/normal-distribution.ts';

test.each([
  [-8, 0.9999999999999993],
  [-1, 0.8413447460685429],
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [1.96, 0.024997895148220435],
  [Z90, 0.1],
  [5, 2.866515718791939e-7],
  [10, 7.61985302416052e-24],
  [30, 4.906713927148187e-198],
])('Q(%d) is %d', (z, q) => {
  expect(Math.abs(upperTail(z) / q - 1)).toBeLessThan(1e-12);
});

test.each([
  [-8, -6.220960574271785e-16],
  [1, -1.8410216450092634],
  [10, -53.23128515051247],
  [50, -1254.8313611394442],
  [1000, -500007.826694812],
])('ln Q(%d) is %d', (z, log) => {
  expect(Math.abs(logUpperTail(z) / log - 1)).toBeLessThan(1e-12);
});

test('never rises', () => {
  for (let z = -40; z < 40; z += 1 / 64) expect(upperTail(z + 1 / 64)).toBeLessThanOrEqual(upperTail(z));
});
