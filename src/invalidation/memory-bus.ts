import type { Bell } from './bus.ts';
import { Listeners } from './listeners.ts';

/** A bell heard within this process. */
export function memoryBell(): Bell {
  const listeners = new Listeners();
  return {
    ring: (keys) => listeners.tell(new Set(keys)),
    listen: listeners.listen,
    isDeaf: () => false,
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
