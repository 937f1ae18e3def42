import { expect, test } from 'vitest';
import { COST_PER_OPERATION } from '../../src/limits.ts';
import { chargeOfPlayers } from '../../src/server/graphql/feed-cost.ts';

test('a feed of a whole competition is charged for its players, not for those in its declared cost', () => {
  const charged: number[] = [];
  const charge = chargeOfPlayers(5_000, (cost) => charged.push(cost));
  for (let player = 0; player < 25; player += 1) charge();
  expect(charged).toEqual([]);
  for (let player = 25; player < 525; player += 1) charge();
  // 200 a player, in amounts of at least one operation.
  expect(charged.reduce((sum, cost) => sum + cost, 0)).toBeGreaterThan(99_000);
  expect(Math.min(...charged)).toBeGreaterThanOrEqual(COST_PER_OPERATION);
});
