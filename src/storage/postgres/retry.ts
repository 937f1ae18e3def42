import { setTimeout } from 'node:timers/promises';
import { isSerializationFailure, isConnectionLost, isTimeout, isConnectionRefused } from './errors.ts';

/** Nobody can tell what came of a transaction: its connection was lost while it was committed. */
export class CommitOutcomeUnknownError extends Error {
  override readonly name = 'Unsure';
}

const FIRST_PAUSE_MS = 10;

/**
 * Does again, a few times, what came to nothing and may go well the next time. What was lost with its connection, as all
 * are that were open when the database was restarted, is done on another one; that one is lost too: it is away.
 */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= mostTries(error)) throw error;
    }
    // Two that got in each other's way must not meet again.
    await setTimeout(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
  }
}

function mostTries(error: unknown): number {
  if (error instanceof CommitOutcomeUnknownError) return 1;
  if (isSerializationFailure(error) || isConnectionRefused(error)) return 6;
  return isConnectionLost(error) && !isTimeout(error) ? 2 : 1;
}
