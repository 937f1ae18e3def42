import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Card, cardKey, type CautionTotal, cautionTotalKey } from '../../domain/card.ts';
import type { Instant } from '../../domain/day.ts';
import type { FeedState } from '../../domain/feed-state.ts';
import { lineupKey } from '../../domain/lineup.ts';
import { formerRef, type Redirect, type RedirectedEntity } from '../../domain/redirect.ts';
import { redirectedMap } from '../../domain/redirected-map.ts';
import { estimateFromRow } from '../estimate-rows.ts';
import { absenceFromRow, lineupFromRow, loanFromRow, questionFromRow, suspensionFromRow } from '../record-mapping.ts';
import { editorQuestion, feedState } from './exchange-tables.ts';
import { lineupPlayers } from './record-statements.ts';
import * as record from './record-tables.ts';
import type { PlayerId } from '../../domain/player.ts';
import {
  competitionFromRow,
  fixtureFromRow,
  injuryFromRow,
  playerFromRow,
  publishedFromRow,
  teamFromRow,
} from '../rows.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Scope, ScopeSnapshot } from '../store.ts';
import type { Rows } from '../tables.ts';
import { type PreparedQuery, prepared } from './prepared.ts';
import { externalIdsOf, membershipsOf } from './selections.ts';
import { namedCtes, inCte, reachableCtes } from './scope.ts';
import * as t from './tables.ts';

interface WithIds {
  readonly externalIds: string;
}

interface Found {
  readonly teams: readonly (Rows['team'] & { readonly externalIds: string })[];
  readonly players: readonly (Rows['player'] & { readonly externalIds: string; readonly memberships: string })[];
  readonly families: readonly Rows['competitionFamily'][];
  readonly competitions: readonly (Rows['competition'] & WithIds)[];
  readonly fixtures: readonly (Rows['fixture'] & { readonly externalIds: string })[];
  readonly injuries: readonly ({ readonly injury: Rows['injury']; readonly estimate: Rows['estimate'] } & WithIds)[];
  readonly estimates: readonly Rows['estimate'][];
  readonly suspensions: readonly (Rows['suspension'] & WithIds)[];
  readonly absences: readonly (Rows['absence'] & WithIds)[];
  readonly loans: readonly Rows['loan'][];
  readonly lineups: readonly (Rows['lineup'] & { readonly players: string })[];
  readonly cards: readonly Card[];
  readonly cautionTotals: readonly CautionTotal[];
  readonly questions: readonly Rows['editorQuestion'][];
  readonly feedStates: readonly FeedState[];
  readonly redirects: readonly Redirect[];
  readonly published: readonly Rows['published'][];
  readonly concerned: readonly PlayerId[];
  readonly processedUntil: string | null;
  readonly latestWrite: string | null;
}

/** Returns a row as JSON, by the names of the row types. */
function row(table: PgTable, more: Readonly<Record<string, SQL>> = {}): SQL {
  const parts = Object.entries({ ...getTableColumns(table), ...more });
  return sql`json_build_object(${sql.join(
    parts.map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`;
}

const all = (item: SQL, from: SQL): SQL => sql`(select coalesce(json_agg(${item}), '[]') ${from})`;

const processedUntil = sql`(select value from setting where name = ${PROCESSED_UNTIL}) as "processedUntil"`;
const latestWrite = sql`(select at from audit order by id desc limit 1) as "latestWrite"`;

/**
 * Reads everything in a scope in one statement, and so in one snapshot. The SQLite adapter reads the same in several
 * statements.
 */
