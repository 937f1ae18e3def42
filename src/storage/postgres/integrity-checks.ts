import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { CHECKS } from '../integrity-checks.ts';
import { tables } from './all-tables.ts';

/** Errors that the database itself records. */
const DATABASE_CHECKS = [
  `select 'index ' || indexrelid::regclass || ': it is not valid' as error from pg_index where not indisvalid`,
  `select 'constraint ' || conname || ' of ' || conrelid::regclass || ': it was never validated' as error
    from pg_constraint where not convalidated and conrelid <> 0`,
  `select 'pages whose checksums are wrong: ' || checksum_failures as error
    from pg_stat_database where datname = current_database() and checksum_failures > 0`,
];

/** Dangling references, which can only arise while foreign keys are not enforced. */
const DANGLING_REFERENCES = Object.values(tables).flatMap((table) =>
  getTableConfig(table).foreignKeys.map((key) => {
    const { columns, foreignColumns, foreignTable } = key.reference();
    const [from, to] = [getTableName(table), getTableName(foreignTable)];
    const [column, target] = [columns[0]?.name, foreignColumns[0]?.name];
    return `select 'row ' || cast(c.ctid as text) || ' of ${from} refers to no ${to} that exists' as error from "${from}" c
      where c."${column}" is not null and not exists (select 1 from "${to}" p where p."${target}" = c."${column}")`;
  }),
);

/** Returns at most `limit` integrity errors, one line each. */
export async function integrityErrorsIn(client: Client, limit: number): Promise<string[]> {
  const errors: string[] = [];
  for (const check of [...DATABASE_CHECKS, ...DANGLING_REFERENCES, ...CHECKS]) {
    const { rows } = await client.query<{ error: string }>(
      `select error from (${check}) f limit ${limit - errors.length}`,
    );
    errors.push(...rows.map(({ error }) => error));
  }
  return errors;
}
