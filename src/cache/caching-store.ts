import { type Key, keys } from '../invalidation/bus.ts';
import type { Kind, Reader, ReadyShelf } from './reader.ts';
import type { Shelf, Store } from '../storage/store.ts';
import * as kinds from './cached-reads.ts';
import type { Remembered } from './read-cache.ts';

/**
 * A store that remembers what was read of it, and tells the keys of everything that is read through it. What must be
 * listened for is recorded as it happens, not listed by hand.
 */
export function readerOf(store: Store, remembered: Remembered, note: (key: Key) => void): Reader {
  const tell = <Id extends string, Told>(kind: Kind<Id, Told>, ids: readonly Id[]): Promise<Told[]> =>
    remembered.tell(kind, ids, store, note);
  const noteAll = (some: Iterable<Key>): void => {
    for (const key of some) note(key);
  };

  function ready<Id extends string, Noun extends { readonly id: Id }, Ref, Filter>(
    shelf: Shelf<Id, Noun, Ref, Filter>,
    { noun, found, listed, keysOfList }: kinds.ShelfKinds<Id, Noun, Filter>,
  ): ReadyShelf<Id, Noun, Ref, Filter> {
    return {
      orderKey: shelf.orderKey,
      atHand: (id) => remembered.recall(noun, id, note) ?? id,
      byIds: (ids) => tell(noun, ids),
      find: async (ref) => (await tell(found, [kinds.wordsOf(ref)]))[0] ?? null,
      list: async (filter, stretch) => [...((await tell(listed, [kinds.wordsOf([filter, stretch])]))[0] ?? [])],
      count: (filter) => {
        noteAll(keysOfList(filter));
        return shelf.count(filter);
      },
    };
  }

  return {
    ...store,
    remember: tell,
    remembered: (kind, id) => remembered.recall(kind, id, note),
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
    estimateWriters(injuries) {
      noteAll(injuries.map(keys.injury));
      return store.estimateWriters(injuries);
    },
    async world(scope) {
      const world = await store.world(scope);
      noteAll([
        keys.time,
        ...(scope.players ?? []).flatMap((ref) => ('id' in ref ? [keys.player(ref.id)] : [])),
        ...(scope.injuries ?? []).map(keys.injury),
        ...[...world.concerned].flatMap((player) => [keys.player(player), keys.list(player)]),
        ...[...world.players.values()].flatMap(({ memberships }) =>
          memberships.map(({ team }) => keys.fixturesOf(team)),
        ),
      ]);
      return world;
    },
    publishedAt(player, at) {
      note(keys.list(player));
      return store.publishedAt(player, at);
    },
    publishedRevision(player, revision) {
      note(keys.list(player));
      return store.publishedRevision(player, revision);
    },
    forecasts(filter) {
      noteAll([keys.time, keys.all('fixtures')]);
      return store.forecasts(filter);
    },
  };
}
