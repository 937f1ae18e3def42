import { is, Param, Placeholder, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { ClientBase, Pool } from 'pg';
import { boundValues, type Values } from './values.ts';
import { retry } from './retry.ts';

/** A connection or a pool that runs a statement. */
export type PreparedQuery = Pool | ClientBase;

export type Prepared<Row extends object> = (on: PreparedQuery, values?: Values) => Promise<Row[]>;

/** Returns a statement whose text is built once. Each connection prepares it by its name. */
export function prepared<Row extends object>(name: string, statement: SQL): Prepared<Row> {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  const read = params.map(readerOf);
  return async (on, values = {}) => {
    const bound = boundValues(values);
    const { rows } = await on.query<Row>({ name, text, values: read.map((one) => one(bound)) });
    return rows;
  };
}

function readerOf(param: unknown): (bound: Record<string, unknown>) => unknown {
  const placeholder = is(param, Param) ? param.value : param;
  return is(placeholder, Placeholder) ? (bound) => bound[placeholder.name] ?? null : () => param;
}

/** Returns a read-only query of Drizzle, built once. Each connection prepares it by its name. */
export function named<Rows>(
  name: string,
  query: { prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Rows> } },
): (values?: Values) => Promise<Rows> {
  const built = query.prepare(name);
  return (values = {}) => retry(() => built.execute(boundValues(values)));
}
