import { changedFacts } from '../domain/availability/facts.ts';
import { type Day, dayIn, type Instant } from '../domain/day.ts';
import { bansThatDiffer } from '../domain/discipline/season-bans.ts';
import { NAMES_OF_KNOWN } from '../domain/discipline/known-competitions.ts';
import { teamsOf } from '../domain/fixture.ts';
import { firstDayOfSeason } from '../domain/season-start.ts';
import type { TeamId } from '../domain/team.ts';
import { RECENT_CARDS_MS } from '../storage/recent-cards.ts';
import type { Scope, ScopeSnapshot, Store } from '../storage/store.ts';
import { type AcceptedChange, mergeScopes } from './command.ts';

/** A scope with the seasons of which it holds everything that bans by cards follow from. */
export interface ScopeWithSeasons {
  readonly scope: Scope;
  readonly seasons: ReadonlySet<string>;
}

/**
 * Returns the scope of a change that may concern bans by cards: with the players who have cards in the same seasons, and
 * all fixtures of these seasons. If there are none, the scope stays as it is.
 */
export async function withCardedPlayers(store: Store, scope: Scope): Promise<ScopeWithSeasons> {
  const [seasons, teams] = await Promise.all([seasonsIn(store, scope), teamsIn(store, scope)]);
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

/** The seasons of the fixtures and competitions in a scope; of players alone, those of their cards. */
async function seasonsIn(store: Store, scope: Scope): Promise<string[]> {
  const fixtures = (await store.fixtures.byIds(scope.fixtures ?? [])).filter((one) => one !== null);
  const players = await Promise.all((scope.players ?? []).map((ref) => store.players.find(ref)));
  const cards = (await store.cardsOf(players.flatMap((player) => player?.id ?? []))).flat();
  const carded = await store.fixtures.byIds([...new Set(cards.map(({ fixture }) => fixture))]);
  const ids = [...fixtures, ...carded].flatMap((one) => one?.competition ?? []);
  const named = await Promise.all((scope.competitions ?? []).map((ref) => store.competitions.find(ref)));
  const competitions = [...(await store.competitions.byIds([...new Set(ids)])), ...named];
  const seasons = competitions.flatMap((one) => one?.season ?? []);
  return [...new Set([...seasons, ...(scope.season === undefined ? [] : [scope.season])])];
}

/** The teams in a scope; null for those of whole seasons. */
async function teamsIn(store: Store, scope: Scope): Promise<TeamId[] | null> {
  if (scope.season !== undefined) return null;
  const fixtures = (await store.fixtures.byIds(scope.fixtures ?? [])).filter((one) => one !== null);
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
