import type { Bell, Rung } from './bus.ts';

/** Who listens to a bell. */
export class Listeners {
  readonly #listeners = new Set<(rung: Rung) => void>();

  readonly listen: Bell['listen'] = (listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** An idle ring is none. */
  tell(rung: Rung): void {
    if (rung === 'EVERYTHING' || rung.size > 0) for (const listener of this.#listeners) listener(rung);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
