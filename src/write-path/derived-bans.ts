import { changedFacts } from '../domain/availability/facts.ts';
import { isSeason } from '../domain/competition.ts';
import { type Day, dayIn, type Instant } from '../domain/day.ts';
import { bansThatDiffer } from '../domain/discipline/season-bans.ts';
import { NAMES_OF_KNOWN } from '../domain/discipline/known-competitions.ts';
import { type Fixture, teamsOf } from '../domain/fixture.ts';
import { firstDayOfSeason } from '../domain/season-start.ts';
import type { TeamId } from '../domain/team.ts';
import { RECENT_CARDS_MS } from '../storage/recent-cards.ts';
import type { Scope, ScopeSnapshot, Store } from '../storage/store.ts';
import { type AcceptedChange, mergeScopes } from './command.ts';

/** A scope, with the seasons whose facts for bans by cards it holds completely. */
export interface ScopeWithSeasons {
  readonly scope: Scope;
  readonly seasons: ReadonlySet<string>;
}

/**
 * Returns the scope of a change that may concern bans by cards. It adds the players who have cards in the same seasons,
 * and all fixtures of these seasons. If there are none, the scope stays as it is.
 */
export async function withCardedPlayers(store: Store, scope: Scope): Promise<ScopeWithSeasons> {
  const fixtures = await read(scope.fixtures ?? [], (ids) => store.fixtures.byIds(ids));
  const [seasons, teams] = await Promise.all([seasonsIn(store, scope, fixtures), teamsIn(store, scope, fixtures)]);
  const carded = seasons.length === 0 ? [] : await store.cardedPlayers(seasons, teams);
  const named = scope.players ?? [];
  if (carded.length + named.length === 0 || seasons.length === 0) return { scope, seasons: new Set() };
  const since = seasons.map(firstDayOfSeason).toSorted()[0] as Day;
  const more = {
    players: carded.map((id) => ({ id })),
    families: NAMES_OF_KNOWN.map((slug) => ({ slug })),
    since,
  };
  return { scope: mergeScopes([scope, more]), seasons: new Set(seasons) };
}

/** Reads entities. Runs no statement if there are none to read. */
async function read<Id, Entity>(
  ids: Iterable<Id>,
  byIds: (ids: readonly Id[]) => Promise<(Entity | null)[]>,
): Promise<Entity[]> {
  const distinct = [...new Set(ids)];
  return distinct.length === 0 ? [] : (await byIds(distinct)).filter((one) => one !== null);
}

/** Returns the seasons of the fixtures and competitions in a scope; if it has only players, those of their cards. */
async function seasonsIn(store: Store, scope: Scope, fixtures: readonly Fixture[]): Promise<string[]> {
  const ids = await Promise.all(
    (scope.players ?? []).map(async (ref) => ('id' in ref ? ref.id : ((await store.players.find(ref))?.id ?? []))),
  ).then((found) => found.flat());
  const cards = ids.length === 0 ? [] : (await store.cardsOf(ids)).flat();
  const carded = await read(
    cards.map(({ fixture }) => fixture),
    (some) => store.fixtures.byIds(some),
  );
  const named = await Promise.all((scope.competitions ?? []).map((ref) => store.competitions.find(ref)));
  const ofFixtures = await read(
    [...fixtures, ...carded].map(({ competition }) => competition),
    (some) => store.competitions.byIds(some),
  );
  const seasons = [...ofFixtures, ...named].flatMap((one) => one?.season ?? []);
  return [...new Set([...seasons, scope.season ?? ''])].filter(isSeason);
}

/** Returns the teams in a scope; null means all teams of the seasons. */
async function teamsIn(store: Store, scope: Scope, fixtures: readonly Fixture[]): Promise<TeamId[] | null> {
  if (scope.season !== undefined) return null;
  const teams = await Promise.all((scope.teams ?? []).map((ref) => store.teams.find(ref)));
  const ids = [...fixtures.flatMap(teamsOf), ...teams.flatMap((team) => team?.id ?? [])];
  return ids.length === 0 && (scope.competitions ?? []).length > 0 ? null : [...new Set(ids)];
}

/** Adds the bans by cards that a change brings, changes or takes back. */
export function withDerivedBans<T>(
  snapshot: ScopeSnapshot,
  accepted: AcceptedChange<T>,
  seasons: ReadonlySet<string>,
  now: Instant,
): AcceptedChange<T> {
  const recent = dayIn('UTC', (snapshot.processedUntil - RECENT_CARDS_MS) as Instant);
  const complete = new Set([...seasons].filter((season) => firstDayOfSeason(season) >= recent));
  if (complete.size === 0) return accepted;
  const facts = changedFacts(snapshot, accepted.changed);
  const bans = bansThatDiffer(facts, facts.players.keys(), complete, now);
  if (bans.length === 0) return accepted;
  const before = new Map((accepted.changed.suspensions ?? []).map((one) => [one.id, one]));
  for (const ban of bans) before.set(ban.id, ban);
  const changed = { ...accepted.changed, suspensions: [...before.values()] };
  return { ...accepted, changed, value: accepted.withBans?.(changed) ?? accepted.value };
}
