import type DatabaseFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { CopyError, type Maintenance, type Snapshot } from '../maintenance.ts';
import { CHECKS } from '../integrity-checks.ts';
import { whenUnlocked } from './errors.ts';
import { openToRead } from './open.ts';
import { lockForWriting } from './process-lock.ts';
import { restoreTarget, rowsOf } from './rows.ts';
import { createRepositories } from './repositories.ts';
import type { Database } from './selections.ts';
import { prepareStatements } from './statements.ts';
import { openTables } from './store.ts';
import * as tables from './tables.ts';
import { presentDays, readScope } from './read-scope.ts';

/** Looks after an embedded database through connections of its own, which cannot write. */
export function sqliteMaintenance(path: string): Maintenance {
  return {
    async restore(work) {
      if (path === ':memory:') throw new CopyError('A database in memory ends with its server: nothing is kept in it.');
      using _ = lockForWriting(path);
      const file = openTables(path);
      try {
        await whenUnlocked(() => file.exec('begin immediate'));
        const result = await work(restoreTarget(file));
        file.exec('commit');
        return result;
      } finally {
        // What was not committed is given up with the connection.
        file.close();
      }
    },

    async snapshot(read) {
      const file = openToRead(path);
      try {
        // In WAL mode what a transaction reads stays as it was at its first read.
        file.exec('begin');
        return await read(snapshotOn(file));
      } finally {
        file.close();
      }
    },

    async backup(target) {
      if (existsSync(target)) throw new CopyError(`${target} is there already; nothing is overwritten.`);
      const making = `${target}.part`;
      const file = openToRead(path);
      try {
        rmSync(making, { force: true });
        // Reads in one transaction, so that no writer makes it begin anew.
        file.prepare('vacuum into ?').run(making);
        checkCopy(making);
        // Under its name it is there as a whole or not at all.
        linkSync(making, target);
      } finally {
        file.close();
        rmSync(making, { force: true });
      }
    },
  };
}

function snapshotOn(file: DatabaseFile.Database): Snapshot {
  const db: Database = drizzle(file, { schema: tables });
  const s = prepareStatements(db);
  return {
    players: createRepositories(db, s, () => presentDays(s)).players,
    readScope: async (scope) => readScope(s, scope),
    integrityErrors: async (limit) => faultsOf(file, limit),
    rows: (table) => rowsOf(file, table),
  };
}

function faultsOf(file: DatabaseFile.Database, limit: number): string[] {
  const faults: string[] = [];
  for (const fault of file.prepare<[], string>(`pragma integrity_check(${limit})`).pluck().iterate()) {
    if (fault !== 'ok') faults.push(fault.replaceAll(/\s+/g, ' '));
  }
  const lost = file.prepare<[], { table: string; rowid: number; parent: string }>('pragma foreign_key_check');
  for (const { table, rowid, parent } of lost.iterate()) {
    if (faults.length >= limit) return faults;
    faults.push(`row ${rowid} of ${table} refers to no ${parent} that is there`);
  }
  for (const check of CHECKS) {
    for (const fault of file.prepare<[], string>(check).pluck().iterate()) {
      if (faults.length >= limit) return faults;
      faults.push(fault);
    }
  }
  return faults;
}

/** A copy that cannot be read back is none. It is on the disk when this is done. */
function checkCopy(path: string): void {
  const copy = openToRead(path);
  try {
    const [fault] = faultsOf(copy, 1);
    if (fault !== undefined) throw new CopyError(`The copy would not be sound, and neither is the database: ${fault}.`);
  } finally {
    copy.close();
  }
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
