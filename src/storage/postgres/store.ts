import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Instant } from '../../domain/day.ts';
import type { TransactionalPublish } from '../../invalidation/bus.ts';
import type { Tag } from '../../invalidation/tags.ts';
import type { ChangeSnapshot, Scope, Store, Writes } from '../store.ts';
import { OUTBOX } from '../webhook-statements.ts';
import { calendarReads } from './calendar-reads.ts';
import { retry } from './retry.ts';
import { storageErrorKind } from './errors.ts';
import { feedsOf } from './feeds.ts';
import { WriteQueue } from './write-queue.ts';
import { LOCKS } from './locks.ts';
import { connect, migrateDatabase } from './open.ts';
import { openPool, TIMEOUTS, type Timeouts } from './pool.ts';
import { probeOf } from './probe.ts';
import { daysOf, readsOf } from './reads.ts';
import { estimateActorsOf, tokensOf } from './tokens-and-audit.ts';
import { createRepositories } from './repositories.ts';
import { watchForSilence } from './silence.ts';
import { prepareStatements } from './statements.ts';
import { BEGIN_EXCLUSIVE, inTransaction } from './transaction.ts';
import { readScope } from './read-scope.ts';
import { filtersIn, webhooksOf } from './webhooks.ts';
import { write } from './writes.ts';

/** Returns the statements that publish tags within a transaction. */
export type PublishInTransaction = (keys: readonly Tag[]) => TransactionalPublish;

export interface PostgresOptions {
  /** The maximum number of connections of a node, besides the one that listens. */
  readonly connections?: number;
  readonly timeouts?: Partial<Timeouts>;
}

/** The time that a node waits for the exclusive work of another. */
const EXCLUSIVE_WORK_TIMEOUT_MS = 60_000;

/**
 * Opens a database that any number of nodes share; creates and migrates it if needed. `publish` is null if commits are
 * not published.
 */
export async function openPostgresStore(
  url: string,
  publish: PublishInTransaction | null = null,
  { connections = 10, timeouts = {} }: PostgresOptions = {},
): Promise<Store> {
  await migrateDatabase(url);
  const limits = { ...TIMEOUTS, ...timeouts };
  const pool = openPool(url, connections, limits);
  const watch = watchForSilence(pool, url, limits);
  const db = drizzle(pool);
  const s = prepareStatements(db);
  const queue = new WriteQueue();

  return {
    ...createRepositories(db, s, () => daysOf(s)),
    ...readsOf(s),
    tokens: tokensOf(pool, db),
    estimateActors: estimateActorsOf(db),
    ...calendarReads(db),
    webhooks: webhooksOf(pool, url),
    feeds: feedsOf(pool, url),
    probe: probeOf(pool),
    storageErrorKind,
    databaseTime: () => retry(() => databaseTime(pool)),
    readScope: (scope) => retry(() => readScope(pool, scope)),
    change: (scope, decide) => queue.enqueue(() => change(pool, publish, scope, decide)),
    withExclusiveLock: (work) => withExclusiveLock(url, work),
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]();
      await pool.end();
    },
  };
}

async function databaseTime(pool: Pool): Promise<Instant> {
  const { rows } = await pool.query<{ now: string }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  );
  return Number(rows[0]?.now) as Instant;
}

async function change<T>(
  pool: Pool,
  publish: PublishInTransaction | null,
  scope: Scope,
  decide: (snapshot: ChangeSnapshot) => { readonly result: T; readonly writes: Writes | null },
): Promise<T> {
  const { result } = await inTransaction(
    pool,
    // The filters are read with the statements that begin the transaction, to save a round trip.
    `${BEGIN_EXCLUSIVE}; ${OUTBOX.filters}`,
    async (client, begun) => {
      const { result, writes } = decide({ ...(await readScope(client, scope)), webhooks: filtersIn(begun) });
      if (writes === null) return { result, published: null };
      await write(client, writes);
      const published = publish?.(writes.invalidates) ?? null;
      for (const { text, values } of published?.statements ?? []) await client.query(text, [...values]);
      return { result, published };
    },
    { onCommitted: ({ published }) => published?.onCommitted(), onUnknown: ({ published }) => published?.onUnknown() },
  );
  return result;
}

/** Runs work under a lock of the session, which ends with the node that holds it. */
async function withExclusiveLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(
      `set lock_timeout = ${EXCLUSIVE_WORK_TIMEOUT_MS}; select pg_advisory_lock(${LOCKS.exclusiveWork})`,
    );
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
