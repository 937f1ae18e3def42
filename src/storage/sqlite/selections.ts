import type DatabaseFile from 'better-sqlite3';
import { and, eq, getTableColumns, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as t from './tables.ts';

export type Database = BetterSQLite3Database<typeof t> & { readonly $client: DatabaseFile.Database };

/** Returns a condition with a list bound as one JSON value. One prepared statement thus serves lists of any length. */
export const among = (column: SQLiteColumn, name: string): SQL =>
  sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;

/** Returns a list as that JSON value. */
export const listJson = (values: Iterable<string | number>): string => JSON.stringify([...values]);

export const externalIdsOf = (column: SQLiteColumn): SQL.Aliased<string> =>
  sql<string>`(select json_group_array(json_object('source', source, 'value', value) order by source, value) from external_id where ref = ${column})`.as(
    'external_ids',
  );

/** In the order of the key. An order within the aggregate would create a sorter for each player, which takes 0.1 ms. */
const membershipsOf =
  sql<string>`(select json_group_array(json_object('team', team_id, 'from', from_day, 'until', until_day))
  from (select team_id, from_day, until_day from membership where player_id = ${t.player.id} order by place))`.as(
    'memberships',
  );

/**
 * Returns the condition that a membership is current, by the day in the zone of its team. `days`: the current day of
 * each zone, as JSON.
 */
export const isPresent = (days: SQLWrapper): SQL => {
  const there = sql`(select d.value from json_each(${days}) d where d.key = (select time_zone from team where id = team_id))`;
  return sql`(from_day is null or from_day <= ${there}) and (until_day is null or until_day > ${there})`;
};

export const columnsOf = {
  team: {
    id: t.team.id,
    slug: t.team.slug,
    name: t.team.name,
    shortName: t.team.shortName,
    kind: t.team.kind,
    country: t.team.country,
    timeZone: t.team.timeZone,
    gender: t.team.gender,
    details: t.team.details,
    search: t.team.search,
    externalIds: externalIdsOf(t.team.id),
  },
  player: {
    id: t.player.id,
    slug: t.player.slug,
    name: t.player.name,
    shortName: t.player.shortName,
    position: t.player.position,
    birthDate: t.player.birthDate,
    nationality: t.player.nationality,
    gender: t.player.gender,
    details: t.player.details,
    search: t.player.search,
    externalIds: externalIdsOf(t.player.id),
    memberships: membershipsOf,
  },
  competition: {
    id: t.competition.id,
    slug: t.competition.slug,
    name: t.competition.name,
    season: t.competition.season,
    kind: t.competition.kind,
    importedAsOf: t.competition.importedAsOf,
    family: t.competition.family,
    country: t.competition.country,
    gender: t.competition.gender,
    externalIds: externalIdsOf(t.competition.id),
  },
  fixture: {
    id: t.fixture.id,
    competition: t.fixture.competition,
    round: t.fixture.round,
    home: t.fixture.home,
    away: t.fixture.away,
    day: t.fixture.day,
    kickoffAt: t.fixture.kickoffAt,
    originalDay: t.fixture.originalDay,
    lastPossibleDay: t.fixture.lastPossibleDay,
    status: t.fixture.status,
    certainty: t.fixture.certainty,
    condition: t.fixture.condition,
    dependsOnFixture: t.fixture.dependsOnFixture,
    dependsOnTeam: t.fixture.dependsOnTeam,
    dependsOnOutcome: t.fixture.dependsOnOutcome,
    homeGoals: t.fixture.homeGoals,
    awayGoals: t.fixture.awayGoals,
    venue: t.fixture.venue,
    note: t.fixture.note,
    details: t.fixture.details,
    orderKey: t.fixture.orderKey,
    externalIds: externalIdsOf(t.fixture.id),
  },
};

/** Returns the selections that are not prepared: lists with filters, which differ from call to call. */
export function selections(db: Database) {
  return {
    teams: () => db.select(columnsOf.team).from(t.team),
    players: () => db.select(columnsOf.player).from(t.player),
    competitions: () => db.select(columnsOf.competition).from(t.competition),
    families: () => db.select().from(t.competitionFamily),
    fixtures: () => db.select(columnsOf.fixture).from(t.fixture),
    suspensions: () =>
      db.select({ ...getTableColumns(t.suspension), externalIds: externalIdsOf(t.suspension.id) }).from(t.suspension),
    injuries: () =>
      db
        .select({ injury: t.injury, estimate: t.estimate, externalIds: externalIdsOf(t.injury.id) })
        .from(t.injury)
        .innerJoin(
          t.estimate,
          and(eq(t.estimate.injury, t.injury.id), eq(t.estimate.revision, t.injury.standingEstimate)),
        ),
  };
}
