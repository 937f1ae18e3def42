/** A shorter request does not wait for a turn. */
export const MIN_LONG_REQUEST = 16 * 1024;

/**
 * Runs pieces of work, such as long requests, one in each turn of the event loop. Several of them together thus do not
 * delay other clients.
 */
export class TurnQueue {
  readonly #waiting: (() => void)[] = [];

  run(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) setImmediate(() => this.#next());
  }

  #next(): void {
    try {
      this.#waiting[0]?.();
    } finally {
      this.#waiting.shift();
      if (this.#waiting.length > 0) setImmediate(() => this.#next());
    }
  }
}
