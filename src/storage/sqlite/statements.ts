import type DatabaseFile from 'better-sqlite3';
import { and, desc, eq, or, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Day, Instant } from '../../domain/day.ts';
import * as t from './tables.ts';

export type Database = BetterSQLite3Database<typeof t> & { readonly $client: DatabaseFile.Database };

/** A list of values bound as one JSON parameter, so that a statement is prepared once for lists of any length. */
const among = (column: SQLiteColumn, name: string): SQL =>
  sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;

const externalIdsOf = (column: SQLiteColumn): SQL.Aliased<string> =>
  sql<string>`(select json_group_array(json_object('source', source, 'value', value) order by source, value) from external_id where ref = ${column})`.as(
    'external_ids',
  );

/** In the order of the key: an order within the aggregate would set up a sorter for each player, which takes 0.1 ms. */
const membershipsOf =
  sql<string>`(select json_group_array(json_object('team', team_id, 'from', from_day, 'until', until_day))
  from (select team_id, from_day, until_day from membership where player_id = ${t.player.id} order by place))`.as(
    'memberships',
  );

const withExternalId = (noun: 'team' | 'player' | 'fixture', column: SQLiteColumn): SQL =>
  sql`${column} = (select ref from external_id where noun = ${noun} and source = ${sql.placeholder('source')} and value = ${sql.placeholder('value')})`;

/**
 * Whether a stay is a present one, by the day in the zone of its team. `days`: for each zone the day it is there, JSON.
 */
export const isPresent = (days: SQLWrapper): SQL => {
  const there = sql`(select d.value from json_each(${days}) d where d.key = (select time_zone from team where id = team_id))`;
  return sql`(from_day is null or from_day <= ${there}) and (until_day is null or until_day > ${there})`;
};

const columnsOf = {
  team: {
    id: t.team.id,
    slug: t.team.slug,
    name: t.team.name,
    shortName: t.team.shortName,
    kind: t.team.kind,
    country: t.team.country,
    timeZone: t.team.timeZone,
    search: t.team.search,
    externalIds: externalIdsOf(t.team.id),
  },
  player: {
    id: t.player.id,
    slug: t.player.slug,
    name: t.player.name,
    position: t.player.position,
    birthDate: t.player.birthDate,
    nationality: t.player.nationality,
    search: t.player.search,
    externalIds: externalIdsOf(t.player.id),
    memberships: membershipsOf,
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
    status: t.fixture.status,
    certainty: t.fixture.certainty,
    condition: t.fixture.condition,
    homeGoals: t.fixture.homeGoals,
    awayGoals: t.fixture.awayGoals,
    venue: t.fixture.venue,
    note: t.fixture.note,
    orderKey: t.fixture.orderKey,
    externalIds: externalIdsOf(t.fixture.id),
  },
};

/** Selections that are not prepared here: lists with filters, which differ from call to call. */
export function selections(db: Database) {
  return {
    teams: () => db.select(columnsOf.team).from(t.team),
    players: () => db.select(columnsOf.player).from(t.player),
    competitions: () => db.select().from(t.competition),
    fixtures: () => db.select(columnsOf.fixture).from(t.fixture),
    injuries: () =>
      db
        .select({ injury: t.injury, estimate: t.estimate })
        .from(t.injury)
        .innerJoin(
          t.estimate,
          and(eq(t.estimate.injury, t.injury.id), eq(t.estimate.revision, t.injury.standingEstimate)),
        ),
  };
}

