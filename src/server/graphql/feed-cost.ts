import { COST_PER_OPERATION, FEED_PLAYERS_IN_COST } from '../../limits.ts';

/**
 * Returns a function that charges one more player of a feed. The declared cost covers only a few players. Costs are
 * reported in amounts that count as one operation.
 */
export function chargeOfPlayers(declaredCost: number, onCost: (cost: number) => void): () => void {
  let owed = -declaredCost;
  return () => {
    owed += declaredCost / FEED_PLAYERS_IN_COST;
    if (owed < COST_PER_OPERATION) return;
    onCost(owed);
    owed = 0;
  };
}
