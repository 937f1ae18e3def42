import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { TransactionalPublish } from '../../invalidation/bus.ts';
import type { Tag } from '../../invalidation/tags.ts';
import type { ChangeSnapshot, Scope, Store, Writes } from '../store.ts';
import { OUTBOX } from '../webhook-statements.ts';
import { calendarReads } from './calendar-reads.ts';
import { retry } from './retry.ts';
import { storageErrorKind } from './errors.ts';
import { WriteQueue } from './write-queue.ts';
import { LOCKS } from './locks.ts';
import { connect, migrateDatabase } from './open.ts';
import { openPool, TIMEOUTS, type Timeouts } from './pool.ts';
import { probeOf } from './probe.ts';
import { daysOf, readsOf } from './reads.ts';
import { estimateActorsOf, tokensOf } from './tokens-and-audit.ts';
import { createRepositories } from './repositories.ts';
import { prepareStatements } from './statements.ts';
import { BEGIN_EXCLUSIVE, inTransaction } from './transaction.ts';
import { readScope } from './read-scope.ts';
import { filtersIn, webhooksOf } from './webhooks.ts';
import { write } from './writes.ts';

/** How it is rung within a transaction. */
export type PublishInTransaction = (keys: readonly Tag[]) => TransactionalPublish;

export interface PostgresOptions {
  /** How many connections a node has at most, beside the one that listens. */
  readonly connections?: number;
  readonly patience?: Partial<Timeouts>;
}

/** So long one node waits for what another does alone. */
const LONGEST_WORK_MS = 60_000;

/**
 * Opens, and where needed makes and migrates, a database that any number of nodes share. `announce`: null where nobody
 * is to hear of what is committed.
 */
export async function openPostgresStore(
  url: string,
  announce: PublishInTransaction | null = null,
  { connections = 10, patience = {} }: PostgresOptions = {},
): Promise<Store> {
  await migrateDatabase(url);
  const pool = openPool(url, connections, { ...TIMEOUTS, ...patience });
  const db = drizzle(pool);
  const s = prepareStatements(db);
  const line = new WriteQueue();

  return {
    ...createRepositories(db, s, () => daysOf(s)),
    ...readsOf(s),
    tokens: tokensOf(pool, db),
    estimateActors: estimateActorsOf(db),
    ...calendarReads(db),
    webhooks: webhooksOf(pool, url),
    probe: probeOf(pool),
    storageErrorKind,
    readScope: (scope) => retry(() => readScope(pool, scope)),
    change: (scope, decide) => line.inTurn(() => change(pool, announce, scope, decide)),
    withExclusiveLock: (work) => alone(url, work),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function change<T>(
  pool: Pool,
  announce: PublishInTransaction | null,
  scope: Scope,
  decide: (snapshot: ChangeSnapshot) => { readonly result: T; readonly writes: Writes | null },
): Promise<T> {
  const { result } = await inTransaction(
    pool,
    // The filters come with the statements that begin the transaction, without a round trip of their own.
    `${BEGIN_EXCLUSIVE}; ${OUTBOX.filters}`,
    async (client, begun) => {
      const { result, writes } = decide({ ...(await readScope(client, scope)), webhooks: filtersIn(begun) });
      if (writes === null) return { result, announced: null };
      await write(client, writes);
      const announced = announce?.(writes.invalidates) ?? null;
      for (const { text, values } of announced?.statements ?? []) await client.query(text, [...values]);
      return { result, announced };
    },
    { committed: ({ announced }) => announced?.onCommitted(), unsure: ({ announced }) => announced?.onUnknown() },
  );
  return result;
}

/** By a lock of the session's own: it goes with the node that holds it, should that end. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${LONGEST_WORK_MS}; select pg_advisory_lock(${LOCKS.exclusiveWork})`);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
