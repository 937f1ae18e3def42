/** How many readers are told, and for how long, before everything else has its turn. */
const SLICE = 200;
const SLICE_MS = 2;
/** What began a walk was at work for a while: only so many are told before those who wait since then have their turn. */
const FIRST = 20;

/**
 * Tells the readers of all answers in slices, so that queries are answered meanwhile however many answers have news at
 * once. Each answer gets a slice in its turn: one with very many readers does not keep the others waiting.
 */
export class DeliveryScheduler {
  readonly #walks = new Set<Iterator<unknown>>();
  #isWaiting = false;

  /** Each step of a walk tells one reader. The first slice is told at once. */
  start(walk: Iterator<unknown>): void {
    this.#walks.add(walk);
    if (!this.#isWaiting) this.#tell(FIRST);
  }

  #tell(most: number): void {
    this.#isWaiting = false;
    const until = performance.now() + SLICE_MS;
    let told = 0;
    for (const walk of this.#walks) {
      this.#walks.delete(walk);
      while (walk.next().done !== true) {
        told += 1;
        if (told < most && performance.now() < until) continue;
        this.#walks.add(walk);
        this.#isWaiting = true;
        setImmediate(() => this.#tell(SLICE));
        return;
      }
    }
  }
}
