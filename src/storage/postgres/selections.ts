import { and, eq, getTableColumns, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgColumn } from 'drizzle-orm/pg-core';
import * as t from './tables.ts';
import { storable } from './values.ts';

export type Database = NodePgDatabase;

/** Returns a condition with a list bound as one array. One prepared statement thus serves lists of any length. */
export const inParameter = (column: PgColumn, name: string): SQL =>
  sql`${column} = any(${sql.placeholder(name)}::text[])`;

/** Returns a condition with a list of values that differ from call to call. */
export const inValues = (column: PgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(values.map(storable))}::text[])`;

export const externalIdsOf = (ref: SQLWrapper): SQL<string> =>
  sql<string>`(select coalesce(json_agg(json_build_object('source', source, 'value', value) order by source, value), '[]')::text
    from external_id where ref = ${ref})`;

export const membershipsOf = (player: SQLWrapper): SQL<string> =>
  sql<string>`(select coalesce(json_agg(json_build_object('team', team_id, 'from', from_day, 'until', until_day) order by place), '[]')::text
    from membership where player_id = ${player})`;

/**
 * Returns the condition that a membership is current, by the day in the zone of its team. `days`: the current day of
 * each zone, as JSON.
 */
export const isPresent = (days: SQLWrapper): SQL => {
  const there = sql`(${days}::json ->> (select time_zone from team where id = team_id))`;
  return sql`(from_day is null or from_day <= ${there}) and (until_day is null or until_day > ${there})`;
};

/** Returns the day at the ground of a fixture; in a zone without a team, the day at the home team. `days`: as above. */
export const dayAtGround = (days: SQLWrapper): SQL => {
  const zoneOf = (team: SQL): SQL => sql`(select time_zone from team where id = ${team})`;
  const day = (zone: SQL): SQL => sql`(${days}::json ->> ${zone})`;
  return sql`coalesce(${day(sql`(fixture.details::json ->> 'venueTimeZone')`)}, ${day(zoneOf(sql`coalesce(fixture.home_id, fixture.away_id)`))})`;
};

/** Returns the selections of entities, with their rows in other tables as JSON. */
export function selections(db: Database) {
  return {
    teams: () =>
      db.select({ ...getTableColumns(t.team), externalIds: externalIdsOf(t.team.id).as('external_ids') }).from(t.team),
    players: () =>
      db
        .select({
          ...getTableColumns(t.player),
          externalIds: externalIdsOf(t.player.id).as('external_ids'),
          memberships: membershipsOf(t.player.id).as('memberships'),
        })
        .from(t.player),
    competitions: () =>
      db
        .select({ ...getTableColumns(t.competition), externalIds: externalIdsOf(t.competition.id).as('external_ids') })
        .from(t.competition),
    families: () => db.select().from(t.competitionFamily),
    suspensions: () =>
      db
        .select({ ...getTableColumns(t.suspension), externalIds: externalIdsOf(t.suspension.id).as('external_ids') })
        .from(t.suspension),
    fixtures: () =>
      db
        .select({ ...getTableColumns(t.fixture), externalIds: externalIdsOf(t.fixture.id).as('external_ids') })
        .from(t.fixture),
    injuries: () =>
      db
        .select({
          injury: t.injury,
          estimate: t.estimate,
          externalIds: externalIdsOf(t.injury.id).as('external_ids'),
        })
        .from(t.injury)
        .innerJoin(
          t.estimate,
          and(eq(t.estimate.injury, t.injury.id), eq(t.estimate.revision, t.injury.standingEstimate)),
        ),
  };
}
