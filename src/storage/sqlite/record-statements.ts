import { desc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { among, type Database, externalIdsOf } from './selections.ts';
import { editorQuestion, feedState } from './exchange-tables.ts';
import { outerColumn } from '../outer-column.ts';
import * as record from './record-tables.ts';
import * as t from './tables.ts';

const by = (column: SQLiteColumn, name: string): SQL => eq(column, sql.placeholder(name));

const playersOf = sql<string>`(select json_group_array(json_object('player', player_id, 'role', role, 'place', place))
  from lineup_player p where p.fixture_id = ${outerColumn(record.lineup.fixture)} and p.team_id = ${outerColumn(record.lineup.team)})`.as(
  'players',
);

/** Returns the preparations of the reads of absences, loans, line-ups, cards, competition families and redirects. */
export function recordStatements(db: Database) {
  const absences = () =>
    db
      .select({ ...getTableColumns(record.absence), externalIds: externalIdsOf(record.absence.id) })
      .from(record.absence);
  return {
    familiesByIds: () => db.select().from(t.competitionFamily).where(among(t.competitionFamily.id, 'ids')).prepare(),
    familiesBySlugs: () =>
      db.select().from(t.competitionFamily).where(among(t.competitionFamily.slug, 'slugs')).prepare(),
    allFamilies: () => db.select().from(t.competitionFamily).prepare(),

    absencesByIds: () => absences().where(among(record.absence.id, 'ids')).prepare(),
    absencesOf: () =>
      absences()
        .where(among(record.absence.player, 'players'))
        .orderBy(desc(record.absence.from), record.absence.id)
        .prepare(),
    absenceRevisions: () =>
      db
        .select()
        .from(record.absenceRevision)
        .where(among(record.absenceRevision.absence, 'absences'))
        .orderBy(desc(record.absenceRevision.revision))
        .prepare(),
    loansByIds: () => db.select().from(record.loan).where(among(record.loan.id, 'ids')).prepare(),
    loansOf: () =>
      db
        .select()
        .from(record.loan)
        .where(among(record.loan.player, 'players'))
        .orderBy(desc(record.loan.since), record.loan.id)
        .prepare(),
    lineupsOf: () =>
      db
        .select({ ...getTableColumns(record.lineup), players: playersOf })
        .from(record.lineup)
        .where(among(record.lineup.fixture, 'fixtures'))
        .orderBy(record.lineup.fixture, record.lineup.team)
        .prepare(),
    cardsOf: () =>
      db
        .select()
        .from(record.card)
        .where(among(record.card.player, 'players'))
        .orderBy(record.card.fixture, record.card.colour)
        .prepare(),
    /** The cards of some players in fixtures without a day, or on or after one. */
    cardsSince: () =>
      db
        .select(getTableColumns(record.card))
        .from(record.card)
        .innerJoin(t.fixture, eq(t.fixture.id, record.card.fixture))
        .where(
          sql`${among(record.card.player, 'players')}
          and (${t.fixture.day} is null or ${t.fixture.day} >= ${sql.placeholder('since')})`,
        )
        .prepare(),
    cautionTotalsOf: () =>
      db
        .select()
        .from(record.cautionTotal)
        .where(among(record.cautionTotal.player, 'players'))
        .orderBy(record.cautionTotal.season, record.cautionTotal.family)
        .prepare(),

    questionsAbout: () => db.select().from(editorQuestion).where(among(editorQuestion.subject, 'subjects')).prepare(),
    feedStates: () => db.select().from(feedState).where(by(feedState.source, 'source')).prepare(),
    openQuestions: () =>
      db
        .select()
        .from(editorQuestion)
        .where(isNull(editorQuestion.settledAt))
        .orderBy(editorQuestion.since, editorQuestion.id)
        .prepare(),
    cardedPlayers: () =>
      db
        .selectDistinct({ player: record.card.player })
        .from(record.card)
        .innerJoin(t.fixture, eq(t.fixture.id, record.card.fixture))
        .innerJoin(t.competition, eq(t.competition.id, t.fixture.competition))
        .where(
          sql`${among(t.competition.season, 'seasons')} and (${sql.placeholder('teams')} is null or ${record.card.player} in
          (select player_id from membership where team_id in (select value from json_each(${sql.placeholder('teams')}))))`,
        )
        .prepare(),

    /** The current ids of entities by their former references. */
    redirects: () =>
      db
        .select({ from: t.redirect.from, to: t.redirect.to })
        .from(t.redirect)
        .where(sql`${by(t.redirect.noun, 'noun')} and ${among(t.redirect.from, 'refs')}`)
        .prepare(),
  };
}
