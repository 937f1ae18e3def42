import type DatabaseFile from 'better-sqlite3';
import { eq, getTableColumns, is, Param, Placeholder, type Query, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './statements.ts';
import * as t from './tables.ts';

type Row<Table extends SQLiteTable> = Table['$inferInsert'];

/** What Drizzle writes for a statement, run by the driver itself: filling in by Drizzle takes as long as the writing. */
function prepared<Table extends SQLiteTable>(file: DatabaseFile.Database, query: Query): (row: Row<Table>) => number {
  const statement = file.prepare(query.sql);
  const names = query.params.map((param) => nameOf(param) as keyof Row<Table>);
  return (row) => statement.run(names.map((name) => row[name] ?? null)).changes;
}

function nameOf(param: unknown): string {
  const placeholder = is(param, Param) ? param.value : param;
  if (!is(placeholder, Placeholder)) throw new TypeError('every value of an upsert is a column of its row');
  return placeholder.name;
}

const valuesOf = <Table extends SQLiteTable>(table: Table): Row<Table> =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)]));

/**
 * Puts a row into its table: added, or in the place of the one with the same key. Prepared once. In two statements: an
 * insert that may become an update costs SQLite three times as much as one that may come to nothing.
 */
function upsert<Table extends SQLiteTable>(db: Database, table: Table, key: SQLiteColumn) {
  const [name = ''] = Object.entries(getTableColumns(table)).find(([, column]) => column === key) ?? [];
  const values = valuesOf(table);
  const insert = prepared<Table>(
    db.$client,
    db.insert(table).values(values).onConflictDoNothing({ target: key }).toSQL(),
  );
  const update = prepared<Table>(
    db.$client,
    db
      .update(table)
      .set(values)
      .where(eq(key, sql.placeholder(name)))
      .toSQL(),
  );
  return (row: Row<Table>): void => {
    if (insert(row) === 0) update(row);
  };
}

/** Adds a row to its table. Where there is one with its key, that one stays, or, for a ledger, the write fails. */
export function add<Table extends SQLiteTable>(db: Database, table: Table, isLedger = false) {
  const insert = db.insert(table).values(valuesOf(table));
  const run = prepared<Table>(db.$client, (isLedger ? insert : insert.onConflictDoNothing()).toSQL());
  return (row: Row<Table>): void => void run(row);
}

export function prepareUpserts(db: Database) {
  return {
    team: upsert(db, t.team, t.team.id),
    player: upsert(db, t.player, t.player.id),
    competition: upsert(db, t.competition, t.competition.id),
    fixture: upsert(db, t.fixture, t.fixture.id),
    injury: upsert(db, t.injury, t.injury.id),
    suspension: upsert(db, t.suspension, t.suspension.id),
    setting: upsert(db, t.setting, t.setting.name),
    estimate: add(db, t.estimate),
    published: add(db, t.published, true),
    audit: add(db, t.audit, true),
    /** `subjects`: all of an entry at once, as JSON: a season's file has hundreds. */
    auditSubjects: db
      .insert(t.auditSubject)
      .select(
        sql`select ${sql.placeholder('audit')}, key, value ->> 'kind', value ->> 'id' from json_each(${sql.placeholder('subjects')})`,
      )
      .prepare(),
    externalId: add(db, t.externalId),
    membership: add(db, t.membership),
    leaveAll: db
      .delete(t.membership)
      .where(sql`${t.membership.player} = ${sql.placeholder('player')}`)
      .prepare(),
  };
}

export type Upserts = ReturnType<typeof prepareUpserts>;
