import { setTimeout } from 'node:timers/promises';
import { Backoff } from '../../domain/backoff.ts';
import { isSerializationFailure, isConnectionLost, isTimeout, isConnectionRefused } from './errors.ts';

/** Nobody can tell what came of a transaction: its connection was lost while it was committed. */
export class CommitOutcomeUnknownError extends Error {
  override readonly name = 'Unsure';
}

const FIRST_DELAY_MS = 20;
const MAX_DELAY_MS = 1_000;

/**
 * Does again, a few times, what came to nothing and may go well the next time. What was lost with its connection, as all
 * are that were open when the database was restarted, is done on another one; that one is lost too: it is away.
 */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  const backoff = new Backoff({ firstMs: FIRST_DELAY_MS, maxMs: MAX_DELAY_MS });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= mostTries(error)) throw error;
    }
    // Two that got in each other's way must not meet again.
    await setTimeout(backoff.nextMs(Math.random()));
  }
}

function mostTries(error: unknown): number {
  if (error instanceof CommitOutcomeUnknownError) return 1;
  if (isSerializationFailure(error) || isConnectionRefused(error)) return 6;
  return isConnectionLost(error) && !isTimeout(error) ? 2 : 1;
}
