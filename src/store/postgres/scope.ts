import { type SQL, sql } from 'drizzle-orm';

/** What a scope comes to, as common table expressions: of each noun the ids. */

const ids = (name: string): SQL => sql`(select unnest(${sql.placeholder(name)}::text[]) collate "C")`;
const season = sql`${sql.placeholder('season')}::text`;
const everyone = sql`${sql.placeholder('everyone')}::boolean`;

/** What was named: by ids, by slugs, by ids elsewhere, by the season. */
export const named = sql`
  elsewhere as (
    select e.noun, e.ref from unnest(${sql.placeholder('nouns')}::text[], ${sql.placeholder('sources')}::text[],
      ${sql.placeholder('values')}::text[]) as x(noun, source, value)
    join external_id e on e.noun = x.noun and e.source = x.source and e.value = x.value),
  named_team as (
    select id from team where id in ${ids('teams')}
    union select id from team where slug in ${ids('teamSlugs')}
    union select ref from elsewhere where noun = 'team'),
  named_player as (
    select id from player where id in ${ids('players')}
    union select id from player where slug in ${ids('playerSlugs')}
    union select ref from elsewhere where noun = 'player'),
  named_fixture as (
    select id, home_id, away_id from fixture where id in ${ids('fixtures')}
    union select id, home_id, away_id from fixture where id in (select ref from elsewhere where noun = 'fixture')),
  named_competition as (
    select id from competition where id in ${ids('competitions')}
    union select id from competition where slug in ${ids('competitionSlugs')}
    union select id from competition where season = ${season}),
  named_injury as (select id, player_id, occurred_on from injury where id in ${ids('injuries')}),
  named_suspension as (select id, player_id from suspension where id in ${ids('suspensions')}),
  named_teams as (
    select id from named_team
    union select home_id from named_fixture where home_id is not null
    union select away_id from named_fixture where away_id is not null)`;

const isAbsent = (player: SQL): SQL =>
  sql`(exists (select 1 from injury i where i.player_id = ${player} and i.status = 'ACTIVE')
    or exists (select 1 from suspension s where s.player_id = ${player} and s.lifted_at is null))`;

/** What follows from it: whom it concerns, and everything that their availability follows from. */
export const reached = sql`
  concerned as (
    select id from named_player
    union select player_id from named_injury
    union select player_id from named_suspension
    union select player_id from injury where status = 'ACTIVE' and ${everyone}
    union select player_id from suspension where lifted_at is null and ${everyone}
    union select m.player_id from membership m join named_teams n on n.id = m.team_id
      where ${isAbsent(sql`m.player_id`)}),
  around as (
    select id from named_teams
    union select m.team_id from membership m join concerned c on c.id = m.player_id),
  first_day as (
    select least(
      ${sql.placeholder('since')}::text collate "C",
      (select min(i.occurred_on) from injury i join concerned c on c.id = i.player_id where i.status = 'ACTIVE'),
      (select min(occurred_on) from named_injury),
      (select min(s.imposed_on) from suspension s join concerned c on c.id = s.player_id)) as day),
  reached_fixture as (
    select id, competition_id, home_id, away_id from fixture where id in (select id from named_fixture)
    union select id, competition_id, home_id, away_id from fixture
      where ${season} is not null and competition_id in (select id from named_competition)
    union select f.id, f.competition_id, f.home_id, f.away_id from first_day d, around a
      join fixture f on f.home_id = a.id where f.day >= d.day or (f.day is null and d.day is not null)
    union select f.id, f.competition_id, f.home_id, f.away_id from first_day d, around a
      join fixture f on f.away_id = a.id where f.day >= d.day or (f.day is null and d.day is not null)),
  reached_team as (
    select id from around
    union select home_id from reached_fixture
    union select away_id from reached_fixture
    union select id from team where ${season} is not null),
  reached_competition as (
    select id from named_competition
    union select competition_id from reached_fixture
    union select s.competition_id from suspension s join concerned c on c.id = s.player_id)`;
