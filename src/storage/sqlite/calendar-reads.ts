import { and, eq, sql } from 'drizzle-orm';
import type { Day, Instant } from '../../domain/day.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { Store } from '../store.ts';
import { preparedOnUse } from './prepared-on-use.ts';
import type { Database } from './selections.ts';
import { outerColumn } from '../outer-column.ts';
import * as t from './tables.ts';

/** Returns the reads that calendars need besides the current lists. */
export function calendarReads(db: Database): Pick<Store, 'gamesPublishedSince' | 'teamRevision'> {
  const team = outerColumn(t.team.id);
  const s = preparedOnUse({
    games: () =>
      db
        .select({
          fixture: sql<FixtureId>`game.value ->> 'fixture'`.as('fixture'),
          day: sql<Day>`game.value ->> 'day'`,
          kickoffAt: sql<Instant | null>`game.value ->> 'kickoffAt'`,
          // With `max`, the other columns are those of the row that has the maximum.
          revision: sql<number>`max(${t.published.revision})`,
        })
        .from(t.published)
        .crossJoin(sql`json_each(${t.published.list}, '$.games') as game`)
        .where(
          and(
            eq(t.published.player, sql.placeholder('player')),
            sql`${t.published.publishedAt} >= coalesce((select max(p.published_at) from published p
          where p.player_id = ${t.published.player} and p.published_at <= ${sql.placeholder('since')}), 0)`,
            sql`game.value ->> 'day' is not null`,
          ),
        )
        .groupBy(sql`fixture`)
        .prepare(),
    revision: () =>
      db
        .select({
          revision: sql<number>`
        (select count(*) from published where player_id in (select player_id from membership where team_id = ${team}))
        + (select count(*) from audit_subject where ref in
            (select id from fixture where home_id = ${team} or away_id = ${team}))`,
        })
        .from(t.team)
        .where(eq(t.team.id, sql.placeholder('team')))
        .prepare(),
  });
  return {
    gamesPublishedSince: async (player, since) =>
      s.games.all({ player, since }).map(({ fixture, day, kickoffAt }) => ({ fixture, day, kickoffAt })),
    teamRevision: async (team) => s.revision.get({ team })?.revision ?? 0,
  };
}
