import type DatabaseFile from 'better-sqlite3';
import { and, eq, getTableColumns, is, Param, Placeholder, type Query, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { OUTBOX } from '../webhook-statements.ts';
import { preparedOnUse } from './prepared-on-use.ts';
import type { Database } from './selections.ts';
import * as auth from './auth-tables.ts';
import * as exchange from './exchange-tables.ts';
import * as record from './record-tables.ts';
import * as t from './tables.ts';

type Row<Table extends SQLiteTable> = Table['$inferInsert'];

/** Prepares a statement of Drizzle for the driver, because Drizzle takes as long to bind values as the write takes. */
function prepared<Table extends SQLiteTable>(file: DatabaseFile.Database, query: Query): (row: Row<Table>) => number {
  const statement = file.prepare(query.sql);
  const names = query.params.map((param) => nameOf(param) as keyof Row<Table>);
  return (row) => statement.run(...names.map((name) => row[name] ?? null)).changes;
}

function nameOf(param: unknown): string {
  const placeholder = is(param, Param) ? param.value : param;
  if (!is(placeholder, Placeholder)) throw new TypeError('a value of an upsert is not a column of its row');
  return placeholder.name;
}

const valuesOf = <Table extends SQLiteTable>(table: Table): Row<Table> =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)]));

/**
 * Returns a function that inserts a row or replaces the one with the same key. It uses two prepared statements, because
 * an insert that may become an update takes SQLite three times as long as one that may do nothing. The update omits the
 * key: if it is set, even to the same value, SQLite searches all tables that could refer to it.
 */
function upsert<Table extends SQLiteTable>(db: Database, table: Table, ...key: [SQLiteColumn, ...SQLiteColumn[]]) {
  const ofKey = Object.entries(getTableColumns(table)).filter(([, column]) => key.includes(column));
  const keyNames = new Set(ofKey.map(([name]) => name));
  const isSameKey = ofKey.map(([name, column]) => eq(column, sql.placeholder(name)));
  const values = valuesOf(table);
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !keyNames.has(name))) as typeof values;
  const insert = prepared<Table>(
    db.$client,
    db.insert(table).values(values).onConflictDoNothing({ target: key }).toSQL(),
  );
  const update = prepared<Table>(
    db.$client,
    db
      .update(table)
      .set(rest)
      .where(and(...isSameKey))
      .toSQL(),
  );
  /** Returns whether the row is new. */
  return (row: Row<Table>): boolean => {
    const isNew = insert(row) > 0;
    if (!isNew) update(row);
    return isNew;
  };
}

/** Returns a function that inserts a row. An existing row with the same key stays; in a ledger the write fails. */
export function add<Table extends SQLiteTable>(db: Database, table: Table, isLedger = false) {
  const insert = db.insert(table).values(valuesOf(table));
  const run = prepared<Table>(db.$client, (isLedger ? insert : insert.onConflictDoNothing()).toSQL());
  return (row: Row<Table>): void => void run(row);
}

/** Returns the writes, each prepared once, at its first use. */
export function prepareUpserts(db: Database) {
  return preparedOnUse({
    team: () => upsert(db, t.team, t.team.id),
    player: () => upsert(db, t.player, t.player.id),
    competitionFamily: () => upsert(db, t.competitionFamily, t.competitionFamily.id),
    competition: () => upsert(db, t.competition, t.competition.id),
    fixture: () => upsert(db, t.fixture, t.fixture.id),
    injury: () => upsert(db, t.injury, t.injury.id),
    suspension: () => upsert(db, t.suspension, t.suspension.id),
    absence: () => upsert(db, record.absence, record.absence.id),
    absenceRevision: () =>
      upsert(db, record.absenceRevision, record.absenceRevision.absence, record.absenceRevision.revision),
    loan: () => upsert(db, record.loan, record.loan.id),
    editorQuestion: () => upsert(db, exchange.editorQuestion, exchange.editorQuestion.id),
    feedState: () => upsert(db, exchange.feedState, exchange.feedState.source, exchange.feedState.key),
    lineup: () => upsert(db, record.lineup, record.lineup.fixture, record.lineup.team),
    lineupPlayer: () => add(db, record.lineupPlayer, true),
    card: () => upsert(db, record.card, record.card.fixture, record.card.player, record.card.colour),
    cautionTotal: () =>
      upsert(
        db,
        record.cautionTotal,
        record.cautionTotal.family,
        record.cautionTotal.season,
        record.cautionTotal.player,
      ),
    redirect: () => upsert(db, t.redirect, t.redirect.noun, t.redirect.from),
    setting: () => upsert(db, t.setting, t.setting.name),
    estimate: () => add(db, t.estimate),
    published: () => add(db, t.published, true),
    webhook: () => add(db, exchange.webhook, true),
    webhookDelivery: () => add(db, exchange.webhookDelivery),
    audit: () => add(db, auth.audit, true),
    /** Inserts the subjects of one kind at once, from their ids as JSON, because a season's file has hundreds. */
    auditSubjects: () =>
      db.$client.prepare<[audit: string, place: number, kind: string, ids: string]>(
        'insert into audit_subject (audit_id, place, kind, ref) select ?, ? + key, ?, value from json_each(?)',
      ),
    externalId: () => add(db, t.externalId),
    membership: () => add(db, t.membership),
    leaveAll: () =>
      db
        .delete(t.membership)
        .where(sql`${t.membership.player} = ${sql.placeholder('player')}`)
        .prepare(),
    ...removals(db.$client),
  });
}

/** Returns the preparations of statements that remove or correct existing rows. */
function removals(file: DatabaseFile.Database) {
  return {
    removeExternalIds: () => file.prepare<[string]>('delete from external_id where ref = ?'),
    retract: () =>
      file.prepare<[number, string, number]>('update estimate set retracted = ? where injury_id = ? and revision = ?'),
    collapseRedirects: () =>
      file.prepare<[string, string, string]>('update redirect set to_ref = ? where noun = ? and to_ref = ?'),
    leaveLineup: () => file.prepare<[string, string]>('delete from lineup_player where fixture_id = ? and team_id = ?'),
    removeLoan: () => file.prepare<[string]>('delete from loan where id = ?'),
    removeLineup: () => file.prepare<[string, string]>('delete from lineup where fixture_id = ? and team_id = ?'),
    removeCard: () =>
      file.prepare<[string, string, string]>('delete from card where fixture_id = ? and player_id = ? and colour = ?'),
    removeCautionTotal: () =>
      file.prepare<[string, string, string]>(
        'delete from caution_total where family_id = ? and player_id = ? and season = ?',
      ),
    removeQuestion: () => file.prepare<[string]>('delete from editor_question where id = ?'),
    removeWebhook: () => (webhook: string) => {
      for (const statement of OUTBOX.remove) file.prepare(statement).run({ webhook });
    },
    /** Merges an entity. Its statements are prepared when needed, because merges are rare. */
    merge: () => (statements: readonly string[], names: { readonly from: string; readonly to: string }) => {
      for (const statement of statements) file.prepare(statement).run(names);
    },
  };
}

export type Upserts = ReturnType<typeof prepareUpserts>;
