import { type Tag, tags } from '../invalidation/bus.ts';
import type { CachedRead, CachedStore, CachedRepository } from './reader.ts';
import type { Repository, Store } from '../storage/store.ts';
import * as kinds from './cached-reads.ts';
import type { ReadCache } from './read-cache.ts';

/**
 * A store that remembers what was read of it, and tells the keys of everything that is read through it. What must be
 * listened for is recorded as it happens, not listed by hand.
 */
export function cachingStore(store: Store, remembered: ReadCache, note: (key: Tag) => void): CachedStore {
  const tell = <Id extends string, Told>(kind: CachedRead<Id, Told>, ids: readonly Id[]): Promise<Told[]> =>
    remembered.getMany(kind, ids, store, note);
  const noteAll = (some: Iterable<Tag>): void => {
    for (const key of some) note(key);
  };

  function ready<Id extends string, Noun extends { readonly id: Id }, Ref, Filter>(
    repository: Repository<Id, Noun, Ref, Filter>,
    { entity, found, listed, tagsOfList }: kinds.RepositoryReads<Id, Noun, Filter>,
  ): CachedRepository<Id, Noun, Ref, Filter> {
    return {
      orderKey: repository.orderKey,
      cachedOrId: (id) => remembered.peek(entity, id, note) ?? id,
      byIds: (ids) => tell(entity, ids),
      find: async (ref) => (await tell(found, [kinds.cacheKey(ref)]))[0] ?? null,
      list: async (filter, range) => [...((await tell(listed, [kinds.cacheKey([filter, range])]))[0] ?? [])],
      count: (filter) => {
        noteAll(tagsOfList(filter));
        return repository.count(filter);
      },
    };
  }

  return {
    ...store,
    getMany: tell,
    peek: (kind, id) => remembered.peek(kind, id, note),
    teams: ready(store.teams, kinds.teams),
    players: ready(store.players, kinds.players),
    competitions: ready(store.competitions, kinds.competitions),
    fixtures: ready(store.fixtures, kinds.fixtures),
    injuries: ready(store.injuries, kinds.injuries),
    suspensions: (ids) => tell(kinds.suspension, ids),
    suspensionsOf: (players) => tell(kinds.suspensionsOf, players),
    injuriesOf: (players) => tell(kinds.injuriesOf, players),
    squads: (teams) => tell(kinds.squad, teams),
    teamsOf: (players) => tell(kinds.teamsOf, players),
    estimates: (injuries) => tell(kinds.estimates, injuries),
    nextFixtures: (teams) => tell(kinds.nextFixture, teams),
    estimateActors(injuries) {
      noteAll(injuries.map(tags.injury));
      return store.estimateActors(injuries);
    },
    async readScope(scope) {
      const world = await store.readScope(scope);
      noteAll([
        tags.time,
        ...(scope.players ?? []).flatMap((ref) => ('id' in ref ? [tags.player(ref.id)] : [])),
        ...(scope.injuries ?? []).map(tags.injury),
        ...[...world.concerned].flatMap((player) => [tags.player(player), tags.list(player)]),
        ...[...world.players.values()].flatMap(({ memberships }) =>
          memberships.map(({ team }) => tags.fixturesOf(team)),
        ),
      ]);
      return world;
    },
    publishedAt(player, at) {
      note(tags.list(player));
      return store.publishedAt(player, at);
    },
    publishedRevision(player, revision) {
      note(tags.list(player));
      return store.publishedRevision(player, revision);
    },
    forecasts(filter) {
      noteAll([tags.time, tags.all('fixtures')]);
      return store.forecasts(filter);
    },
  };
}
