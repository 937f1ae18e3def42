import type DatabaseFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { fileURLToPath } from 'node:url';
import { type NamedRow, OUTDATED_SEARCH, searchOfRow } from '../search.ts';
import { openToWrite } from './open.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url));

/** Opens a database; creates and migrates its tables if needed. */
export function openTables(path: string, maxBytes: number | null = null): DatabaseFile.Database {
  return openToWrite(path, maxBytes, (made) => {
    migrate(drizzle(made), { migrationsFolder: MIGRATIONS });
    updateSearchColumns(made);
  });
}

/** Rewrites the search columns that an earlier version wrote. */
function updateSearchColumns(file: DatabaseFile.Database): void {
  for (const table of ['team', 'player']) {
    const outdated = file.prepare<[], NamedRow>(
      `select id, slug, name, short_name as shortName, details from ${table} where ${OUTDATED_SEARCH}`,
    );
    const put = file.prepare(`update ${table} set search = ? where id = ?`);
    file.transaction(() => outdated.all().forEach((row) => put.run(searchOfRow(row), row.id))).immediate();
  }
}
