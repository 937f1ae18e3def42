import { and, desc, eq, getTableColumns, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { CompetitionId } from '../../domain/competition.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { IdentifiedEntity } from '../tables.ts';
import { prepareDirect } from './direct-query.ts';
import { estimateStatements } from './estimate-statements.ts';
import { recordStatements } from './record-statements.ts';
import { preparedOnUse } from './prepared-on-use.ts';
import { preparePlayerRecords } from './player-records.ts';
import { among, columnsOf, type Database, isPresent, selections } from './selections.ts';
import * as t from './tables.ts';

const withExternalId = (noun: IdentifiedEntity, column: SQLiteColumn): SQL =>
  sql`${column} = (select ref from external_id where noun = ${noun} and source = ${sql.placeholder('source')} and value = ${sql.placeholder('value')})`;

/**
 * Loans that are not over: they end after the day before the last processed time boundary. It is still that day in some
 * zone.
 */
const isCurrentLoan = sql`(until_day is null or until_day >= coalesce(
  (select date(cast(value as integer) / 1000 - 86400, 'unixepoch') from setting where name = ${sql.raw(`'${PROCESSED_UNTIL}'`)}), ''))`;

/** Returns the frequent reads, each prepared once, at its first use. */
export function prepareStatements(db: Database) {
  const select = selections(db);
  const flat =
    (columns: object) =>
    <Row>(query: Parameters<typeof prepareDirect<Row>>[1]) =>
      prepareDirect(db.$client, query, Object.keys(columns));
  const [teams, players, fixtures] = [flat(columnsOf.team), flat(columnsOf.player), flat(columnsOf.fixture)];
  const published = flat(getTableColumns(t.published));
  return preparedOnUse({
    teamsByIds: () => teams(select.teams().where(among(t.team.id, 'ids'))),
    teamBySlug: () => teams(select.teams().where(eq(t.team.slug, sql.placeholder('slug')))),
    teamByExternalId: () => teams(select.teams().where(withExternalId('team', t.team.id))),
    allTeams: () => teams(select.teams()),

    playersByIds: () => players(select.players().where(among(t.player.id, 'ids'))),
    playerBySlug: () => players(select.players().where(eq(t.player.slug, sql.placeholder('slug')))),
    playerByExternalId: () => players(select.players().where(withExternalId('player', t.player.id))),
    squads: () =>
      db
        .select({ team: t.membership.team, player: t.membership.player })
        .from(t.membership)
        .innerJoin(t.player, eq(t.player.id, t.membership.player))
        .where(and(among(t.membership.team, 'teams'), isPresent(sql.placeholder('days'))))
        .orderBy(t.player.slug)
        .prepare(),

    /** The current teams of some players, clubs before national teams. */
    teamsOf: () =>
      db
        .select({ player: t.membership.player, team: t.membership.team })
        .from(t.membership)
        .innerJoin(t.team, eq(t.team.id, t.membership.team))
        .where(and(among(t.membership.player, 'players'), isPresent(sql.placeholder('days'))))
        .orderBy(t.team.kind, t.membership.place)
        .prepare(),

    competitionsByIds: () => select.competitions().where(among(t.competition.id, 'ids')).prepare(),
    competitionByExternalId: () =>
      select.competitions().where(withExternalId('competition', t.competition.id)).prepare(),
    competitionBySlug: () =>
      select
        .competitions()
        .where(eq(t.competition.slug, sql.placeholder('slug')))
        .prepare(),
    competitionsOfSeason: () =>
      select
        .competitions()
        .where(eq(t.competition.season, sql.placeholder('season')))
        .prepare(),

    seasonsOf: () =>
      select
        .competitions()
        .where(among(t.competition.family, 'families'))
        .orderBy(desc(t.competition.season), t.competition.slug)
        .prepare(),

    fixturesByIds: () => fixtures(select.fixtures().where(among(t.fixture.id, 'ids'))),
    fixtureByExternalId: () => fixtures(select.fixtures().where(withExternalId('fixture', t.fixture.id))),
    /** The fixtures of some teams on or after a day, or without a day. */
    fixturesOfTeams: () =>
      fixtures(
        select
          .fixtures()
          .where(
            and(
              or(among(t.fixture.home, 'teams'), among(t.fixture.away, 'teams')),
              sql`(${t.fixture.day} is null or ${t.fixture.day} >= ${sql.placeholder('from')} or ${t.fixture.lastPossibleDay} >= ${sql.placeholder('from')})`,
            ),
          ),
      ),
    /**
     * The competitions with a tie that depends on another fixture, or with a fixture that decides a tie. The range uses
     * the index.
     */
    competitionsWithTies: () =>
      db.$client
        .prepare<[], CompetitionId>(
          `select competition_id from fixture where depends_on_fixture > '' union all select f.competition_id
          from fixture tie join fixture f on f.id = tie.depends_on_fixture where tie.depends_on_fixture > ''`,
        )
        .pluck(),
    fixturesOfCompetitions: () => fixtures(select.fixtures().where(among(t.fixture.competition, 'ids'))),
    /** The other legs of these fixtures if a tie depends on either, and the ties that depend on them. */
    fixturesDependingOn: () =>
      fixtures(
        select.fixtures().where(
          sql`${t.fixture.id} in (
          with recursive dependent(id) as (
            select value from json_each(${sql.placeholder('ids')})
            union select o.id from json_each(${sql.placeholder('ids')}) k join fixture f on f.id = k.value
              join fixture o on o.home_id = f.away_id and o.away_id = f.home_id and o.competition_id = f.competition_id
              where exists (select 1 from fixture d where d.depends_on_fixture in (f.id, o.id))
            union select f.id from fixture f join dependent d on f.depends_on_fixture = d.id)
          select id from dependent where id not in (select value from json_each(${sql.placeholder('ids')})))`,
        ),
      ),
    injuriesByIds: () => select.injuries().where(among(t.injury.id, 'ids')).prepare(),
    injuriesOf: () => select.injuries().where(among(t.injury.player, 'players')).prepare(),
    ...estimateStatements(db),

    suspensionsByIds: () => select.suspensions().where(among(t.suspension.id, 'ids')).prepare(),
    suspensionsOf: () =>
      select
        .suspensions()
        .where(among(t.suspension.player, 'players'))
        .orderBy(desc(t.suspension.imposedOn), t.suspension.id)
        .prepare(),

    /** All players who may be kept out; with `teams`, only those of these teams. */
    absentees: () =>
      db
        .select({ id: t.player.id })
        .from(t.player)
        .where(
          and(
            sql`(${t.player.id} in (select player_id from injury where status = 'ACTIVE')
            or ${t.player.id} in (select player_id from suspension where lifted_at is null)
            or ${t.player.id} in (select player_id from absence where status = 'ACTIVE')
            or ${t.player.id} in (select player_id from loan where may_face_parent = 0 and ${isCurrentLoan}))`,
            sql`(${sql.placeholder('teams')} is null or ${t.player.id} in
            (select player_id from membership where team_id in (select value from json_each(${sql.placeholder('teams')}))))`,
          ),
        )
        .prepare(),

    /** The newest list of each player. The highest revision is looked up once per player, not once per row. */
    newest: () =>
      published(
        db
          .select(getTableColumns(t.published))
          .from(sql`json_each(${sql.placeholder('players')}) as wanted`)
          .crossJoin(t.published)
          .where(
            and(
              eq(t.published.player, sql`wanted.value`),
              sql`${t.published.revision} = (select max(p.revision) from published p where p.player_id = wanted.value)`,
            ),
          ),
      ),
    publishedAt: () =>
      db
        .select()
        .from(t.published)
        .where(
          and(
            eq(t.published.player, sql.placeholder('player')),
            sql`${t.published.publishedAt} <= ${sql.placeholder('at')}`,
          ),
        )
        // Revisions are in the order of their times. Ordering by time first lets the index find the row.
        .orderBy(desc(t.published.publishedAt), desc(t.published.revision))
        .limit(1)
        .prepare(),
    publishedRevision: () =>
      db
        .select()
        .from(t.published)
        .where(
          and(eq(t.published.player, sql.placeholder('player')), eq(t.published.revision, sql.placeholder('revision'))),
        )
        .prepare(),
    publishedBetween: () =>
      db
        .select()
        .from(t.published)
        .where(
          and(
            eq(t.published.player, sql.placeholder('player')),
            sql`${t.published.revision} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`,
          ),
        )
        .orderBy(desc(t.published.revision))
        .prepare(),
    /** Each game of each list that was published before the day on which it was finished. */
    forecasts: () =>
      db
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
        // A cross join keeps its order: each list is expanded once, not once per fixture.
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

    timeZones: () => db.selectDistinct({ zone: t.team.timeZone }).from(t.team).prepare(),
    timeZonesOfGrounds: () =>
      db
        .selectDistinct({ zone: sql<string>`${t.fixture.details} ->> 'venueTimeZone'` })
        .from(t.fixture)
        .where(sql`${t.fixture.kickoffAt} is null and ${t.fixture.details} like '%"venueTimeZone"%'`)
        .prepare(),
    nextKickoff: () =>
      db
        .select({ at: sql<Instant | null>`min(${t.fixture.kickoffAt})` })
        .from(t.fixture)
        .where(sql`${t.fixture.kickoffAt} > ${sql.placeholder('after')}`)
        .prepare(),

    playerRecords: () => preparePlayerRecords(db.$client),
    scopeTimes: () => prepareScopeTimes(db.$client),
    /** Changes whenever another connection writes. */
    dataVersion: () => db.$client.prepare<[], number>('pragma data_version').pluck(),
    ...recordStatements(db),
    setting: () =>
      db
        .select({ value: t.setting.value })
        .from(t.setting)
        .where(eq(t.setting.name, sql.placeholder('name')))
        .prepare(),
  });
}

/** Returns the read of the last processed time boundary and of the time of the newest audit entry. */
function prepareScopeTimes(file: Database['$client']) {
  return file.prepare<[], { processedUntil: Instant; latestWrite: Instant }>(
    `select coalesce((select cast(value as integer) from setting where name = '${PROCESSED_UNTIL}'), 0) as processedUntil,
      coalesce((select at from audit order by id desc limit 1), 0) as latestWrite`,
  );
}

export type Statements = ReturnType<typeof prepareStatements>;
