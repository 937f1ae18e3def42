const MAX_CONCURRENT = 4;

/** Time for which executions are started before the event loop runs other work. */
const TURN_MS = 4;

/**
 * Bounds concurrent executions and yields to the event loop every few milliseconds. Mass re-execution or mass
 * subscription thus does not delay queries.
 */
export class ExecutionScheduler {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** When this turn of the event loop started its first execution; null if it has started none. */
  #turnStartedAt: number | null = null;
  #arrivedHandled: Promise<void> | null = null;

  /**
   * Resolves when the event loop has handled what arrived during this turn. A change blocks it for several
   * milliseconds: queries that arrived meanwhile are answered before its live queries are executed, and load data that
   * these need too.
   */
  afterArrived(): Promise<void> {
    // The event loop polls for arrived requests between two turns of `setImmediate`.
    this.#arrivedHandled ??= new Promise((resolve) => {
      setImmediate(() =>
        setImmediate(() => {
          this.#arrivedHandled = null;
          resolve();
        }),
      );
    });
    return this.#arrivedHandled;
  }

  async run<T>(execute: () => Promise<T>): Promise<T> {
    this.#startTurn();
    if (this.#mustWait) {
      const slot = Promise.withResolvers<void>();
      this.#waiting.push(slot.resolve);
      await slot.promise;
    } else this.#running += 1;
    try {
      return await execute();
    } finally {
      this.#running -= 1;
      this.#startWaiting();
    }
  }

  get #mustWait(): boolean {
    return this.#isTurnOver || this.#running === MAX_CONCURRENT || this.#waiting.length > 0;
  }

  get #isTurnOver(): boolean {
    return this.#turnStartedAt !== null && performance.now() - this.#turnStartedAt > TURN_MS;
  }

  #startTurn(): void {
    if (this.#turnStartedAt !== null) return;
    this.#turnStartedAt = performance.now();
    setImmediate(() => {
      this.#turnStartedAt = null;
      this.#startWaiting();
    });
  }

  /** Starts waiting executions while there are free slots and the turn is not over. */
  #startWaiting(): void {
    if (this.#waiting.length === 0) return;
    this.#startTurn();
    while (this.#running < MAX_CONCURRENT && !this.#isTurnOver) {
      const start = this.#waiting.shift();
      if (start === undefined) return;
      this.#running += 1;
      start();
    }
  }
}
