import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { type Rows, type TableName } from '../tables.ts';
import { type PreparedQuery, prepared } from './prepared.ts';
import * as t from './tables.ts';
import { json } from './values.ts';

/** Answers with what the statement returns, where it returns anything. */
type Put<Name extends TableName> = (on: PreparedQuery, rows: readonly Rows[Name][]) => Promise<object[]>;

/** Puts rows into a table, however many, in one statement; a statement of no rows is none. */
function put<Name extends TableName>(table: Name, conflict: SQL, name: string): Put<Name> {
  const target = t.tables[table];
  const columns = Object.entries(getTableColumns(target));
  const names = list(columns.map(([, column]) => sql.identifier(column.name)));
  const given = list(columns.map(([key]) => sql.identifier(key)));
  const shapes = list(columns.map(([key, column]) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`));
  const statement = prepared(
    name,
    sql`insert into ${sql.identifier(getTableName(target))} (${names})
      select ${given} from json_to_recordset(${sql.placeholder('rows')}::json) as given(${shapes}) ${conflict}`,
  );
  return async (on, rows) => (rows.length === 0 ? [] : statement(on, { rows: json(rows) }));
}

const list = (parts: readonly SQL[] | readonly ReturnType<typeof sql.identifier>[]): SQL =>
  sql.join([...parts], sql`, `);

/** Each row is added, or takes the place of the one with the same key. Of two with one key the last one is meant. */
function upsert<Name extends TableName>(table: Name, key: PgColumn, keyOf: (row: Rows[Name]) => string): Put<Name> {
  const target: PgTable = t.tables[table];
  const others = Object.values(getTableColumns(target)).filter((column) => column.name !== key.name);
  const values = others.map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  const all = put(table, sql`on conflict (${sql.identifier(key.name)}) do update set ${list(values)}`, `put-${table}`);
  return (on, rows) => all(on, [...new Map(rows.map((row) => [keyOf(row), row])).values()]);
}

const id = (row: { readonly id: string }): string => row.id;

/** Adds rows. Where there is one with its key, that one stays. */
const add = <Name extends TableName>(table: Name): Put<Name> => put(table, sql`on conflict do nothing`, `add-${table}`);

/** Adds rows to a ledger. Where there is one with its key, the write fails, unless `conflict` says otherwise. */
export const append = <Name extends TableName>(table: Name, conflict = sql``): Put<Name> =>
  put(table, conflict, `append-${table}`);

/** Every write, built once. */
export const upserts = {
  team: upsert('team', t.team.id, id),
  player: upsert('player', t.player.id, id),
  competition: upsert('competition', t.competition.id, id),
  fixture: upsert('fixture', t.fixture.id, id),
  injury: upsert('injury', t.injury.id, id),
  suspension: upsert('suspension', t.suspension.id, id),
  setting: upsert('setting', t.setting.name, (row) => row.name),
  estimate: add('estimate'),
  externalId: add('externalId'),
  membership: add('membership'),
  published: append('published'),
  audit: append('audit'),
  auditSubject: append('auditSubject'),
  leaveAll: prepared(
    'leaveAll',
    sql`delete from membership where player_id = any(${sql.placeholder('players')}::text[])`,
  ),
};
