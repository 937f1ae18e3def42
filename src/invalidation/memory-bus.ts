import type { InvalidationBus } from './bus.ts';
import { Listeners } from './listeners.ts';

/** A bell heard within this process. */
export function memoryBus(): InvalidationBus {
  const listeners = new Listeners();
  return {
    invalidate: (keys) => listeners.notify(new Set(keys)),
    listen: listeners.listen,
    isDisconnected: () => false,
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
