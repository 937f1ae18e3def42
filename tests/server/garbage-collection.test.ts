import { expect, test } from 'vitest';
import { collectGarbage, Departures } from '../../src/server/garbage-collection.ts';

test('memory is collected after at least half of the subscribers, and at least a thousand, have left', () => {
  const departures = new Departures();
  const numbers = [0, 600, 0, 5_000, 10_000, 6_000, 5_001, 5_000, 4_000, 2_501, 2_500, 3_000, 1_800, 1_000];
  // From 10,000 to 5,000, from 5,000 to 2,500, and from 3,000 to 1,000.
  expect(numbers.filter((n) => departures.areMany(n))).toEqual([5_000, 2_500, 1_000]);
});

test('a collection frees unreachable memory', async () => {
  const held = { list: Array.from({ length: 1_000 }, (_, n) => ({ n })) };
  const left = new WeakRef({ list: held.list.map(({ n }) => ({ n })) });
  const stays = new WeakRef(held);
  // A reference that was read stays until the end of the task.
  await new Promise(setImmediate);
  await collectGarbage();
  expect(left.deref()).toBeUndefined();
  expect(stays.deref()).toBe(held);
});
