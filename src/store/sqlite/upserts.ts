import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './statements.ts';
import * as t from './tables.ts';

/** Puts a row into its table: added, or in the place of the one with the same key. Prepared once. */
function upsert<Table extends SQLiteTable>(db: Database, table: Table, key: SQLiteColumn) {
  const columns = getTableColumns(table);
  const values = Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)]));
  const set = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
  const statement = db
    .insert(table)
    .values(values as Table['$inferInsert'])
    .onConflictDoUpdate({ target: key, set: set as never })
    .prepare();
  return (row: Table['$inferInsert']): void => void statement.run(row);
}

/** Adds a row to its table. Where there is one with its key, that one stays, or, for a ledger, the write fails. */
function add<Table extends SQLiteTable>(db: Database, table: Table, isLedger = false) {
  const names = Object.keys(getTableColumns(table));
  const values = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const insert = db.insert(table).values(values as Table['$inferInsert']);
  const statement = isLedger ? insert.prepare() : insert.onConflictDoNothing().prepare();
  return (row: Table['$inferInsert']): void => void statement.run(row);
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
