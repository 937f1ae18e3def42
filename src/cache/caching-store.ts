import { type Tag, tags } from '../invalidation/tags.ts';
import type { Repository, Store } from '../storage/store.ts';
import * as reads from './cached-reads.ts';
import type { ReadCache } from './read-cache.ts';
import type { CachedRead, CachedRepository, CachedStore } from './reader.ts';

/**
 * Returns a store that reads through the cache and calls `track` with the tags of everything that is read. Dependencies
 * are thus recorded as they arise, and never listed by hand.
 */
export function cachingStore(store: Store, cache: ReadCache, track: (tag: Tag) => void): CachedStore {
  const getMany = <Key extends string, Value>(read: CachedRead<Key, Value>, keys: readonly Key[]): Promise<Value[]> =>
    cache.getMany(read, keys, store, track);
  const trackAll = (several: Iterable<Tag>): void => {
    for (const tag of several) track(tag);
  };

  function cachedRepository<Id extends string, Entity extends { readonly id: Id }, Ref, Filter>(
    repository: Repository<Id, Entity, Ref, Filter>,
    { entity, found, listed, tagsOfList }: reads.RepositoryReads<Id, Entity, Filter>,
  ): CachedRepository<Id, Entity, Ref, Filter> {
    return {
      orderKey: repository.orderKey,
      cachedOrId: (id) => cache.peek(entity, id, track) ?? id,
      byIds: (ids) => getMany(entity, ids),
      find: async (ref) => (await getMany(found, [reads.cacheKey(ref)]))[0] ?? null,
      list: async (filter, range) => [...((await getMany(listed, [reads.cacheKey([filter, range])]))[0] ?? [])],
      count: (filter) => {
        trackAll(tagsOfList(filter));
        return repository.count(filter);
      },
    };
  }

  return {
    ...store,
    getMany,
    peek: (read, key) => cache.peek(read, key, track),
    teams: cachedRepository(store.teams, reads.teams),
    players: cachedRepository(store.players, reads.players),
    competitions: cachedRepository(store.competitions, reads.competitions),
    families: cachedRepository(store.families, reads.families),
    fixtures: cachedRepository(store.fixtures, reads.fixtures),
    injuries: cachedRepository(store.injuries, reads.injuries),
    suspensions: (ids) => getMany(reads.suspension, ids),
    suspensionsOf: (players) => getMany(reads.suspensionsOf, players),
    absences: (ids) => getMany(reads.absence, ids),
    absencesOf: (players) => getMany(reads.absencesOf, players),
    absenceRevisions: (absences) => getMany(reads.absenceRevisions, absences),
    loans: (ids) => getMany(reads.loan, ids),
    loansOf: (players) => getMany(reads.loansOf, players),
    lineupsOf: (fixtures) => getMany(reads.lineupsOf, fixtures),
    cardsOf: (players) => getMany(reads.cardsOf, players),
    cautionTotalsOf: (players) => getMany(reads.cautionTotalsOf, players),
    seasonsOf: (families) => getMany(reads.seasonsOf, families),
    injuriesOf: (players) => getMany(reads.injuriesOf, players),
    squads: (teams) => getMany(reads.squad, teams),
    teamsOf: (players) => getMany(reads.teamsOf, players),
    estimates: (injuries) => getMany(reads.estimates, injuries),
    nextFixtures: (teams) => getMany(reads.nextFixture, teams),
    estimateActors(injuries) {
      trackAll(injuries.map(tags.injury));
      return store.estimateActors(injuries);
    },
    async readScope(scope) {
      const snapshot = await store.readScope(scope);
      trackAll([
        tags.time,
        ...(scope.players ?? []).flatMap((ref) => ('id' in ref ? [tags.player(ref.id)] : [])),
        ...(scope.injuries ?? []).map(tags.injury),
        ...[...snapshot.concerned].flatMap((player) => [tags.player(player), tags.list(player)]),
        ...[...snapshot.players.values()].flatMap(({ memberships }) =>
          memberships.map(({ team }) => tags.fixturesOf(team)),
        ),
      ]);
      return snapshot;
    },
    openQuestions() {
      track(tags.all('questions'));
      return store.openQuestions();
    },
    publishedAt(player, at) {
      track(tags.list(player));
      return store.publishedAt(player, at);
    },
    publishedRevision(player, revision) {
      track(tags.list(player));
      return store.publishedRevision(player, revision);
    },
    gamesPublishedSince(player, since) {
      track(tags.list(player));
      return store.gamesPublishedSince(player, since);
    },
    teamRevision(team) {
      trackAll([tags.fixturesOf(team), tags.squadOf(team)]);
      return store.teamRevision(team);
    },
    publishedBetween(player, from, to) {
      track(tags.list(player));
      return store.publishedBetween(player, from, to);
    },
    forecasts(filter) {
      trackAll([tags.time, tags.all('fixtures')]);
      return store.forecasts(filter);
    },
  };
}
