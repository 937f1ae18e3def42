import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import type { RestoreTarget } from '../maintenance.ts';
import { KEYS, type Rows, type TableName } from '../tables.ts';
import { tables } from './all-tables.ts';
import { append } from './upserts.ts';

/** The number of rows that are fetched at a time. */
const BATCH = 500;

/** Returns all rows of a table in the order of its key, by a cursor within a transaction. */
export async function* rowsOf<Name extends TableName>(client: Client, table: Name): AsyncGenerator<Rows[Name][]> {
  const target: PgTable = tables[table];
  const columns = getTableColumns(target);
  const names = Object.entries(columns).map(([key, column]) => `"${column.name}" as "${key}"`);
  const order = KEYS[table].map((key) => `"${columns[key]?.name}"`);
  const cursor = `of_${getTableName(target)}`;
  await client.query(
    `declare ${cursor} cursor for select ${names.join()} from "${getTableName(target)}" order by ${order.join()}`,
  );
  try {
    while (true) {
      const { rows } = await client.query<Rows[Name]>(`fetch ${BATCH} from ${cursor}`);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    // A failed transaction has closed the cursor already.
    await client.query(`close ${cursor}`).catch(() => {});
  }
}

/** Returns a target that inserts rows within the transaction of the connection. */
export function restoreTarget(client: Client): RestoreTarget {
  return {
    rows: (table) => rowsOf(client, table),
    insert: async (table, rows) => void (await append(table)(client, rows)),
  };
}
