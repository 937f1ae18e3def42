import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { openTables } from '../../src/storage/sqlite/open-tables.ts';
import { tempDir } from './temp-dir.ts';

/** The file of a database with empty tables. It is created once per worker. */
let made: Buffer | null = null;

/** Returns a copy in a new file, for a server that starts for the first time. */
export function emptyDatabase(): Disposable & { readonly url: string } {
  made ??= make();
  const folder = tempDir();
  const path = `${folder.path}/empty.db`;
  writeFileSync(path, made);
  return { url: `file:${path}`, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

function make(): Buffer {
  using folder = tempDir();
  const path = `${folder.path}/empty.db`;
  openTables(path).close();
  const file = new Database(path);
  const bytes = file.serialize();
  file.close();
  return bytes;
}
