import type { Store } from '../../src/storage/store.ts';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { emptyDatabase } from './empty-database.ts';
import { postgresDatabase } from './postgres.ts';
import { databaseFile } from './process.ts';

/** A new database of one kind. Several stores may be opened on it, like those of several processes. */
export interface Shared extends AsyncDisposable {
  open(): Promise<Store>;
}

export interface StoreKind {
  readonly kind: string;
  /** Creates a database. `tables`: whether its tables are created before it is first opened. */
  shared(tables?: boolean): Promise<Shared>;
}

/** All kinds of stores, because each test of a store must pass on all of them. */
export const STORES: readonly StoreKind[] = [
  {
    kind: 'SQLite',
    async shared(tables = true) {
      const file = tables ? await emptyDatabase() : databaseFile();
      return {
        open: async () => openSqliteStore(file.path),
        [Symbol.asyncDispose]: async () => file[Symbol.dispose](),
      };
    },
  },
  {
    kind: 'PostgreSQL',
    async shared(tables = true) {
      const database = await postgresDatabase(tables);
      return { open: () => openPostgresStore(database.url), [Symbol.asyncDispose]: database[Symbol.asyncDispose] };
    },
  },
];

/** Opens a new store for a test. */
export async function openStoreOf(kind: StoreKind): Promise<{ readonly store: Store } & AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const shared = opened.use(await kind.shared());
  const store = opened.use(await shared.open());
  const kept = opened.move();
  return { store, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
