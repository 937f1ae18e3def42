import type DatabaseFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { CopyError, type Maintenance, type Snapshot } from '../maintenance.ts';
import { CHECKS } from '../integrity-checks.ts';
import { whenUnlocked } from './errors.ts';
import { FACT_BYTES, FactCache } from './fact-cache.ts';
import { openToRead } from './open.ts';
import { lockForWriting } from './process-lock.ts';
import { restoreTarget, rowsOf } from './rows.ts';
import { createRepositories } from './repositories.ts';
import type { Database } from './selections.ts';
import { prepareStatements } from './statements.ts';
import { openTables } from './open-tables.ts';
import * as tables from './tables.ts';
import { presentDays, readScope } from './read-scope.ts';

/** Returns the maintenance of an embedded database, on separate connections, read-only except for a restore. */
export function sqliteMaintenance(path: string): Maintenance {
  return {
    async restore(work) {
      if (path === ':memory:')
        throw new CopyError('A database in memory ends with the process: nothing can be restored into it.');
      using _ = lockForWriting(path);
      const file = openTables(path);
      try {
        await whenUnlocked(() => file.exec('begin immediate'));
        const result = await work(restoreTarget(file));
        file.exec('commit');
        return result;
      } finally {
        // Closing the connection rolls back an uncommitted transaction.
        file.close();
      }
    },

    async snapshot(read) {
      const file = openToRead(path);
      try {
        // In WAL mode a transaction reads the state at its first read.
        file.exec('begin');
        return await read(snapshotOn(file));
      } finally {
        file.close();
      }
    },

    async backup(target) {
      if (existsSync(target)) throw new CopyError(`${target} exists already; nothing is overwritten.`);
      const partial = `${target}.part`;
      const file = openToRead(path);
      try {
        rmSync(partial, { force: true });
        // Reads in one transaction, so that concurrent writes do not restart the copy.
        file.prepare('vacuum into ?').run(partial);
        checkCopy(partial);
        // The link appears only with the complete file.
        linkSync(partial, target);
      } finally {
        file.close();
        rmSync(partial, { force: true });
      }
    },
  };
}

function snapshotOn(file: DatabaseFile.Database): Snapshot {
  const db: Database = drizzle(file, { schema: tables });
  const s = prepareStatements(db);
  // The facts of a snapshot never change.
  const facts = new FactCache(s, FACT_BYTES);
  return {
    players: createRepositories(db, s, () => presentDays(facts)).players,
    readScope: async (scope) => readScope(s, facts, scope),
    integrityErrors: async (limit) => integrityErrors(file, limit),
    rows: (table) => rowsOf(file, table),
  };
}

function integrityErrors(file: DatabaseFile.Database, limit: number): string[] {
  const errors: string[] = [];
  for (const error of file.prepare<[], string>(`pragma integrity_check(${limit})`).pluck().iterate()) {
    if (error !== 'ok') errors.push(error.replaceAll(/\s+/g, ' '));
  }
  const dangling = file.prepare<[], { table: string; rowid: number; parent: string }>('pragma foreign_key_check');
  for (const { table, rowid, parent } of dangling.iterate()) {
    if (errors.length >= limit) return errors;
    errors.push(`row ${rowid} of ${table} refers to no ${parent} that exists`);
  }
  for (const check of CHECKS) {
    for (const error of file.prepare<[], string>(check).pluck().iterate()) {
      if (errors.length >= limit) return errors;
      errors.push(error);
    }
  }
  return errors;
}

/** Checks the integrity of a copy and flushes it to the disk. */
function checkCopy(path: string): void {
  const copy = openToRead(path);
  try {
    const [error] = integrityErrors(copy, 1);
    if (error !== undefined) throw new CopyError(`The database is damaged, and so is the copy: ${error}.`);
  } finally {
    copy.close();
  }
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
