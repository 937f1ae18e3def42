import type { InvalidationBus } from './bus.ts';
import { Listeners } from './listeners.ts';

/** Returns a bus within this process, for a database that no other node writes to. */
export function memoryBus(): InvalidationBus {
  const listeners = new Listeners();
  return {
    invalidate: (tags) => listeners.notify(new Set(tags)),
    listen: listeners.listen,
    isDisconnected: () => false,
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
