import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Announcement, Key } from '../../invalidation/bus.ts';
import type { Scope, Store, World, Writes } from '../store.ts';
import { again } from './retry.ts';
import { faultIn } from './errors.ts';
import { Line } from './write-queue.ts';
import { LOCKS } from './locks.ts';
import { connect, migrateDatabase } from './open.ts';
import { openPool, PATIENCE, type Patience } from './pool.ts';
import { probeOf } from './probe.ts';
import { daysOf, readsOf } from './reads.ts';
import { estimateWritersOf, tokensOf } from './tokens-and-audit.ts';
import { shelvesOf } from './repositories.ts';
import { prepareStatements } from './statements.ts';
import { BEGIN_ALONE, inTransaction } from './transaction.ts';
import { readWorld } from './read-scope.ts';
import { write } from './writes.ts';

/** How it is rung within a transaction. */
export type Announce = (keys: readonly Key[]) => Announcement;

export interface PostgresOptions {
  /** How many connections a node has at most, beside the one that listens. */
  readonly connections?: number;
  readonly patience?: Partial<Patience>;
}

/** So long one node waits for what another does alone. */
const LONGEST_WORK_MS = 60_000;

/**
 * Opens, and where needed makes and migrates, a database that any number of nodes share. `announce`: null where nobody
 * is to hear of what is committed.
 */
export async function openPostgresStore(
  url: string,
  announce: Announce | null = null,
  { connections = 10, patience = {} }: PostgresOptions = {},
): Promise<Store> {
  await migrateDatabase(url);
  const pool = openPool(url, connections, { ...PATIENCE, ...patience });
  const db = drizzle(pool);
  const s = prepareStatements(db);
  const line = new Line();

  return {
    ...shelvesOf(db, s, () => daysOf(s)),
    ...readsOf(s),
    tokens: tokensOf(pool, db),
    estimateWriters: estimateWritersOf(db),
    probe: probeOf(pool),
    faultIn,
    world: (scope) => again(() => readWorld(pool, scope)),
    change: (scope, decide) => line.inTurn(() => change(pool, announce, scope, decide)),
    alone: (work) => alone(url, work),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function change<T>(
  pool: Pool,
  announce: Announce | null,
  scope: Scope,
  decide: (world: World) => { readonly result: T; readonly writes: Writes | null },
): Promise<T> {
  const { result } = await inTransaction(
    pool,
    BEGIN_ALONE,
    async (client) => {
      const { result, writes } = decide(await readWorld(client, scope));
      if (writes === null) return { result, announced: null };
      await write(client, writes);
      const announced = announce?.(writes.rung) ?? null;
      for (const { text, values } of announced?.statements ?? []) await client.query(text, [...values]);
      return { result, announced };
    },
    { committed: ({ announced }) => announced?.committed(), unsure: ({ announced }) => announced?.unsure() },
  );
  return result;
}

/** By a lock of the session's own: it goes with the node that holds it, should that end. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${LONGEST_WORK_MS}; select pg_advisory_lock(${LOCKS.working})`);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
