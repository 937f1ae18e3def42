import type { Bell } from '../invalidation/bus.ts';
import { memoryBell } from '../invalidation/memory-bus.ts';
import { type Config, isPostgres } from '../config.ts';
import type { Care } from './maintenance.ts';
import type { Examination } from './diagnostics.ts';
import { careOfSqlite } from './sqlite/maintenance.ts';
import { examineSqlite } from './sqlite/diagnostics.ts';
import { openSqliteStore } from './sqlite/store.ts';
import type { Store } from './store.ts';

/**
 * The only place that picks the adapters of a database: by what `DATABASE_URL` names. Those of PostgreSQL are loaded by
 * whoever uses it: a start on an embedded database takes a third of a second less without them.
 */

/** A store, and the bell that rings with what it commits. */
export interface Database extends AsyncDisposable {
  readonly store: Store;
  readonly bell: Bell;
}

export function openDatabase(config: Config): Promise<Database> {
  return isPostgres(config.database) ? openShared(config) : openEmbedded(config);
}

async function openEmbedded({ database, databaseSize }: Config): Promise<Database> {
  await using opened = new AsyncDisposableStack();
  const bell = opened.use(memoryBell());
  const store = opened.use(openSqliteStore(database, databaseSize, bell));
  const kept = opened.move();
  return { store, bell, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function openShared({ database, databaseConnections: connections }: Config): Promise<Database> {
  const { postgresBell } = await import('../invalidation/postgres-bus.ts');
  const { openPostgresStore } = await import('./postgres/store.ts');
  await using opened = new AsyncDisposableStack();
  const bell = opened.use(postgresBell(database));
  const store = opened.use(await openPostgresStore(database, bell.announce, { connections }));
  await bell.open();
  const kept = opened.move();
  return { store, bell, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The store alone: for what is on nobody's list, such as tokens. */
export async function openStore({ database, databaseSize }: Config): Promise<Store> {
  if (!isPostgres(database)) return openSqliteStore(database, databaseSize);
  const { openPostgresStore } = await import('./postgres/store.ts');
  return openPostgresStore(database);
}

/** What looks after the database from outside: to verify and to copy it. */
export async function careOf({ database }: Pick<Config, 'database'>): Promise<Care> {
  if (!isPostgres(database)) return careOfSqlite(database);
  const { careOfPostgres } = await import('./postgres/maintenance.ts');
  return careOfPostgres(database);
}

/** Looks at the database without opening it for work. `clocks`: the settings that keep a movable clock. */
export async function examineDatabase(
  { database, databaseConnections }: Config,
  clocks: readonly string[],
): Promise<Examination> {
  if (!isPostgres(database)) return examineSqlite(database, clocks);
  const { examinePostgres } = await import('./postgres/diagnostics.ts');
  // One more listens.
  return examinePostgres(database, clocks, databaseConnections + 1);
}
