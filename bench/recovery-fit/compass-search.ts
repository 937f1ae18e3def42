/**
 * Returns a point near `start` that minimizes `loss`, by compass search. It tries a step up and down each coordinate in
 * turn, halves the step when none is better, and stops below `until`. Deterministic; for a few smooth parameters.
 * Source: Kolda, Lewis and Torczon 2003, SIAM Review 45:385.
 */
export function compassSearch(
  loss: (point: readonly number[]) => number,
  start: readonly number[],
  { first = 0.2, until = 0.002 }: { readonly first?: number; readonly until?: number } = {},
): number[] {
  let best = [...start];
  let least = loss(best);
  for (let step = first; step >= until;) {
    let moved = false;
    for (const i of best.keys()) {
      for (const by of [step, -step]) {
        const there = best.with(i, (best[i] ?? 0) + by);
        const value = loss(there);
        if (value >= least) continue;
        [best, least, moved] = [there, value, true];
        break;
      }
    }
    if (!moved) step /= 2;
  }
  return best;
}
