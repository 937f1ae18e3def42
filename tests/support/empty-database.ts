import { openTables } from '../../src/storage/sqlite/open-tables.ts';
import { databaseContent, databaseWith } from './database-content.ts';

/** A database with empty tables. It is created once per worker. */
let made: Promise<Buffer> | null = null;

/** Returns a copy in a new file, for a server that starts for the first time. */
export async function emptyDatabase(): Promise<Disposable & { readonly url: string }> {
  return databaseWith(await (made ??= databaseContent((path) => void openTables(path).close())));
}
