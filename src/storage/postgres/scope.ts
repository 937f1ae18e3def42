import { type SQL, sql } from 'drizzle-orm';

/** What a scope comes to, as common table expressions: of each noun the ids. */

const among = (name: string): SQL => sql`= any(${sql.placeholder(name)}::text[])`;
/**
 * One of those that were found. As an array, of which the planner thinks that it is short, so that it looks up one after
 * the other by an index: few they are, in tables that may be long.
 */
export const inCte = (found: string): SQL => sql.raw(`= any(array(select id from ${found}))`);
const season = sql`${sql.placeholder('season')}::text`;
const everyone = sql`${sql.placeholder('everyone')}::boolean`;

/** What was named: by ids, by slugs, by ids elsewhere, by the season. */
export const namedCtes = sql`
  elsewhere as (
    select e.noun, e.ref as id from unnest(${sql.placeholder('nouns')}::text[], ${sql.placeholder('sources')}::text[],
      ${sql.placeholder('values')}::text[]) as x(noun, source, value)
    cross join lateral (select * from external_id e
      where e.noun = x.noun and e.source = x.source and e.value = x.value offset 0) e),
  named_team as (
    select id from team where id ${among('teams')}
    union select id from team where slug ${among('teamSlugs')}
    union select id from elsewhere where noun = 'team'),
  named_player as (
    select id from player where id ${among('players')}
    union select id from player where slug ${among('playerSlugs')}
    union select id from elsewhere where noun = 'player'),
  fixture_elsewhere as (select id from elsewhere where noun = 'fixture'),
  named_fixture as (
    select id, home_id, away_id from fixture where id ${among('fixtures')}
    union select id, home_id, away_id from fixture where id ${inCte('fixture_elsewhere')}),
  named_competition as (
    select id from competition where id ${among('competitions')}
    union select id from competition where slug ${among('competitionSlugs')}
    union select id from competition where season = ${season}),
  named_injury as (select id, player_id, occurred_on from injury where id ${among('injuries')}),
  named_suspension as (select id, player_id from suspension where id ${among('suspensions')}),
  named_teams as (
    select id from named_team
    union select home_id from named_fixture where home_id is not null
    union select away_id from named_fixture where away_id is not null)`;

const isAbsent = (player: SQL): SQL =>
  sql`(exists (select 1 from injury i where i.player_id = ${player} and i.status = 'ACTIVE')
    or exists (select 1 from suspension s where s.player_id = ${player} and s.lifted_at is null))`;

const reachedFixture = (side: 'home_id' | 'away_id'): SQL =>
  sql`select f.id, f.competition_id, f.home_id, f.away_id from first_day d, fixture f
    where f.${sql.raw(side)} ${inCte('around')} and (f.day >= d.day or (f.day is null and d.day is not null))`;

/** What follows from it: whom it concerns, and everything that their availability follows from. */
export const reachableCtes = sql`
  concerned as (
    select id from named_player
    union select player_id from named_injury
    union select player_id from named_suspension
    union select player_id from injury where status = 'ACTIVE' and ${everyone}
    union select player_id from suspension where lifted_at is null and ${everyone}
    union select m.player_id from membership m where m.team_id ${inCte('named_teams')} and ${isAbsent(sql`m.player_id`)}),
  around as (
    select id from named_teams
    union select team_id from membership where player_id ${inCte('concerned')}),
  first_day as (
    select least(
      ${sql.placeholder('since')}::text collate "C",
      (select min(occurred_on) from injury where player_id ${inCte('concerned')} and status = 'ACTIVE'),
      (select min(occurred_on) from named_injury),
      (select min(imposed_on) from suspension where player_id ${inCte('concerned')})) as day),
  reached_fixture as (
    select id, competition_id, home_id, away_id from fixture where id ${inCte('named_fixture')}
    union select id, competition_id, home_id, away_id from fixture
      where ${season} is not null and competition_id ${inCte('named_competition')}
    union ${reachedFixture('home_id')}
    union ${reachedFixture('away_id')}),
  reached_team as (
    select id from around
    union select home_id from reached_fixture
    union select away_id from reached_fixture
    union select id from team where ${season} is not null),
  reached_competition as (
    select id from named_competition
    union select competition_id from reached_fixture
    union select competition_id from suspension where player_id ${inCte('concerned')})`;
