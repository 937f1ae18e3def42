/** How many executions are under way at once. */
const AT_ONCE = 4;

/** How long executions go on before the rest of the program has its turn. */
const TURN_MS = 4;

/** Lets executions take turns, so that one change that wakes a thousand answers does not keep queries waiting. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #since = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < AT_ONCE) this.#running += 1;
    else {
      const turn = Promise.withResolvers<void>();
      this.#waiting.push(turn.resolve);
      await turn.promise;
    }
    try {
      return await work();
    } finally {
      this.#pass();
    }
  }

  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else if (performance.now() - this.#since < TURN_MS) next();
    else {
      setImmediate(() => {
        this.#since = performance.now();
        next();
      });
    }
  }
}
