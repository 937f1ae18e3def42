const WINDOW_MS = 60_000;

/** In how many parts an operation is counted. */
export const UNITS_PER_OPERATION = 10;

/**
 * What each has left of a minute. The minute is the same for all: when it is over, everything that was counted is
 * forgotten at once. So a count costs one look into a map, there is no timer for anybody, and whoever has not been here
 * for a minute takes no room. (At the turn of a minute one may have two minutes' worth in a few seconds.)
 */
export class RateLimiter {
  readonly #spent = new Map<string, number>();
  #until = 0;

  /** Counts parts of operations. Answers with the seconds to wait where they are more than there is left; else 0. */
  consume(who: string, parts: number, mostOperations: number): number {
    const now = performance.now();
    if (now >= this.#until) {
      this.#spent.clear();
      this.#until = now + WINDOW_MS;
    }
    const spent = (this.#spent.get(who) ?? 0) + parts;
    if (spent > mostOperations * UNITS_PER_OPERATION) return Math.ceil((this.#until - now) / 1000);
    this.#spent.set(who, spent);
    return 0;
  }

  /** Counts what was done already, however much that is. */
  charge(who: string, parts: number): void {
    this.#spent.set(who, (this.#spent.get(who) ?? 0) + parts);
  }
}
