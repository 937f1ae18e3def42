import type { Bell, Key } from './bell.ts';

/** A bell heard within this process. */
export function memoryBell(): Bell {
  const listeners = new Set<(keys: ReadonlySet<Key>) => void>();
  return {
    ring(keys) {
      const rung = new Set(keys);
      if (rung.size > 0) for (const listener of listeners) listener(rung);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