const scopeStatement = prepared<Found>(
  'readScope',
  sql`with recursive ${namedCtes}, ${reachableCtes}
  select
    ${all(row(t.team, { externalIds: externalIdsOf(t.team.id) }), sql`from team where id ${inCte('reached_team')}`)} as teams,
    ${all(
      row(t.player, { externalIds: externalIdsOf(t.player.id), memberships: membershipsOf(t.player.id) }),
      sql`from player where id ${inCte('concerned')}`,
    )} as players,
    ${all(row(t.competitionFamily), sql`from competition_family where id ${inCte('reached_family')}`)} as families,
    ${all(row(t.competition, { externalIds: externalIdsOf(t.competition.id) }), sql`from competition where id ${inCte('reached_competition')}`)} as competitions,
    ${all(row(t.fixture, { externalIds: externalIdsOf(t.fixture.id) }), sql`from fixture where id ${inCte('reached_fixture')}`)} as fixtures,
    ${all(
      sql`json_build_object('injury', ${row(t.injury)}, 'estimate', ${row(t.estimate)},
        'externalIds', ${externalIdsOf(t.injury.id)})`,
      sql`from injury join estimate on estimate.injury_id = injury.id and estimate.revision = injury.standing_estimate
        where injury.player_id ${inCte('concerned')}`,
    )} as injuries,
    ${all(
      row(t.estimate),
      // A limit of null means all estimates.
      sql`from injury cross join lateral (select * from estimate e where e.injury_id = injury.id
          order by e.revision desc limit ${sql.placeholder('estimatesOfEach')}::integer) estimate
        where ${sql.placeholder('estimates')}::boolean and injury.player_id ${inCte('concerned')}`,
    )} as estimates,
    ${all(row(t.suspension, { externalIds: externalIdsOf(t.suspension.id) }), sql`from suspension where player_id ${inCte('concerned')}`)} as suspensions,
    ${all(row(record.absence, { externalIds: externalIdsOf(record.absence.id) }), sql`from absence where player_id ${inCte('concerned')}`)} as absences,
    ${all(row(record.loan), sql`from loan where player_id ${inCte('concerned')}`)} as loans,
    ${all(row(record.lineup, { players: lineupPlayers }), sql`from lineup where fixture_id ${inCte('followed_fixture')}`)} as lineups,
    ${all(row(record.card), sql`from reached_card card`)} as cards,
    ${all(row(record.cautionTotal), sql`from reached_total caution_total`)} as "cautionTotals",
    ${all(
      row(editorQuestion),
      sql`from editor_question where ${sql.placeholder('questions')}::boolean and subject ${inCte('asked_about')}`,
    )} as questions,
    ${all(row(feedState), sql`from feed_state where source = ${sql.placeholder('feed')}::text`)} as "feedStates",
    (select coalesce(json_agg(json_build_object('noun', noun, 'from', from_ref, 'to', id)), '[]') from former) as redirects,
    ${all(
      row(t.published),
      sql`from concerned cross join lateral
        (select * from published p where p.player_id = concerned.id order by p.revision desc limit 1) published`,
    )} as published,
    (select coalesce(json_agg(id), '[]') from concerned) as concerned,
    ${processedUntil},
    ${latestWrite}`,
);

/**
 * An empty scope is read at each start and health check. Its statement takes a hundredth of the time of the other one.
 */
const emptyScopeStatement = prepared<Pick<Found, 'processedUntil' | 'latestWrite'>>(
  'readEmptyScope',
  sql`select ${processedUntil}, ${latestWrite}`,
);

const NOTHING_FOUND: Omit<Found, 'processedUntil' | 'latestWrite'> = {
  teams: [],
  players: [],
  families: [],
  competitions: [],
  fixtures: [],
  injuries: [],
  estimates: [],
  suspensions: [],
  absences: [],
  loans: [],
  lineups: [],
  cards: [],
  cautionTotals: [],
  questions: [],
  feedStates: [],
  redirects: [],
  published: [],
  concerned: [],
};

async function find(on: PreparedQuery, scope: Scope): Promise<Found | undefined> {
  if (Object.keys(scope).length > 0) return (await scopeStatement(on, valuesOf(scope)))[0];
  const [times] = await emptyScopeStatement(on);
  return times && { ...NOTHING_FOUND, ...times };
}

