import type { Pool, PoolClient, QueryResult } from 'pg';
import { retry, CommitOutcomeUnknownError } from './retry.ts';
import { isConnectionLost } from './errors.ts';
import { LOCKS } from './locks.ts';

/** Told of what the work has answered. */
export interface Outcome<T> {
  committed?(result: T): void;
  unsure?(result: T): void;
}

/** Runs in a transaction. `begun`: the results of the statements that began it. */
export type Work<T> = (client: PoolClient, begun: QueryResult | readonly QueryResult[]) => Promise<T>;

export const BEGIN = 'begin isolation level read committed read write';
/** One lock for all who write. It is taken by a statement of its own: what is read after it sees what was written before. */
export const BEGIN_EXCLUSIVE = `${BEGIN}; select pg_advisory_xact_lock(${LOCKS.writing})`;

/**
 * All or nothing, on one connection, durable when the promise resolves. Done again, on another connection where its own
 * was lost, as long as it is sure that nothing came of it.
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
    await commit(client, () => outcome.unsure?.(result));
  } catch (error) {
    await giveUp(client, error);
    throw error;
  }
  client.release();
  outcome.committed?.(result);
  return result;
}

async function commit(client: PoolClient, unsure: () => void): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    unsure();
    throw new CommitOutcomeUnknownError('the database was lost while it committed', { cause: error });
  }
}

async function giveUp(client: PoolClient, error: unknown): Promise<void> {
  if (isConnectionLost(error)) return client.release(true);
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
