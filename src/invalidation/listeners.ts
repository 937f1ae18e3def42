import type { InvalidationBus } from './bus.ts';
import type { InvalidatedTags } from './tags.ts';

/** The listeners of a bus within this process. */
export class Listeners {
  readonly #listeners = new Set<(invalidated: InvalidatedTags) => void>();

  readonly listen: InvalidationBus['listen'] = (listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Calls all listeners, unless the set of tags is empty. */
  notify(invalidated: InvalidatedTags): void {
    if (invalidated === 'ALL' || invalidated.size > 0) for (const listener of this.#listeners) listener(invalidated);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
