import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { among, type Database } from './selections.ts';
import * as t from './tables.ts';

/** Returns the preparations of the reads of the ledgers of estimates. */
export function estimateStatements(db: Database) {
  return {
    estimates: () =>
      db
        .select()
        .from(t.estimate)
        .where(among(t.estimate.injury, 'injuries'))
        .orderBy(desc(t.estimate.revision))
        .prepare(),
    /**
     * The estimate of each injury that was recorded last. The highest revision is looked up once per injury, not once
     * per row.
     */
    newestEstimates: () =>
      db
        .select(getTableColumns(t.estimate))
        .from(sql`json_each(${sql.placeholder('injuries')}) as wanted`)
        .crossJoin(t.estimate)
        .where(
          and(
            eq(t.estimate.injury, sql`wanted.value`),
            sql`${t.estimate.revision} = (select max(e.revision) from estimate e where e.injury_id = wanted.value)`,
          ),
        )
        .prepare(),
    /** The order is that of `currentEstimate`. */
    estimatesOfSources: () =>
      db
        .select()
        .from(t.estimate)
        .where(
          sql`(injury_id, revision) in (select injury_id, revision from
          (select injury_id, revision, row_number() over (partition by injury_id, source_kind, source_name
            order by (basis <> 'UNKNOWN' or replaces = 1) desc, reported_at desc, revision desc) as place
            from estimate where retracted = 0 and ${among(t.estimate.injury, 'injuries')})
          where place = 1)`,
        )
        .orderBy(desc(t.estimate.revision))
        .prepare(),
    estimatesRecordedAt: () =>
      db
        .select()
        .from(t.estimate)
        .where(and(among(t.estimate.injury, 'injuries'), among(t.estimate.recordedAt, 'times')))
        .orderBy(desc(t.estimate.revision))
        .prepare(),
    estimatesBefore: () =>
      db
        .select()
        .from(t.estimate)
        .where(
          and(
            eq(t.estimate.injury, sql.placeholder('injury')),
            sql`${t.estimate.revision} < ${sql.placeholder('before')}`,
          ),
        )
        .orderBy(desc(t.estimate.revision))
        .limit(sql.placeholder('limit'))
        .prepare(),
  };
}
