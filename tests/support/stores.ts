import type { Store } from '../../src/storage/store.ts';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { postgresDatabase } from './postgres.ts';
import { databaseFile } from './process.ts';

/** A database of its own, of one kind. Several stores may be opened on it, as several processes would. */
export interface Shared extends AsyncDisposable {
  open(): Promise<Store>;
}

export interface StoreKind {
  readonly kind: string;
  /** `tables`: whether they are made before it is opened for the first time. */
  shared(tables?: boolean): Promise<Shared>;
}

/** All kinds of stores: what holds for one must hold for all. */
export const STORES: readonly StoreKind[] = [
  {
    kind: 'SQLite',
    async shared() {
      const file = databaseFile();
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

/** A store of its own for a test. */
export async function openStoreOf(kind: StoreKind): Promise<{ readonly store: Store } & AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const shared = opened.use(await kind.shared());
  const store = opened.use(await shared.open());
  const kept = opened.move();
  return { store, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
