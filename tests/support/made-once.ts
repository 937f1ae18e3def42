import { inject } from 'vitest';

/**
 * Data that is made once for all workers of a run: the worker that first asks for a key makes it, and all others wait for
 * it. The main process keeps it (`postgres-global-setup.ts`).
 */

const known = new Map<string, Promise<unknown>>();

/** Returns what `make` returned in the worker that asked first. The value is sent to the others as JSON. */
export function madeOnce<T extends object>(key: string, make: () => Promise<T>): Promise<T> {
  return known.getOrInsertComputed(key, () => askFor(key, make)) as Promise<T>;
}

async function askFor<T extends object>(key: string, make: () => Promise<T>): Promise<T> {
  const { value } = await send<{ readonly value?: T }>(key, null);
  if (value !== undefined) return value;
  try {
    const made = await make();
    await send(key, { value: made });
    return made;
  } catch (error) {
    await send(key, { error: String(error) });
    throw error;
  }
}

async function send<T>(key: string, made: object | null): Promise<T> {
  const response = await fetch(`${inject('postgres')}/made`, { method: 'POST', body: JSON.stringify({ key, made }) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
