/** A shorter request does not wait for a turn. */
export const MIN_LONG_REQUEST = 16 * 1024;

/** Runs pieces of work, such as long requests of all transports, one in each turn of the event loop, so that several long ones do not delay other clients together. */
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
