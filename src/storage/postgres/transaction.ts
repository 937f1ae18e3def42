import type { Pool, PoolClient, QueryResult } from 'pg';
import { retry, CommitOutcomeUnknownError } from './retry.ts';
import { isConnectionLost } from './errors.ts';
import { LOCKS } from './locks.ts';

/** Callbacks with the result of the work, by the outcome of the transaction. */
export interface Outcome<T> {
  onCommitted?(result: T): void;
  onUnknown?(result: T): void;
}

/** Work in a transaction. `begun` holds the results of the statements that began it. */
export type Work<T> = (client: PoolClient, begun: QueryResult | readonly QueryResult[]) => Promise<T>;

export const BEGIN = 'begin isolation level read committed read write';
/** Takes the writers' lock in a separate statement, so that later reads see all earlier writes. */
export const BEGIN_EXCLUSIVE = `${BEGIN}; select pg_advisory_xact_lock(${LOCKS.writing})`;

/**
 * Runs work in one transaction, which is durable when the promise resolves. Retries if it is certain that nothing was
 * committed, on another connection if the first was lost.
 */
export function inTransaction<T>(pool: Pool, begin: string, work: Work<T>, outcome: Outcome<T> = {}): Promise<T> {
  return retry(() => once(pool, begin, work, outcome));
}

async function once<T>(pool: Pool, begin: string, work: Work<T>, outcome: Outcome<T>): Promise<T> {
  const client = await pool.connect();
  let result: T;
  try {
    const begun = await client.query(begin);
    result = await work(client, begun);
    await commit(client, () => outcome.onUnknown?.(result));
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
  client.release();
  outcome.onCommitted?.(result);
  return result;
}

async function commit(client: PoolClient, onUnknown: () => void): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    onUnknown();
    throw new CommitOutcomeUnknownError('connection lost during commit', { cause: error });
  }
}

async function rollBack(client: PoolClient, error: unknown): Promise<void> {
  if (isConnectionLost(error)) return client.release(true);
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