export async function readScope(on: PreparedQuery, scope: Scope): Promise<ScopeSnapshot> {
  const found = await find(on, scope);
  if (found === undefined) throw new TypeError('the scope statement returned no row');
  const redirects = Map.groupBy(found.redirects, ({ noun }) => noun);
  const withFormer = <Id extends string, Entity extends { readonly id: Id }>(
    noun: RedirectedEntity,
    entities: readonly Entity[],
  ): ReadonlyMap<Id, Entity> =>
    redirectedMap(
      new Map(entities.map((entity): [Id, Entity] => [entity.id, entity])),
      new Map((redirects.get(noun) ?? []).map(({ from, to }) => [from, to])),
    );
  const lineups = found.lineups.map(lineupFromRow);
  return {
    teams: withFormer('team', found.teams.map(teamFromRow)),
    players: withFormer('player', found.players.map(playerFromRow)),
    families: byId(found.families),
    competitions: withFormer('competition', found.competitions.map(competitionFromRow)),
    fixtures: withFormer('fixture', found.fixtures.map(fixtureFromRow)),
    injuries: byId(found.injuries.map(injuryFromRow)),
    suspensions: byId(found.suspensions.map(suspensionFromRow)),
    absences: byId(found.absences.map(absenceFromRow)),
    loans: byId(found.loans.map(loanFromRow)),
    lineups: new Map(lineups.map((lineup) => [lineupKey(lineup), lineup])),
    cards: new Map(found.cards.map((card) => [cardKey(card), card])),
    cautionTotals: new Map(found.cautionTotals.map((total) => [cautionTotalKey(total), total])),
    concerned: new Set(found.concerned),
    published: new Map(found.published.map((row) => [row.player, publishedFromRow(row)])),
    processedUntil: Number(found.processedUntil ?? 0) as Instant,
    latestWrite: Number(found.latestWrite ?? 0) as Instant,
    estimates: ledgersOf(found.estimates),
    questions: byId(found.questions.map(questionFromRow)),
    feedStates: new Map(found.feedStates.map((state) => [state.key, state])),
  };
}

function ledgersOf(rows: Found['estimates']): ScopeSnapshot['estimates'] {
  const newestFirst = rows.toSorted((a, b) => b.revision - a.revision);
  const ledgers = Map.groupBy(newestFirst, ({ injury }) => injury);
  return new Map([...ledgers].map(([id, ledger]) => [id, ledger.map(estimateFromRow)]));
}

const byId = <Id, Entity extends { readonly id: Id }>(entities: readonly Entity[]): Map<Id, Entity> =>
  new Map(entities.map((entity) => [entity.id, entity]));

/** Returns the values of the statement: see `namedCtes` and `reachableCtes`. */
function valuesOf(scope: Scope) {
  const { teams = [], players = [], families = [], competitions = [], fixtures = [] } = scope;
  const { fixturesElsewhere = [], season = null, since = null } = scope;
  const ids = (refs: readonly object[]): string[] => refs.flatMap((ref) => ('id' in ref ? String(ref.id) : []));
  const slugs = (refs: readonly object[]): string[] => refs.flatMap((ref) => ('slug' in ref ? String(ref.slug) : []));
  const elsewhere = [
    ...teams.flatMap((ref) => ('external' in ref ? { noun: 'team', ...ref.external } : [])),
    ...players.flatMap((ref) => ('external' in ref ? { noun: 'player', ...ref.external } : [])),
    ...competitions.flatMap((ref) => ('external' in ref ? { noun: 'competition', ...ref.external } : [])),
    ...fixturesElsewhere.map((external) => ({ noun: 'fixture', ...external })),
  ];
  const former = [
    ...formerKeysOf('team', teams),
    ...formerKeysOf('player', players),
    ...formerKeysOf('competition', competitions),
    ...formerKeysOf(
      'fixture',
      fixtures.map((id) => ({ id })),
    ),
  ];
  return {
    formerRefs: former.map(({ ref }) => ref),
    formerKeys: former.map(({ noun, ref }) => `${noun} ${ref}`),
    families: ids(families),
    familySlugs: slugs(families),
    absences: scope.absences ?? [],
    loans: scope.loans ?? [],
    estimates: scope.estimates !== undefined,
    estimatesOfEach: scope.estimates === 'NEWEST' ? 1 : null,
    questions: scope.questions === 'ALL',
    feed: scope.feed ?? null,
    teams: ids(teams),
    teamSlugs: slugs(teams),
    players: ids(players),
    playerSlugs: slugs(players),
    competitions: ids(competitions),
    competitionSlugs: slugs(competitions),
    nouns: elsewhere.map(({ noun }) => noun),
    sources: elsewhere.map(({ source }) => source),
    values: elsewhere.map(({ value }) => value),
    fixtures,
    injuries: scope.injuries ?? [],
    suspensions: scope.suspensions ?? [],
    season,
    everyone: scope.absentees === 'ALL' || season !== null,
    since,
  };
}

function formerKeysOf(noun: RedirectedEntity, refs: readonly object[]) {
  return refs.flatMap((ref) => {
    const former = formerRef(ref);
    return former === null ? [] : [{ noun, ref: former }];
  });
}
