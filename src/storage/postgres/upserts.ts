import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { KEYS, type Rows, type TableName } from '../tables.ts';
import { tables } from './all-tables.ts';
import { type PreparedQuery, prepared } from './prepared.ts';
import { json } from './values.ts';

/** Writes rows and returns those that the statement returns. */
type Put<Name extends TableName> = (on: PreparedQuery, rows: readonly Rows[Name][]) => Promise<object[]>;

/** Returns a statement that writes any number of rows. Without rows it does nothing. */
function put<Name extends TableName>(table: Name, conflict: SQL, name: string): Put<Name> {
  const target: PgTable = tables[table];
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

/** Inserts each row or replaces the one with the same key. Of two rows with one key the last applies. */
function upsert<Name extends TableName>(table: Name): Put<Name> {
  const target: PgTable = tables[table];
  const columns = getTableColumns(target);
  const key = KEYS[table].map((name) => columns[name]?.name ?? '');
  const keyOf = (row: Rows[Name]): string => JSON.stringify(KEYS[table].map((name) => Reflect.get(row, name)));
  const others = Object.values(columns).filter(({ name }) => !key.includes(name));
  const values = others.map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  const all = put(
    table,
    sql`on conflict (${list(key.map((name) => sql.identifier(name)))}) do update set ${list(values)}`,
    `put-${table}`,
  );
  return (on, rows) => all(on, [...new Map(rows.map((row) => [keyOf(row), row])).values()]);
}

/** Inserts rows. An existing row with the same key stays. */
const add = <Name extends TableName>(table: Name): Put<Name> => put(table, sql`on conflict do nothing`, `add-${table}`);

/** Inserts rows into a ledger. An existing row with the same key makes it fail, unless `conflict` says otherwise. */
export const append = <Name extends TableName>(table: Name, conflict = sql``): Put<Name> =>
  put(table, conflict, `append-${table}`);

/** Every write, built once. */
export const upserts = {
  team: upsert('team'),
  player: upsert('player'),
  competitionFamily: upsert('competitionFamily'),
  competition: upsert('competition'),
  fixture: upsert('fixture'),
  injury: upsert('injury'),
  suspension: upsert('suspension'),
  absence: upsert('absence'),
  absenceRevision: upsert('absenceRevision'),
  loan: upsert('loan'),
  editorQuestion: upsert('editorQuestion'),
  feedState: upsert('feedState'),
  lineup: upsert('lineup'),
  lineupPlayer: upsert('lineupPlayer'),
  card: upsert('card'),
  cautionTotal: upsert('cautionTotal'),
  redirect: upsert('redirect'),
  setting: upsert('setting'),
  estimate: add('estimate'),
  externalId: add('externalId'),
  membership: add('membership'),
  published: append('published'),
  webhook: append('webhook'),
  webhookDelivery: add('webhookDelivery'),
  audit: append('audit'),
  auditSubject: append('auditSubject'),
  leaveAll: prepared(
    'leaveAll',
    sql`delete from membership where player_id = any(${sql.placeholder('players')}::text[])`,
  ),
  removeExternalIds: prepared(
    'removeExternalIds',
    sql`delete from external_id where ref = any(${sql.placeholder('refs')}::text[])`,
  ),
  retract: prepared(
    'retract',
    sql`update estimate set retracted = ${sql.placeholder('retracted')}::integer
      where injury_id = ${sql.placeholder('injury')} and revision = ${sql.placeholder('revision')}::integer`,
  ),
  collapseRedirects: prepared(
    'collapseRedirects',
    sql`update redirect set to_ref = ${sql.placeholder('to')}
      where noun = ${sql.placeholder('noun')} and to_ref = ${sql.placeholder('from')}`,
  ),
  leaveLineup: prepared(
    'leaveLineup',
    sql`delete from lineup_player
      where fixture_id = ${sql.placeholder('fixture')} and team_id = ${sql.placeholder('team')}`,
  ),
  removeLineup: prepared(
    'removeLineup',
    sql`delete from lineup where fixture_id = ${sql.placeholder('fixture')} and team_id = ${sql.placeholder('team')}`,
  ),
  removeLoans: prepared('removeLoans', sql`delete from loan where id = any(${sql.placeholder('loans')}::text[])`),
  removeQuestions: prepared(
    'removeQuestions',
    sql`delete from editor_question where id = any(${sql.placeholder('questions')}::text[])`,
  ),
  removeCard: prepared(
    'removeCard',
    sql`delete from card where fixture_id = ${sql.placeholder('fixture')}
      and player_id = ${sql.placeholder('player')} and colour = ${sql.placeholder('colour')}`,
  ),
  removeCautionTotal: prepared(
    'removeCautionTotal',
    sql`delete from caution_total where family_id = ${sql.placeholder('family')}
      and player_id = ${sql.placeholder('player')} and season = ${sql.placeholder('season')}`,
  ),
};
