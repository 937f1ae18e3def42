import type { InvalidationBus } from '../invalidation/bus.ts';
import { memoryBus } from '../invalidation/memory-bus.ts';
import { type Config, isPostgres } from '../config.ts';
import type { Tokens } from '../auth/token-repository.ts';
import { FACTS_SHARE } from './facts-share.ts';
import type { Maintenance } from './maintenance.ts';
import type { Diagnosis } from './diagnostics.ts';
import { lockForWriting } from './sqlite/process-lock.ts';
import type { Store } from './store.ts';

/**
 * The only place that chooses the adapters of a database, by `DATABASE_URL`. Those of PostgreSQL are loaded only if used,
 * because a start on an embedded database takes a third of a second less without them.
 */

/** A store and the invalidation bus that its commits publish to. */
export interface Database extends AsyncDisposable {
  readonly store: Store;
  readonly bus: InvalidationBus;
}

export function openDatabase(config: Config): Promise<Database> {
  return isPostgres(config.database) ? openShared(config) : openEmbedded(config);
}

async function openEmbedded({ database, databaseMaxBytes, cacheBytes }: Config): Promise<Database> {
  const { openSqliteStore } = await import('./sqlite/store.ts');
  await using opened = new AsyncDisposableStack();
  const bus = opened.use(memoryBus());
  opened.use(lockForWriting(database));
  const store = opened.use(openSqliteStore(database, databaseMaxBytes, bus, cacheBytes * FACTS_SHARE));
  const resources = opened.move();
  return { store, bus, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function openShared({ database, databaseConnections: connections }: Config): Promise<Database> {
  const { postgresBus } = await import('../invalidation/postgres-bus.ts');
  const { openPostgresStore } = await import('./postgres/store.ts');
  await using opened = new AsyncDisposableStack();
  const bus = opened.use(postgresBus(database));
  const store = opened.use(await openPostgresStore(database, bus.publishInTransaction, { connections }));
  await bus.open();
  const resources = opened.move();
  return { store, bus, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** Opens the store without a bus, for data that no list depends on, such as webhooks. */
export async function openStore({ database, databaseMaxBytes }: Config): Promise<Store> {
  if (!isPostgres(database)) {
    const { openSqliteStore } = await import('./sqlite/store.ts');
    return openSqliteStore(database, databaseMaxBytes);
  }
  const { openPostgresStore } = await import('./postgres/store.ts');
  return openPostgresStore(database);
}

/** Opens only the tokens, without the rest of a store. */
export async function openTokens(config: Config): Promise<{ readonly tokens: Tokens } & AsyncDisposable> {
  if (isPostgres(config.database)) return openStore(config);
  const { openSqliteTokens } = await import('./sqlite/open-tokens.ts');
  return openSqliteTokens(config.database);
}

/** Opens the maintenance of the database: to verify and to copy it. */
export async function openMaintenance({ database }: Pick<Config, 'database'>): Promise<Maintenance> {
  if (!isPostgres(database)) {
    const { sqliteMaintenance } = await import('./sqlite/maintenance.ts');
    return sqliteMaintenance(database);
  }
  const { postgresMaintenance } = await import('./postgres/maintenance.ts');
  return postgresMaintenance(database);
}

/** Diagnoses the database without opening it for writing. `clocks` are the settings of movable clocks. */
export async function diagnoseDatabase(
  { database, databaseConnections }: Config,
  clocks: readonly string[],
): Promise<Diagnosis> {
  if (!isPostgres(database)) {
    const { diagnoseSqlite } = await import('./sqlite/diagnostics.ts');
    return diagnoseSqlite(database, clocks);
  }
  const { diagnosePostgres } = await import('./postgres/diagnostics.ts');
  // One more connection listens for invalidations.
  return diagnosePostgres(database, clocks, databaseConnections + 1);
}
