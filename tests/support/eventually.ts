import { setTimeout as sleep } from 'node:timers/promises';

/** The time that a test waits for an event before it fails: longer than a slow, busy machine needs. */
export const PATIENCE_MS = 60_000;

/** Waits until a condition holds; fails if it does not within the limit. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    if (await holds()) return;
  }
  throw new Error(`not within ${patienceMs} ms: ${what}`);
}
