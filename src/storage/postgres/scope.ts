import { type SQL, sql } from 'drizzle-orm';
import { RECENT_CARDS_MS } from '../recent-cards.ts';
import { PROCESSED_UNTIL } from '../settings.ts';

/** The ids of the entities in a scope, as common table expressions. */

const among = (name: string): SQL => sql`= any(${sql.placeholder(name)}::text[])`;
/**
 * Returns the condition that a column is in a common table expression. The array makes the planner expect few values
 * and use an index, because a scope is small and the tables may be large.
 */
export const inCte = (found: string): SQL => sql.raw(`= any(array(select id from ${found}))`);
const season = sql`${sql.placeholder('season')}::text`;
const everyone = sql`${sql.placeholder('everyone')}::boolean`;

/** The entities that a scope names: by ids, slugs, ids in other systems, or the season. */
export const namedCtes = sql`
  elsewhere as (
    select e.noun, e.ref as id from unnest(${sql.placeholder('nouns')}::text[], ${sql.placeholder('sources')}::text[],
      ${sql.placeholder('values')}::text[]) as x(noun, source, value)
    cross join lateral (select * from external_id e
      where e.noun = x.noun and e.source = x.source and e.value = x.value offset 0) e),
  former as (
    select r.noun, r.from_ref, r.to_ref as id from redirect r
      where r.from_ref ${among('formerRefs')} and r.noun || ' ' || r.from_ref ${among('formerKeys')}
      and not exists (select 1 from team x where r.noun = 'team' and x.slug = substr(r.from_ref, 6))
      and not exists (select 1 from player x where r.noun = 'player' and x.slug = substr(r.from_ref, 6))
      and not exists (select 1 from competition x where r.noun = 'competition' and x.slug = substr(r.from_ref, 6))),
  named_team as (
    select id from team where id ${among('teams')}
    union select id from team where slug ${among('teamSlugs')}
    union select id from elsewhere where noun = 'team'
    union select id from former where noun = 'team'),
  named_player as (
    select id from player where id ${among('players')}
    union select id from player where slug ${among('playerSlugs')}
    union select id from elsewhere where noun = 'player'
    union select id from former where noun = 'player'),
  former_fixture as (select id from former where noun = 'fixture'),
  fixture_elsewhere as (select id from elsewhere where noun = 'fixture'),
  known_fixture as (
    select id from fixture where id ${among('fixtures')}
    union select id from former_fixture),
  other_leg as (
    select o.id from known_fixture k join fixture f on f.id = k.id
    join fixture o on o.home_id = f.away_id and o.away_id = f.home_id and o.competition_id = f.competition_id
    where exists (select 1 from fixture d where d.depends_on_fixture in (f.id, o.id))),
  dependent_fixture as (
    select id from (select id from known_fixture union select id from other_leg) begun
    union select f.id from fixture f join dependent_fixture d on f.depends_on_fixture = d.id),
  named_fixture as (
    select id, home_id, away_id from fixture where id ${inCte('known_fixture')}
    union select id, home_id, away_id from fixture where id ${inCte('fixture_elsewhere')}
    union select id, home_id, away_id from fixture where id ${inCte('dependent_fixture')}
    union select id, home_id, away_id from fixture where id ${inCte('other_leg')}),
  named_competition as (
    select id from competition where id ${among('competitions')}
    union select id from competition where slug ${among('competitionSlugs')}
    union select id from elsewhere where noun = 'competition'
    union select id from former where noun = 'competition'
    union select id from competition where season = ${season}),
  named_family as (
    select id from competition_family where id ${among('families')}
    union select id from competition_family where slug ${among('familySlugs')}
    union select id from competition_family where ${season} is not null),
  named_injury as (select id, player_id, occurred_on from injury where id ${among('injuries')}),
  named_suspension as (select id, player_id from suspension where id ${among('suspensions')}),
  named_absence as (select id, player_id from absence where id ${among('absences')}),
  named_loan as (select id, player_id from loan where id ${among('loans')}),
  named_teams as (
    select id from named_team
    union select home_id from named_fixture where home_id is not null
    union select away_id from named_fixture where away_id is not null)`;

/**
 * Returns the condition of loans that are not over: they end after the day before the last processed time boundary. It
 * is still that day in some zone.
 */
const isLoanThatBinds = (loan: string): SQL => {
  const column = (name: string): SQL => sql.raw(`${loan}.${name}`);
  return sql`${column('may_face_parent')} = 0 and (${column('until_day')} is null or ${column('until_day')} >= coalesce(
    (select to_char(to_timestamp(value::bigint / 1000 - 86400) at time zone 'UTC', 'YYYY-MM-DD') collate "C"
      from setting where name = ${PROCESSED_UNTIL}), ''))`;
};

