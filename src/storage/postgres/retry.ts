import { setTimeout } from 'node:timers/promises';
import { Backoff } from '../../domain/backoff.ts';
import { isSerializationFailure, isConnectionLost, isTimeout, isConnectionRefused } from './errors.ts';

/** The error of a transaction whose outcome is unknown, because the connection was lost during its commit. */
export class CommitOutcomeUnknownError extends Error {
  override readonly name = 'CommitOutcomeUnknownError';
}

const FIRST_DELAY_MS = 20;
const MAX_DELAY_MS = 1_000;

/**
 * Retries work that failed without effect and may succeed. After a lost connection it is repeated on another one, because
 * a restart of the database closes all of them, and a node notices that one by one.
 */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  const backoff = new Backoff({ firstMs: FIRST_DELAY_MS, maxMs: MAX_DELAY_MS });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= maxAttempts(error)) throw error;
    }
    // A random delay, so that two transactions do not conflict again.
    await setTimeout(backoff.nextMs(Math.random()));
  }
}

function maxAttempts(error: unknown): number {
  if (error instanceof CommitOutcomeUnknownError) return 1;
  if (isSerializationFailure(error) || isConnectionRefused(error)) return 6;
  return isConnectionLost(error) && !isTimeout(error) ? 4 : 1;
}
