import type { Pool, PoolClient } from 'pg';
import { setTimeout } from 'node:timers/promises';
import { isClash, isLost } from './faults.ts';

/** Whatever came of a transaction: its connection was lost while it was committed. */
export class Unsure extends Error {
  override readonly name = 'Unsure';
}

const TRIES = 4;
const FIRST_PAUSE_MS = 20;

export const BEGIN = 'begin isolation level read committed read write';

/**
 * All or nothing, on one connection, durable when the promise resolves. Done again, on another connection where its own
 * was lost, as long as it is sure that nothing came of it.
 */
export async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, begin, work);
    } catch (error) {
      const isWorthIt = !(error instanceof Unsure) && (isClash(error) || isLost(error));
      if (!isWorthIt || attempt === TRIES) throw error;
    }
    // Two that got in each other's way must not meet again.
    await setTimeout(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
  }
}

async function once<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await commit(client);
    client.release();
    return result;
  } catch (error) {
    if (isLost(error)) client.release(true);
    else {
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
    }
    throw error;
  }
}

async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    if (isLost(error)) throw new Unsure('the database was lost while it committed', { cause: error });
    throw error;
  }
}
