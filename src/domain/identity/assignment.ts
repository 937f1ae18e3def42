import { munkres } from 'munkres';

/** Above this number of pairs a greedy solution replaces the exact one, which takes cubic time. */
const MOST_PAIRS = 160_000;

/**
 * Returns the column of each row in the assignment of the largest total weight; null for a row without one. A column
 * belongs to at most one row, and pairs of weight 0 or less are never assigned.
 */
export function assign(weights: readonly (readonly number[])[]): (number | null)[] {
  const width = weights[0]?.length ?? 0;
  const result: (number | null)[] = weights.map(() => null);
  if (width === 0) return result;
  if (weights.length === 1) {
    const best = Math.max(...(weights[0] ?? []));
    return [best > 0 ? (weights[0]?.indexOf(best) ?? null) : null];
  }
  if (weights.length * width > MOST_PAIRS) return assignGreedily(weights);
  const costs = weights.map((row) => row.map((weight) => -Math.max(0, weight)));
  for (const [row, column] of munkres(costs)) {
    if ((weights[row]?.[column] ?? 0) > 0) result[row] = column;
  }
  return result;
}

function assignGreedily(weights: readonly (readonly number[])[]): (number | null)[] {
  const result: (number | null)[] = weights.map(() => null);
  const taken = new Set<number>();
  const pairs = weights.flatMap((row, index) =>
    row.flatMap((weight, column) => (weight > 0 ? [{ index, column, weight }] : [])),
  );
  for (const { index, column } of pairs.toSorted((a, b) => b.weight - a.weight)) {
    if (result[index] !== null || taken.has(column)) continue;
    result[index] = column;
    taken.add(column);
  }
  return result;
}
