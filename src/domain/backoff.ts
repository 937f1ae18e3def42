/** Delays between retries: the first, then each twice as long as the one before, up to a maximum. */
export class Backoff {
  readonly #firstMs: number;
  readonly #maxMs: number;
  #nextMs: number;

  constructor({ firstMs, maxMs }: { readonly firstMs: number; readonly maxMs: number }) {
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
    this.#nextMs = firstMs;
  }

  /**
   * Returns the delay before the next attempt, in milliseconds. `random`, from 0 to 1, scales it by 0.5 to 1.5: pass a
   * random number if several nodes or transactions must not retry at the same time.
   */
  nextMs(random = 0.5): number {
    const delay = this.#nextMs;
    this.#nextMs = Math.min(2 * delay, this.#maxMs);
    return delay * (0.5 + random);
  }

  /** Starts again at the first delay. Call it after a success. */
  reset(): void {
    this.#nextMs = this.#firstMs;
  }
}

/**
 * Returns the delay after a number of failed attempts, counted from 0. It doubles each time, up to a maximum. `random`,
 * from 0 to 1, scales it by 0.5 to 1.5.
 */
export function backoffMs(
  { firstMs, maxMs }: { readonly firstMs: number; readonly maxMs: number },
  attempt: number,
  random = 0.5,
): number {
  return Math.min(firstMs * 2 ** attempt, maxMs) * (0.5 + random);
}
