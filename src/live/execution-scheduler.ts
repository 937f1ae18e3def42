/** How many executions are under way at once. */
const AT_ONCE = 4;

/** How long executions go on before the rest of the program has its turn. */
const TURN_MS = 4;

/**
 * Lets executions take turns, so that one change that wakes a thousand answers, or a thousand readers who come at once,
 * do not keep queries waiting.
 */
export class ExecutionScheduler {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** When the first execution of this turn began; null: there was none yet. */
  #began: number | null = null;

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#begin();
    if (this.#isFull) {
      const turn = Promise.withResolvers<void>();
      this.#waiting.push(turn.resolve);
      await turn.promise;
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#pass();
    }
  }

  get #isFull(): boolean {
    const isOver = this.#began !== null && performance.now() - this.#began > TURN_MS;
    return isOver || this.#running === AT_ONCE || this.#waiting.length > 0;
  }

  #begin(): void {
    if (this.#began !== null) return;
    this.#began = performance.now();
    setImmediate(() => {
      this.#began = null;
      this.#pass();
    });
  }

  #pass(): void {
    if (this.#waiting.length === 0) return;
    this.#begin();
    while (this.#running < AT_ONCE && performance.now() - (this.#began ?? 0) <= TURN_MS) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#running += 1;
      next();
    }
  }
}
