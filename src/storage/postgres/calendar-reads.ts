import { and, eq, sql } from 'drizzle-orm';
import type { Day, Instant } from '../../domain/day.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { Store } from '../store.ts';
import { named } from './prepared.ts';
import type { Database } from './selections.ts';
import { outerColumn } from '../outer-column.ts';
import * as t from './tables.ts';

/** Returns the reads that calendars need besides the current lists. */
export function calendarReads(db: Database): Pick<Store, 'gamesPublishedSince' | 'teamRevision'> {
  const fixture = sql<FixtureId>`game.value ->> 'fixture'`;
  const games = named(
    'gamesPublishedSince',
    db
      .selectDistinctOn([fixture], {
        fixture,
        day: sql<Day>`game.value ->> 'day'`,
        kickoffAt: sql<Instant | null>`(game.value ->> 'kickoffAt')::bigint`.mapWith(t.fixture.kickoffAt),
      })
      .from(t.published)
      .crossJoin(sql`lateral json_array_elements(${t.published.list}::json -> 'games') as game(value)`)
      .where(
        and(
          eq(t.published.player, sql.placeholder('player')),
          sql`${t.published.publishedAt} >= coalesce((select max(p.published_at) from published p
            where p.player_id = ${t.published.player} and p.published_at <= ${sql.placeholder('since')}), 0)`,
          sql`game.value ->> 'day' is not null`,
        ),
      )
      .orderBy(fixture, sql`${t.published.revision} desc`),
  );
  const team = outerColumn(t.team.id);
  const revision = named(
    'teamRevision',
    db
      .select({
        revision: sql<number>`(
          (select count(*) from published where player_id in (select player_id from membership where team_id = ${team}))
          + (select count(*) from audit_subject where ref in
              (select id from fixture where home_id = ${team} or away_id = ${team}))
        )::integer`,
      })
      .from(t.team)
      .where(eq(t.team.id, sql.placeholder('team'))),
  );
  return {
    gamesPublishedSince: (player, since) => games({ player, since }),
    teamRevision: async (team) => (await revision({ team }))[0]?.revision ?? 0,
  };
}