/** Every hot read, prepared once. */
export function prepareStatements(db: Database) {
  const select = selections(db);
  return {
    teamsByIds: select.teams().where(among(t.team.id, 'ids')).prepare(),
    teamBySlug: select
      .teams()
      .where(eq(t.team.slug, sql.placeholder('slug')))
      .prepare(),
    teamByExternalId: select.teams().where(withExternalId('team', t.team.id)).prepare(),
    allTeams: select.teams().prepare(),

    playersByIds: select.players().where(among(t.player.id, 'ids')).prepare(),
    playerBySlug: select
      .players()
      .where(eq(t.player.slug, sql.placeholder('slug')))
      .prepare(),
    playerByExternalId: select.players().where(withExternalId('player', t.player.id)).prepare(),
    squads: db
      .select({ team: t.membership.team, player: t.membership.player })
      .from(t.membership)
      .innerJoin(t.player, eq(t.player.id, t.membership.player))
      .where(and(among(t.membership.team, 'teams'), isPresent(sql.placeholder('days'))))
      .orderBy(t.player.slug)
      .prepare(),

    /** The teams of some players at present, clubs before national teams. */
    teamsOf: db
      .select({ player: t.membership.player, team: t.membership.team })
      .from(t.membership)
      .innerJoin(t.team, eq(t.team.id, t.membership.team))
      .where(and(among(t.membership.player, 'players'), isPresent(sql.placeholder('days'))))
      .orderBy(t.team.kind, t.membership.place)
      .prepare(),

    competitionsByIds: select.competitions().where(among(t.competition.id, 'ids')).prepare(),
    competitionBySlug: select
      .competitions()
      .where(eq(t.competition.slug, sql.placeholder('slug')))
      .prepare(),
    competitionsOfSeason: select
      .competitions()
      .where(eq(t.competition.season, sql.placeholder('season')))
      .prepare(),

    fixturesByIds: select.fixtures().where(among(t.fixture.id, 'ids')).prepare(),
    fixtureByExternalId: select.fixtures().where(withExternalId('fixture', t.fixture.id)).prepare(),
    /** Those of some teams that are played on or after a day, or have none. */
    fixturesOfTeams: select
      .fixtures()
      .where(
        and(
          or(among(t.fixture.home, 'teams'), among(t.fixture.away, 'teams')),
          sql`(${t.fixture.day} is null or ${t.fixture.day} >= ${sql.placeholder('from')})`,
        ),
      )
      .prepare(),
    fixturesOfCompetitions: select.fixtures().where(among(t.fixture.competition, 'ids')).prepare(),
    nextFixture: db
      .select({ id: t.fixture.id })
      .from(t.fixture)
      .where(
        and(
          sql`(${t.fixture.home} = ${sql.placeholder('team')} or ${t.fixture.away} = ${sql.placeholder('team')})`,
          sql`${t.fixture.status} in ('SCHEDULED', 'TIMED') and ${t.fixture.certainty} = 'CONFIRMED'`,
          sql`${t.fixture.day} >= ${sql.placeholder('today')}`,
          sql`(${t.fixture.kickoffAt} is null or ${t.fixture.kickoffAt} > ${sql.placeholder('now')})`,
        ),
      )
      .orderBy(t.fixture.orderKey)
      .limit(1)
      .prepare(),

    injuriesByIds: select.injuries().where(among(t.injury.id, 'ids')).prepare(),
    injuriesOf: select.injuries().where(among(t.injury.player, 'players')).prepare(),
    estimates: db
      .select()
      .from(t.estimate)
      .where(among(t.estimate.injury, 'injuries'))
      .orderBy(desc(t.estimate.revision))
      .prepare(),

    suspensionsByIds: db.select().from(t.suspension).where(among(t.suspension.id, 'ids')).prepare(),
    suspensionsOf: db
      .select()
      .from(t.suspension)
      .where(among(t.suspension.player, 'players'))
      .orderBy(desc(t.suspension.imposedOn), t.suspension.id)
      .prepare(),

    /** Everyone with an injury that has not ended or a ban that was not lifted; with `teams`, of those teams only. */
    absentees: db
      .select({ id: t.player.id })
      .from(t.player)
      .where(
        and(
          sql`(${t.player.id} in (select player_id from injury where status = 'ACTIVE')
            or ${t.player.id} in (select player_id from suspension where lifted_at is null))`,
          sql`(${sql.placeholder('teams')} is null or ${t.player.id} in
            (select player_id from membership where team_id in (select value from json_each(${sql.placeholder('teams')}))))`,
        ),
      )
      .prepare(),

    newest: db
      .select()
      .from(t.published)
      .where(
        and(
          among(t.published.player, 'players'),
          sql`${t.published.revision} = (select max(p.revision) from published p where p.player_id = ${t.published.player})`,
        ),
      )
      .prepare(),
    publishedAt: db
      .select()
      .from(t.published)
      .where(
        and(
          eq(t.published.player, sql.placeholder('player')),
          sql`${t.published.publishedAt} <= ${sql.placeholder('at')}`,
        ),
      )
      .orderBy(desc(t.published.revision))
      .limit(1)
      .prepare(),
    publishedRevision: db
      .select()
      .from(t.published)
      .where(
        and(eq(t.published.player, sql.placeholder('player')), eq(t.published.revision, sql.placeholder('revision'))),
      )
      .prepare(),
    /** Each game of each list that was published before the day on which it was finished. */
    forecasts: db
      .select({
        player: t.published.player,
        publishedAt: t.published.publishedAt,
        supersededAt: sql<Instant | null>`(select next.published_at from published next
          where next.player_id = ${t.published.player} and next.revision = ${t.published.revision} + 1)`,
        fixture: t.fixture.id,
        matchDay: sql<Day>`${t.fixture.day}`,
        chance: sql<number>`game.value ->> 'chance'`,
        reasons: sql<string>`game.value ->> 'reasons'`,
      })
      .from(t.published)
      // A cross join keeps its order: each list is taken apart once, not once per fixture.
      .crossJoin(sql`json_each(${t.published.list}, '$.games') as game`)
      .crossJoin(t.fixture)
      .where(
        and(
          sql`${t.fixture.id} = game.value ->> 'fixture'`,
          eq(t.fixture.status, 'FINISHED'),
          sql`game.value ->> 'day' = ${t.fixture.day}`,
          sql`game.value ->> 'chance' is not null and not game.value ->> 'conditional'`,
          sql`${t.published.publishedAt} < (unixepoch(${t.fixture.day}) + 86400) * 1000`,
          sql`(${sql.placeholder('team')} is null or game.value ->> 'team' = ${sql.placeholder('team')})`,
          sql`(${sql.placeholder('competition')} is null or ${t.fixture.competition} = ${sql.placeholder('competition')})`,
          sql`(${sql.placeholder('from')} is null or ${t.fixture.day} >= ${sql.placeholder('from')})`,
          sql`(${sql.placeholder('to')} is null or ${t.fixture.day} <= ${sql.placeholder('to')})`,
        ),
      )
      .prepare(),

    timeZones: db.selectDistinct({ zone: t.team.timeZone }).from(t.team).prepare(),
    nextKickoff: db
      .select({ at: sql<Instant | null>`min(${t.fixture.kickoffAt})` })
      .from(t.fixture)
      .where(sql`${t.fixture.kickoffAt} > ${sql.placeholder('after')}`)
      .prepare(),

    setting: db
      .select({ value: t.setting.value })
      .from(t.setting)
      .where(eq(t.setting.name, sql.placeholder('name')))
      .prepare(),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
