import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { CHECKS } from '../integrity-checks.ts';
import { tables } from './all-tables.ts';

/** What the database itself knows to be wrong with it. */
const OF_ITSELF = [
  `select 'index ' || indexrelid::regclass || ': it is not valid' as fault from pg_index where not indisvalid`,
  `select 'constraint ' || conname || ' of ' || conrelid::regclass || ': it was never validated' as fault
    from pg_constraint where not convalidated and conrelid <> 0`,
  `select 'pages whose checksums are wrong: ' || checksum_failures as fault
    from pg_stat_database where datname = current_database() and checksum_failures > 0`,
];

/** Rows that refer to nothing: nobody makes them, but with the keeping of references switched off. */
const LOST = Object.values(tables).flatMap((table) =>
  getTableConfig(table).foreignKeys.map((key) => {
    const { columns, foreignColumns, foreignTable } = key.reference();
    const [from, to] = [getTableName(table), getTableName(foreignTable)];
    const [column, target] = [columns[0]?.name, foreignColumns[0]?.name];
    return `select 'row ' || cast(c.ctid as text) || ' of ${from} refers to no ${to} that is there' as fault from "${from}" c
      where c."${column}" is not null and not exists (select 1 from "${to}" p where p."${target}" = c."${column}")`;
  }),
);

/** What is wrong, a line each; at most as many as are asked for. */
export async function integrityErrorsIn(client: Client, limit: number): Promise<string[]> {
  const faults: string[] = [];
  for (const check of [...OF_ITSELF, ...LOST, ...CHECKS]) {
    const { rows } = await client.query<{ fault: string }>(
      `select fault from (${check}) f limit ${limit - faults.length}`,
    );
    faults.push(...rows.map(({ fault }) => fault));
  }
  return faults;
}
