const WINDOW_MS = 60_000;

/** Units of one operation, so that a cache hit can count as a fraction of one. */
export const UNITS_PER_OPERATION = 10;

/**
 * A fixed-window rate limiter with one window for all keys. Clearing the map when the window ends needs no timer per key
 * and frees idle keys. Trade-off: up to twice the limit can pass around the end of a window.
 */
export class RateLimiter {
  readonly #consumed = new Map<string, number>();
  #windowEnd = 0;

  /** Counts units of an operation. Returns the seconds until the window ends if they exceed the limit; otherwise 0. */
  consume(key: string, units: number, maxOperations: number): number {
    const now = performance.now();
    if (now >= this.#windowEnd) {
      this.#consumed.clear();
      this.#windowEnd = now + WINDOW_MS;
    }
    const consumed = (this.#consumed.get(key) ?? 0) + units;
    if (consumed > maxOperations * UNITS_PER_OPERATION) return Math.ceil((this.#windowEnd - now) / 1000);
    this.#consumed.set(key, consumed);
    return 0;
  }

  /** Counts units of an operation that can no longer be rejected, even beyond the limit. */
  charge(key: string, units: number): void {
    this.#consumed.set(key, (this.#consumed.get(key) ?? 0) + units);
  }
}
