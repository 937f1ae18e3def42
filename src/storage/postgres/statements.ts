import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day, Instant } from '../../domain/day.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { TeamId } from '../../domain/team.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { IdentifiedEntity } from '../tables.ts';
import { named } from './prepared.ts';
import { prepareRecordStatements } from './record-statements.ts';
import { inParameter, type Database, dayAtGround, isPresent, selections } from './selections.ts';
import * as t from './tables.ts';

const by = (column: PgColumn, name: string): SQL => sql`${column} = ${sql.placeholder(name)}`;

const withExternalId = (noun: IdentifiedEntity, column: PgColumn): SQL =>
  sql`${column} = (select ref from external_id
    where noun = ${noun} and source = ${sql.placeholder('source')} and value = ${sql.placeholder('value')})`;

/** Returns the frequent reads, each built once. */
export function prepareStatements(db: Database) {
  const select = selections(db);
  return {
    teamsByIds: named('teamsByIds', select.teams().where(inParameter(t.team.id, 'ids'))),
    teamBySlug: named('teamBySlug', select.teams().where(by(t.team.slug, 'slug'))),
    teamByExternalId: named('teamByExternalId', select.teams().where(withExternalId('team', t.team.id))),

    playersByIds: named('playersByIds', select.players().where(inParameter(t.player.id, 'ids'))),
    playerBySlug: named('playerBySlug', select.players().where(by(t.player.slug, 'slug'))),
    playerByExternalId: named('playerByExternalId', select.players().where(withExternalId('player', t.player.id))),
    squads: named(
      'squads',
      db
        .select({ team: t.membership.team, player: t.membership.player })
        .from(t.membership)
        .innerJoin(t.player, eq(t.player.id, t.membership.player))
        .where(and(inParameter(t.membership.team, 'teams'), isPresent(sql.placeholder('days'))))
        .orderBy(t.player.slug),
    ),
    /** The current teams of some players, clubs before national teams. */
    teamsOf: named(
      'teamsOf',
      db
        .select({ player: t.membership.player, team: t.membership.team })
        .from(t.membership)
        .innerJoin(t.team, eq(t.team.id, t.membership.team))
        .where(and(inParameter(t.membership.player, 'players'), isPresent(sql.placeholder('days'))))
        .orderBy(t.team.kind, t.membership.place),
    ),

    competitionsByIds: named('competitionsByIds', select.competitions().where(inParameter(t.competition.id, 'ids'))),
    competitionByExternalId: named(
      'competitionByExternalId',
      select.competitions().where(withExternalId('competition', t.competition.id)),
    ),
    competitionBySlug: named('competitionBySlug', select.competitions().where(by(t.competition.slug, 'slug'))),
    seasonsOf: named(
      'seasonsOf',
      select
        .competitions()
        .where(inParameter(t.competition.family, 'families'))
        .orderBy(desc(t.competition.season), asc(t.competition.slug)),
    ),
    fixtureByExternalId: named('fixtureByExternalId', select.fixtures().where(withExternalId('fixture', t.fixture.id))),
    fixturesByIds: named('fixturesByIds', select.fixtures().where(inParameter(t.fixture.id, 'ids'))),
    /** `days`: as for `isPresent`. */
    nextFixtures: named(
      'nextFixtures',
      db
        .select({ team: sql<TeamId>`${t.team.id}`, fixture: sql<FixtureId>`next.id` })
        .from(t.team)
        .innerJoin(
          sql`lateral (select id from fixture
            where (home_id = ${t.team.id} or away_id = ${t.team.id})
              and status in ('SCHEDULED', 'TIMED') and certainty = 'CONFIRMED'
              and day >= ${sql.placeholder('since')}
              and (kickoff_at > ${sql.placeholder('now')} or kickoff_at is null
                and coalesce(last_possible_day, day) >= ${dayAtGround(sql.placeholder('days'))})
            order by order_key limit 1) next`,
          sql`true`,
        )
        .where(inParameter(t.team.id, 'teams')),
    ),

    injuriesByIds: named('injuriesByIds', select.injuries().where(inParameter(t.injury.id, 'ids'))),
    injuriesOf: named('injuriesOf', select.injuries().where(inParameter(t.injury.player, 'players'))),
    estimates: named(
      'estimates',
      db.select().from(t.estimate).where(inParameter(t.estimate.injury, 'injuries')).orderBy(desc(t.estimate.revision)),
    ),
    /** The order is that of `currentEstimate`. */
    estimatesOfSources: named(
      'estimatesOfSources',
      db
        .selectDistinctOn([t.estimate.injury, t.estimate.sourceKind, t.estimate.sourceName])
        .from(t.estimate)
        .where(and(inParameter(t.estimate.injury, 'injuries'), eq(t.estimate.retracted, 0)))
        .orderBy(
          t.estimate.injury,
          t.estimate.sourceKind,
          t.estimate.sourceName,
          sql`(basis <> 'UNKNOWN' or replaces = 1) desc`,
          desc(t.estimate.reportedAt),
          desc(t.estimate.revision),
        ),
    ),
    estimatesRecordedAt: named(
      'estimatesRecordedAt',
      db
        .select()
        .from(t.estimate)
        .where(
          and(
            inParameter(t.estimate.injury, 'injuries'),
            sql`${t.estimate.recordedAt} = any(${sql.placeholder('times')}::bigint[])`,
          ),
        )
        .orderBy(desc(t.estimate.revision)),
    ),
    estimatesBefore: named(
      'estimatesBefore',
      db
        .select()
        .from(t.estimate)
        .where(and(by(t.estimate.injury, 'injury'), sql`${t.estimate.revision} < ${sql.placeholder('before')}`))
        .orderBy(desc(t.estimate.revision))
        .limit(sql.placeholder('limit')),
    ),
    suspensionsByIds: named('suspensionsByIds', select.suspensions().where(inParameter(t.suspension.id, 'ids'))),
    suspensionsOf: named(
      'suspensionsOf',
      select
        .suspensions()
        .where(inParameter(t.suspension.player, 'players'))
        .orderBy(desc(t.suspension.imposedOn), asc(t.suspension.id)),
    ),

    publishedAt: named(
      'publishedAt',
      db
        .select()
        .from(t.published)
        .where(and(by(t.published.player, 'player'), sql`${t.published.publishedAt} <= ${sql.placeholder('at')}`))
        // Revisions are in the order of their times. Ordering by time first lets the index find the row.
        .orderBy(desc(t.published.publishedAt), desc(t.published.revision))
        .limit(1),
    ),
    publishedRevision: named(
      'publishedRevision',
      db
        .select()
        .from(t.published)
        .where(and(by(t.published.player, 'player'), by(t.published.revision, 'revision'))),
    ),
    publishedBetween: named(
      'publishedBetween',
      db
        .select()
        .from(t.published)
        .where(
          and(
            by(t.published.player, 'player'),
            sql`${t.published.revision} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`,
          ),
        )
        .orderBy(desc(t.published.revision)),
    ),
    /** Each game of each list that was published before the day on which it was finished. */
    forecasts: named(
      'forecasts',
      db
        .select({
          player: t.published.player,
          publishedAt: t.published.publishedAt,
          supersededAt: sql<Instant | null>`(select next.published_at from published next
            where next.player_id = ${t.published.player} and next.revision = ${t.published.revision} + 1)`.mapWith(
            t.published.publishedAt,
          ),
          fixture: t.fixture.id,
          matchDay: sql<Day>`${t.fixture.day}`,
          chance: sql<number>`(game.value ->> 'chance')::float8`,
          reasons: sql<string>`game.value ->> 'reasons'`,
        })
        .from(t.published)
        .crossJoin(sql`lateral json_array_elements(${t.published.list}::json -> 'games') as game(value)`)
        .innerJoin(t.fixture, sql`${t.fixture.id} = game.value ->> 'fixture'`)
        .where(
          and(
            eq(t.fixture.status, 'FINISHED'),
            sql`game.value ->> 'day' = ${t.fixture.day}`,
            sql`game.value ->> 'chance' is not null and game.value ->> 'conditional' = 'false'`,
            sql`${t.published.publishedAt} < (extract(epoch from ${t.fixture.day}::date) + 86400) * 1000`,
            optional('team', (team) => sql`game.value ->> 'team' = ${team}`),
            optional('competition', (competition) => sql`${t.fixture.competition} = ${competition}`),
            optional('from', (from) => sql`${t.fixture.day} >= ${from}`),
            optional('to', (to) => sql`${t.fixture.day} <= ${to}`),
          ),
        ),
    ),

    ...prepareRecordStatements(db),
    timeZones: named('timeZones', db.selectDistinct({ zone: t.team.timeZone }).from(t.team)),
    timeZonesOfGrounds: named(
      'timeZonesOfGrounds',
      db
        .selectDistinct({ zone: sql<string>`${t.fixture.details}::json ->> 'venueTimeZone'` })
        .from(t.fixture)
        .where(sql`${t.fixture.kickoffAt} is null and ${t.fixture.details} like '%"venueTimeZone"%'`),
    ),
    nextKickoff: named(
      'nextKickoff',
      db
        .select({ at: sql<Instant | null>`min(${t.fixture.kickoffAt})`.mapWith(t.fixture.kickoffAt) })
        .from(t.fixture)
        .where(sql`${t.fixture.kickoffAt} > ${sql.placeholder('after')}`),
    ),
    setting: named('setting', db.select({ value: t.setting.value }).from(t.setting).where(by(t.setting.name, 'name'))),
    isEmpty: named('isEmpty', db.select({ id: t.team.id }).from(t.team).limit(1)),
    /** The time zones of all teams, and the last processed time boundary. */
    present: named(
      'present',
      db
        .selectDistinct({
          zone: t.team.timeZone,
          processedUntil: sql<string | null>`(select value from setting where name = ${PROCESSED_UNTIL})`,
        })
        .from(t.team),
    ),
  };
}

function optional(name: string, condition: (value: SQL) => SQL): SQL {
  const value = sql`${sql.placeholder(name)}::text`;
  return sql`(${value} is null or ${condition(value)})`;
}

export type Statements = ReturnType<typeof prepareStatements>;
