import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/day.ts';
import type { PlayerId } from '../../domain/player.ts';
import { fixtureFromRow, injuryFromRow, playerFromRow, publishedFromRow, teamFromRow } from '../rows.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Scope, ScopeSnapshot } from '../store.ts';
import type { Rows } from '../tables.ts';
import { type PreparedQuery, prepared } from './prepared.ts';
import { externalIdsOf, membershipsOf } from './selections.ts';
import { namedCtes, inCte, reachableCtes } from './scope.ts';
import * as t from './tables.ts';

interface Found {
  readonly teams: readonly (Rows['team'] & { readonly externalIds: string })[];
  readonly players: readonly (Rows['player'] & { readonly externalIds: string; readonly memberships: string })[];
  readonly competitions: readonly Rows['competition'][];
  readonly fixtures: readonly (Rows['fixture'] & { readonly externalIds: string })[];
  readonly injuries: readonly { readonly injury: Rows['injury']; readonly estimate: Rows['estimate'] }[];
  readonly suspensions: readonly Rows['suspension'][];
  readonly published: readonly Rows['published'][];
  readonly concerned: readonly PlayerId[];
  readonly processedUntil: string | null;
}

/** A row as JSON, by the names that rows have in the program. */
function row(table: PgTable, more: Readonly<Record<string, SQL>> = {}): SQL {
  const parts = Object.entries({ ...getTableColumns(table), ...more });
  return sql`json_build_object(${sql.join(
    parts.map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`;
}

const all = (item: SQL, from: SQL): SQL => sql`(select coalesce(json_agg(${item}), '[]') ${from})`;

/**
 * Everything in a scope in one statement, and so at one moment, whoever writes meanwhile; asked for by `readWorld` of
 * SQLite's store step by step.
 */
const world = prepared<Found>(
  'world',
  sql`with ${namedCtes}, ${reachableCtes}
  select
    ${all(row(t.team, { externalIds: externalIdsOf(t.team.id) }), sql`from team where id ${inCte('reached_team')}`)} as teams,
    ${all(
      row(t.player, { externalIds: externalIdsOf(t.player.id), memberships: membershipsOf(t.player.id) }),
      sql`from player where id ${inCte('concerned')}`,
    )} as players,
    ${all(row(t.competition), sql`from competition where id ${inCte('reached_competition')}`)} as competitions,
    ${all(row(t.fixture, { externalIds: externalIdsOf(t.fixture.id) }), sql`from fixture where id ${inCte('reached_fixture')}`)} as fixtures,
    ${all(
      sql`json_build_object('injury', ${row(t.injury)}, 'estimate', ${row(t.estimate)})`,
      sql`from injury join estimate on estimate.injury_id = injury.id and estimate.revision = injury.standing_estimate
        where injury.player_id ${inCte('concerned')}`,
    )} as injuries,
    ${all(row(t.suspension), sql`from suspension where player_id ${inCte('concerned')}`)} as suspensions,
    ${all(
      row(t.published),
      sql`from concerned cross join lateral
        (select * from published p where p.player_id = concerned.id order by p.revision desc limit 1) published`,
    )} as published,
    (select coalesce(json_agg(id), '[]') from concerned) as concerned,
    (select value from setting where name = ${PROCESSED_UNTIL}) as "processedUntil"`,
);

export async function readScope(on: PreparedQuery, scope: Scope): Promise<ScopeSnapshot> {
  const [found] = await world(on, valuesOf(scope));
  if (found === undefined) throw new TypeError('a world was asked for, and there was none');
  return {
    teams: byId(found.teams.map(teamFromRow)),
    players: byId(found.players.map(playerFromRow)),
    competitions: byId(found.competitions),
    fixtures: byId(found.fixtures.map(fixtureFromRow)),
    injuries: byId(found.injuries.map(injuryFromRow)),
    suspensions: byId(found.suspensions),
    concerned: new Set(found.concerned),
    published: new Map(found.published.map((row) => [row.player, publishedFromRow(row)])),
    processedUntil: Number(found.processedUntil ?? 0) as Instant,
  };
}

const byId = <Id, Noun extends { readonly id: Id }>(nouns: readonly Noun[]): Map<Id, Noun> =>
  new Map(nouns.map((noun) => [noun.id, noun]));

/** The values of the statement: see `named` and `reached`. */
function valuesOf(scope: Scope) {
  const { teams = [], players = [], competitions = [], fixturesElsewhere = [], season = null, since = null } = scope;
  const ids = (refs: readonly object[]): string[] => refs.flatMap((ref) => ('id' in ref ? String(ref.id) : []));
  const slugs = (refs: readonly object[]): string[] => refs.flatMap((ref) => ('slug' in ref ? String(ref.slug) : []));
  const elsewhere = [
    ...teams.flatMap((ref) => ('external' in ref ? { noun: 'team', ...ref.external } : [])),
    ...players.flatMap((ref) => ('external' in ref ? { noun: 'player', ...ref.external } : [])),
    ...fixturesElsewhere.map((external) => ({ noun: 'fixture', ...external })),
  ];
  return {
    teams: ids(teams),
    teamSlugs: slugs(teams),
    players: ids(players),
    playerSlugs: slugs(players),
    competitions: ids(competitions),
    competitionSlugs: slugs(competitions),
    nouns: elsewhere.map(({ noun }) => noun),
    sources: elsewhere.map(({ source }) => source),
    values: elsewhere.map(({ value }) => value),
    fixtures: scope.fixtures ?? [],
    injuries: scope.injuries ?? [],
    suspensions: scope.suspensions ?? [],
    season,
    everyone: scope.absentees === 'ALL' || season !== null,
    since,
  };
}
