import { type Tag, tags } from '../invalidation/tags.ts';
import type { Scope, ScopeSnapshot, Store } from '../storage/store.ts';
import { TrackedRepository, type Tracking } from './cached-repository.ts';
import * as reads from './cached-reads.ts';
import type { ReadCache } from './read-cache.ts';
import type { CachedRead, CachedStore, MaybePromise, Track } from './reader.ts';

/** Reads of many values by their keys, which are cached by key. */
const CACHED = {
  suspensions: reads.suspension,
  suspensionsOf: reads.suspensionsOf,
  absences: reads.absence,
  absencesOf: reads.absencesOf,
  absenceRevisions: reads.absenceRevisions,
  loans: reads.loan,
  loansOf: reads.loansOf,
  lineupsOf: reads.lineupsOf,
  cardsOf: reads.cardsOf,
  cautionTotalsOf: reads.cautionTotalsOf,
  seasonsOf: reads.seasonsOf,
  injuriesOf: reads.injuriesOf,
  squads: reads.squad,
  teamsOf: reads.teamsOf,
  estimates: reads.estimates,
  estimatesOfSources: reads.estimatesOfSources,
  nextFixtures: reads.nextFixture,
} satisfies { readonly [Name in keyof Store]?: unknown };

type Method = (...args: never[]) => unknown;
type TagsOf = {
  readonly [Name in keyof Store]?: Store[Name] extends Method ? (...args: Parameters<Store[Name]>) => Tag[] : never;
};

/** Reads that are not cached, with the tags that their results depend on. */
const TRACKED = {
  estimatesBefore: (injury) => [tags.injury(injury)],
  estimatesRecordedAt: (injuries) => injuries.map(tags.injury),
  estimateActors: (injuries) => injuries.map(tags.injury),
  openQuestions: () => [tags.all('questions')],
  publishedAt: (player) => [tags.list(player)],
  publishedRevision: (player) => [tags.list(player)],
  publishedBetween: (player) => [tags.list(player)],
  gamesPublishedSince: (player) => [tags.list(player)],
  teamRevision: (team) => [tags.fixturesOf(team), tags.squadOf(team)],
  forecasts: () => [tags.time, tags.all('fixtures')],
} satisfies TagsOf;

const { teams, players, competitions, families, fixtures, injuries } = reads;
const REPOSITORIES = { teams, players, competitions, families, fixtures, injuries };

/** One execution's view of the store. Everything that all executions share is in its prototype. */
class CachingStore implements Tracking {
  readonly store: Store;
  readonly cache: ReadCache;
  readonly track: Track;
  /** Each is created when it is first read from. */
  readonly repositories: Record<keyof typeof REPOSITORIES, unknown> = {
    teams: null,
    players: null,
    competitions: null,
    families: null,
    fixtures: null,
    injuries: null,
  };

  constructor(store: Store, cache: ReadCache, track: Track) {
    this.store = store;
    this.cache = cache;
    this.track = track;
  }

  getMany<Key extends string, Value>(read: CachedRead<Key, Value>, keys: readonly Key[]): Promise<Value[]> {
    return this.cache.getMany(read, keys, this.store, this.track);
  }

  get<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): MaybePromise<Value> {
    return this.cache.get(read, key, this.store, this.track);
  }

  peek<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): Value | undefined {
    return this.cache.peek(read, key, this.track);
  }

  async readScope(scope: Scope): Promise<ScopeSnapshot> {
    const snapshot = await this.store.readScope(scope);
    this.trackAll([
      tags.time,
      ...(scope.absentees === 'ALL' ? [tags.all('injuries'), tags.all('absences')] : []),
      ...(scope.players ?? []).flatMap((ref) => ('id' in ref ? [tags.player(ref.id)] : [])),
      ...(scope.injuries ?? []).map(tags.injury),
      ...[...snapshot.concerned].flatMap((player) => [tags.player(player), tags.list(player)]),
      ...[...snapshot.players.values()].flatMap(({ memberships }) =>
        memberships.map(({ team }) => tags.fixturesOf(team)),
      ),
    ]);
    return snapshot;
  }

  trackAll(several: readonly Tag[]): void {
    for (const tag of several) this.track(tag);
  }
}

/** Creates the getter of a repository of any type. */
const repository = (
  ...of: ConstructorParameters<typeof TrackedRepository<string, { readonly id: string }, unknown, unknown>>
) => new TrackedRepository(...of);

type BoundClass = new (store: Store, cache: ReadCache, track: Track) => CachedStore;
const classes = new WeakMap<Store, BoundClass>();

/**
 * Returns a store that reads through the cache and calls `track` with the tags of everything that is read. Dependencies
 * are thus recorded as they arise, and never declared manually.
 */
export function cachingStore(store: Store, cache: ReadCache, track: Track): CachedStore {
  let Bound = classes.get(store);
  if (Bound === undefined) classes.set(store, (Bound = bound(store)));
  return new Bound(store, cache, track);
}

function bound(store: Store): BoundClass {
  class Bound extends CachingStore {}
  const methods = Bound.prototype as unknown as Record<string, unknown>;
  const own = new Set(Object.getOwnPropertyNames(CachingStore.prototype));
  for (const [name, member] of Object.entries(store)) if (!own.has(name)) methods[name] = member;
  for (const [name, read] of Object.entries(CACHED) as [string, CachedRead<string, unknown>][]) {
    methods[name] = function (this: CachingStore, keys: readonly string[]) {
      return this.getMany(read, keys);
    };
  }
  for (const [name, tagsOf] of Object.entries(TRACKED) as [string, (...args: unknown[]) => Tag[]][]) {
    const method = store[name as keyof Store] as (...args: unknown[]) => unknown;
    methods[name] = function (this: CachingStore, ...args: unknown[]) {
      this.trackAll(tagsOf(...args));
      return method(...args);
    };
  }
  for (const [name, read] of Object.entries(REPOSITORIES)) {
    Object.defineProperty(methods, name, {
      get(this: CachingStore) {
        return (this.repositories[name as keyof typeof REPOSITORIES] ??= repository(
          store[name as keyof typeof REPOSITORIES] as never,
          read as never,
          this,
        ));
      },
    });
  }
  return Bound as unknown as BoundClass;
}
