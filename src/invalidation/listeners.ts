import type { InvalidationBus, InvalidatedTags } from './bus.ts';

/** Who listens to a bell. */
export class Listeners {
  readonly #listeners = new Set<(invalidated: InvalidatedTags) => void>();

  readonly listen: InvalidationBus['listen'] = (listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** An idle ring is none. */
  notify(invalidated: InvalidatedTags): void {
    if (invalidated === 'ALL' || invalidated.size > 0) for (const listener of this.#listeners) listener(invalidated);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
