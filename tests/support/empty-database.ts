import { openTables } from '../../src/storage/sqlite/open-tables.ts';
import { copyOfDatabase, filledDatabase } from './database-content.ts';
import { madeOnce } from './made-once.ts';

/** Returns a database with empty tables in a new file, for a server that starts for the first time. */
export async function emptyDatabase(): Promise<Disposable & { readonly path: string; readonly url: string }> {
  const { path } = await madeOnce('empty database', () =>
    filledDatabase(async (path) => {
      openTables(path).close();
      return {};
    }),
  );
  return copyOfDatabase(path);
}
