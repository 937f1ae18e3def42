import { and, asc, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { editorQuestion } from './exchange-tables.ts';
import { named } from './prepared.ts';
import { outerColumn } from '../outer-column.ts';
import * as record from './record-tables.ts';
import { type Database, externalIdsOf, inParameter } from './selections.ts';
import * as t from './tables.ts';

/** The players of a line-up, as JSON. */
export const lineupPlayers = sql<string>`(select coalesce(
  json_agg(json_build_object('player', p.player_id, 'role', p.role, 'place', p.place)), '[]')::text
  from lineup_player p where p.fixture_id = ${outerColumn(record.lineup.fixture)} and p.team_id = ${outerColumn(record.lineup.team)})`;

/** Reads of absences, loans, line-ups, cards, competition families and redirects. */
export function prepareRecordStatements(db: Database) {
  const absences = () =>
    db
      .select({ ...getTableColumns(record.absence), externalIds: externalIdsOf(record.absence.id).as('external_ids') })
      .from(record.absence);
  const families = () => db.select().from(t.competitionFamily);
  return {
    familiesByIds: named('familiesByIds', families().where(inParameter(t.competitionFamily.id, 'ids'))),
    familyBySlug: named('familyBySlug', families().where(eq(t.competitionFamily.slug, sql.placeholder('slug')))),
    absencesByIds: named('absencesByIds', absences().where(inParameter(record.absence.id, 'ids'))),
    absencesOf: named(
      'absencesOf',
      absences()
        .where(inParameter(record.absence.player, 'players'))
        .orderBy(desc(record.absence.from), asc(record.absence.id)),
    ),
    absenceRevisions: named(
      'absenceRevisions',
      db
        .select()
        .from(record.absenceRevision)
        .where(inParameter(record.absenceRevision.absence, 'absences'))
        .orderBy(desc(record.absenceRevision.revision)),
    ),
    loansByIds: named('loansByIds', db.select().from(record.loan).where(inParameter(record.loan.id, 'ids'))),
    loansOf: named(
      'loansOf',
      db
        .select()
        .from(record.loan)
        .where(inParameter(record.loan.player, 'players'))
        .orderBy(desc(record.loan.since), asc(record.loan.id)),
    ),
    lineupsOf: named(
      'lineupsOf',
      db
        .select({ ...getTableColumns(record.lineup), players: lineupPlayers.as('players') })
        .from(record.lineup)
        .where(inParameter(record.lineup.fixture, 'fixtures'))
        .orderBy(asc(record.lineup.fixture), asc(record.lineup.team)),
    ),
    cardsOf: named(
      'cardsOf',
      db
        .select()
        .from(record.card)
        .where(inParameter(record.card.player, 'players'))
        .orderBy(asc(record.card.fixture), asc(record.card.colour)),
    ),
    cautionTotalsOf: named(
      'cautionTotalsOf',
      db
        .select()
        .from(record.cautionTotal)
        .where(inParameter(record.cautionTotal.player, 'players'))
        .orderBy(asc(record.cautionTotal.season), asc(record.cautionTotal.family)),
    ),
    openQuestions: named(
      'openQuestions',
      db
        .select()
        .from(editorQuestion)
        .where(isNull(editorQuestion.settledAt))
        .orderBy(asc(editorQuestion.since), asc(editorQuestion.id)),
    ),
    cardedPlayers: named(
      'cardedPlayers',
      db
        .selectDistinct({ player: record.card.player })
        .from(record.card)
        .innerJoin(t.fixture, eq(t.fixture.id, record.card.fixture))
        .innerJoin(t.competition, eq(t.competition.id, t.fixture.competition))
        .where(
          and(
            inParameter(t.competition.season, 'seasons'),
            sql`(${sql.placeholder('teams')}::text[] is null or ${record.card.player} in
              (select player_id from membership where team_id = any(${sql.placeholder('teams')}::text[])))`,
          ),
        ),
    ),
    /** Reads the current ids of entities by their former references. */
    redirects: named(
      'redirects',
      db
        .select({ from: t.redirect.from, to: t.redirect.to })
        .from(t.redirect)
        .where(and(eq(t.redirect.noun, sql.placeholder('noun')), inParameter(t.redirect.from, 'refs'))),
    ),
  };
}
