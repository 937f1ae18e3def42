import type DatabaseFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RestoreTarget } from '../maintenance.ts';
import { KEYS, type Rows, type TableName } from '../tables.ts';
import { tables } from './all-tables.ts';
import * as t from './tables.ts';
import { add } from './upserts.ts';

/** The number of rows in a batch. */
const BATCH = 500;

/** Returns all rows of a table in the order of its key. */
export async function* rowsOf<Name extends TableName>(
  file: DatabaseFile.Database,
  table: Name,
): AsyncGenerator<Rows[Name][]> {
  const target: SQLiteTable = tables[table];
  const columns = getTableColumns(target);
  const names = Object.entries(columns).map(([key, column]) => `"${column.name}" as "${key}"`);
  const order = KEYS[table].map((key) => `"${columns[key]?.name}"`);
  const statement = file.prepare<[], Rows[Name]>(
    `select ${names.join()} from "${getTableName(target)}" order by ${order.join()}`,
  );
  let batch: Rows[Name][] = [];
  for (const row of statement.iterate()) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Returns a target that inserts rows within the transaction of the connection. */
export function restoreTarget(file: DatabaseFile.Database): RestoreTarget {
  const db = drizzle(file, { schema: t });
  return {
    rows: (table) => rowsOf(file, table),
    async insert(table, rows) {
      const insert = add(db, tables[table], true);
      for (const row of rows) insert(row);
    },
  };
}
