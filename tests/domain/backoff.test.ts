import { expect, test } from 'vitest';
import { Backoff } from '../../src/domain/backoff.ts';

test('delays double up to the maximum, vary by the random number, and restart at the minimum after a reset', () => {
  const backoff = new Backoff({ firstMs: 100, maxMs: 450 });
  expect([1, 2, 3, 4].map(() => backoff.nextMs())).toEqual([100, 200, 400, 450]);
  expect([backoff.nextMs(0), backoff.nextMs(1)]).toEqual([225, 675]);
  backoff.reset();
  expect(backoff.nextMs()).toBe(100);
});