const isAbsent = (player: SQL): SQL =>
  sql`(exists (select 1 from injury i where i.player_id = ${player} and i.status = 'ACTIVE')
    or exists (select 1 from suspension s where s.player_id = ${player} and s.lifted_at is null)
    or exists (select 1 from absence a where a.player_id = ${player} and a.status = 'ACTIVE')
    or exists (select 1 from loan l where l.player_id = ${player} and ${isLoanThatBinds('l')}))`;

const reachedFixture = (side: 'home_id' | 'away_id'): SQL =>
  sql`select f.id, f.competition_id, f.home_id, f.away_id from first_day d, fixture f
    where f.${sql.raw(side)} ${inCte('around')} and (f.day >= d.day or f.last_possible_day >= d.day or (f.day is null and d.day is not null))`;

/** The players whom the named entities concern, and everything that their availability depends on. */
export const reachableCtes = sql`
  concerned as (
    select id from named_player
    union select player_id from named_injury
    union select player_id from named_suspension
    union select player_id from named_absence
    union select player_id from named_loan
    union select player_id from injury where status = 'ACTIVE' and ${everyone}
    union select player_id from suspension where lifted_at is null and ${everyone}
    union select player_id from absence where status = 'ACTIVE' and ${everyone}
    union select l.player_id from loan l where ${everyone} and ${isLoanThatBinds('l')}
    union select m.player_id from membership m where m.team_id ${inCte('named_teams')} and ${isAbsent(sql`m.player_id`)}),
  around as (
    select id from named_teams
    union select team_id from membership where player_id ${inCte('concerned')}),
  first_day as (
    select to_char(least(
      ${sql.placeholder('since')}::text collate "C",
      (select min(occurred_on) from injury where player_id ${inCte('concerned')} and status = 'ACTIVE'),
      (select min(occurred_on) from named_injury),
      (select min(imposed_on) from suspension where player_id ${inCte('concerned')}),
      (select min(from_day) from absence where player_id ${inCte('concerned')} and status = 'ACTIVE'),
      (select min(since_day) from loan l where l.player_id ${inCte('concerned')} and ${isLoanThatBinds('l')}))::date - 1, 'YYYY-MM-DD') collate "C" as day),
  followed_fixture as (
    select id, competition_id, home_id, away_id from fixture where id ${inCte('named_fixture')}
    union ${reachedFixture('home_id')}
    union ${reachedFixture('away_id')}),
  reached_fixture as (
    select * from followed_fixture
    union select id, competition_id, home_id, away_id from fixture
      where ${season} is not null and competition_id ${inCte('named_competition')}),
  reached_team as (
    select id from around
    union select home_id from reached_fixture
    union select away_id from reached_fixture
    union select id from team where ${season} is not null),
  reached_competition as (
    select id from named_competition
    union select competition_id from reached_fixture
    union select competition_id from suspension where player_id ${inCte('concerned')}),
  recent as (
    select value::bigint - ${sql.raw(String(RECENT_CARDS_MS))} as at from setting where name = ${PROCESSED_UNTIL}),
  reached_card as (
    select c.* from card c join fixture f on f.id = c.fixture_id cross join recent
      where c.player_id ${inCte('concerned')}
        and (f.day is null or f.day >= to_char(to_timestamp(recent.at / 1000) at time zone 'UTC', 'YYYY-MM-DD') collate "C")),
  reached_total as (
    select c.* from caution_total c cross join recent where c.player_id ${inCte('concerned')} and c.as_of >= recent.at),
  reached_family as (
    select id from named_family
    union select family_id from competition where id ${inCte('reached_competition')}
    union select family_id from reached_total
    union select f.id from suspension s cross join lateral json_array_elements_text(
      case when s.scope::json ->> 'kind' = 'FAMILIES' then s.scope::json -> 'families' else '[]' end) as f(id)
      where s.player_id ${inCte('concerned')}
    union select f.id from absence a cross join lateral json_array_elements_text(
      case json_typeof(a.scope::json -> 'families') when 'array' then a.scope::json -> 'families' else '[]' end) as f(id)
      where a.player_id ${inCte('concerned')}),
  asked_about as (
    select id from concerned where ${sql.placeholder('questions')}::boolean
    union select id from injury where player_id ${inCte('concerned')} and ${sql.placeholder('questions')}::boolean
    union select id from suspension where player_id ${inCte('concerned')} and ${sql.placeholder('questions')}::boolean
    union select id from absence where player_id ${inCte('concerned')} and ${sql.placeholder('questions')}::boolean
    union select id from reached_team where ${sql.placeholder('questions')}::boolean
    union select id from named_fixture where ${sql.placeholder('questions')}::boolean
    union select id from reached_competition where ${sql.placeholder('questions')}::boolean)`;
