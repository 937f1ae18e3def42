import { type Key, keys } from '../bell/bell.ts';
import { type Act, type Context, type Live, newContext, type Viewer } from '../context.ts';
import type { Shelf, Store } from '../store/store.ts';
import type { Recording } from './key-ring.ts';

/**
 * A store that tells the keys of everything that is read through it, before it is read: whoever listens to them misses
 * no change, however early. What must be listened for is recorded as it happens, not listed by hand.
 */
export function recordingStore(store: Store, note: (key: Key) => void): Store {
  const noteAll = <Id extends string>(key: (id: string) => Key, ids: Iterable<Id>): void => {
    for (const id of ids) note(key(id));
  };
  return {
    ...store,
    teams: recordingShelf(store.teams, 'teams', keys.team, note),
    players: recordingShelf(store.players, 'players', keys.player, note),
    competitions: recordingShelf(store.competitions, 'competitions', keys.competition, note),
    fixtures: recordingShelf(store.fixtures, 'fixtures', keys.fixture, note),
    injuries: recordingShelf(store.injuries, 'injuries', keys.injury, note),
    async world(scope) {
      note(keys.time);
      noteAll(
        keys.player,
        (scope.players ?? []).flatMap((ref) => ('id' in ref ? [ref.id] : [])),
      );
      noteAll(keys.injury, scope.injuries ?? []);
      const world = await store.world(scope);
      noteAll(keys.player, world.concerned);
      noteAll(keys.list, world.concerned);
      for (const player of world.players.values()) {
        noteAll(
          keys.fixturesOf,
          player.memberships.map(({ team }) => team),
        );
      }
      return world;
    },
    async suspensions(ids) {
      noteAll(keys.suspension, ids);
      return store.suspensions(ids);
    },
    async suspensionsOf(players) {
      noteAll(keys.player, players);
      return store.suspensionsOf(players);
    },
    async squads(teams) {
      note(keys.time);
      noteAll(keys.squadOf, teams);
      return store.squads(teams);
    },
    async teamsOf(players) {
      note(keys.time);
      noteAll(keys.player, players);
      return store.teamsOf(players);
    },
    async estimates(injuries) {
      noteAll(keys.injury, injuries);
      return store.estimates(injuries);
    },
    async estimateWriters(injuries) {
      noteAll(keys.injury, injuries);
      return store.estimateWriters(injuries);
    },
    async nextFixtures(teams) {
      note(keys.time);
      noteAll(keys.fixturesOf, teams);
      return store.nextFixtures(teams);
    },
    async publishedAt(player, at) {
      note(keys.list(player));
      return store.publishedAt(player, at);
    },
    async publishedRevision(player, revision) {
      note(keys.list(player));
      return store.publishedRevision(player, revision);
    },
    async forecasts(filter) {
      note(keys.time);
      note(keys.all('fixtures'));
      return store.forecasts(filter);
    },
  };
}

/** The clock of an operation that is recorded: its hands move without a ring, so that whoever looks has an answer of his own. */
export function recordingAct(act: Act, { noteOwn }: Recording): Act {
  return {
    ...act,
    now: () => {
      noteOwn();
      return act.now();
    },
  };
}

/** Who asks, in an operation that is recorded: whoever looks at it makes the answer that reader's own. */
export function recordingViewer(viewer: Viewer, { noteOwn }: Recording): Viewer {
  return new Proxy(viewer, {
    get(target, property) {
      noteOwn();
      return Reflect.get(target, property);
    },
  });
}

function recordingShelf<Id extends string, Noun extends { readonly id: Id }, Ref, Filter>(
  shelf: Shelf<Id, Noun, Ref, Filter>,
  kind: string,
  keyOf: (id: string) => Key,
  note: (key: Key) => void,
): Shelf<Id, Noun, Ref, Filter> {
  return {
    orderKey: shelf.orderKey,
    async byIds(ids) {
      for (const id of ids) note(keyOf(id));
      return shelf.byIds(ids);
    },
    async find(ref) {
      // Found by whatever name, it is followed by its id; not found, anything new may be it.
      note(keys.all(kind));
      const found = await shelf.find(ref);
      if (found !== null) note(keyOf(found.id));
      return found;
    },
    async list(filter, stretch) {
      note(keys.all(kind));
      return shelf.list(filter, stretch);
    },
    async count(filter) {
      note(keys.all(kind));
      return shelf.count(filter);
    },
  };
}

/** A context of which everything that is read through it is noted. */
export function recordingContext(
  { store, viewer, act }: Pick<Context, 'store' | 'viewer' | 'act'>,
  recording: Recording,
  live: Live | null = null,
): Context {
  return newContext(
    recordingStore(store, recording.note),
    recordingViewer(viewer, recording),
    recordingAct(act, recording),
    live,
  );
}
