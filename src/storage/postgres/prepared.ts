import { is, Param, Placeholder, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { ClientBase, Pool } from 'pg';
import { boundValues, type Values } from './values.ts';
import { retry } from './retry.ts';

/** Whatever runs a statement: a connection, or any of a pool's. */
export type PreparedQuery = Pool | ClientBase;

export type Prepared<Row extends object> = (on: PreparedQuery, values?: Values) => Promise<Row[]>;

/** A statement of our own, its text made once; prepared by its name on each connection that runs it. */
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

/** A query of Drizzle's, built once; prepared by its name on each connection that runs it. It only reads. */
export function named<Rows>(
  name: string,
  query: { prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Rows> } },
): (values?: Values) => Promise<Rows> {
  const built = query.prepare(name);
  return (values = {}) => retry(() => built.execute(boundValues(values)));
}
