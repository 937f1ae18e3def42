import DataLoader from 'dataloader';
import type { Viewer } from '../auth/viewer.ts';
import {
  loadSnapshotsByInjury,
  loadSnapshotsSince,
  type PlayerSnapshot,
  playerSnapshotRead,
} from '../cache/player-snapshot.ts';
import type { Absence } from '../domain/absence.ts';
import type { CachedRead, CachedStore, MaybePromise } from '../cache/reader.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Commands } from '../write-path/command-context.ts';
import type { SubscriptionState } from './subscription-state.ts';

export type { Viewer };

/** The context of resolvers: one per request, and one per event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: CachedStore;
  /** Snapshots by player, loaded in batches; null if there is no such player. */
  readonly snapshots: DataLoader<PlayerId, PlayerSnapshot | null>;
  /** Snapshots by injury, with all fixtures since that injury. */
  readonly snapshotsByInjury: DataLoader<InjuryId, PlayerSnapshot | null>;
  /** Snapshots by absence, with all fixtures since its first day. */
  readonly snapshotsByAbsence: DataLoader<Absence, PlayerSnapshot | null>;
  /** Returns a value, without a promise if it is cached. Others are read in batches, because a list needs many. */
  read<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): MaybePromise<Value>;
  /** The only write path. */
  readonly commands: Commands;
  /** The state that the subscribers already have; null outside of live queries. */
  readonly subscription: SubscriptionState | null;
}

/** Returns a context. `onViewerRead` is called whenever a resolver reads the viewer. */
export function newContext(
  store: CachedStore,
  viewer: Viewer,
  commands: Commands,
  subscription: SubscriptionState | null = null,
  onViewerRead: (() => void) | null = null,
): Context {
  return new ResolverContext(store, viewer, commands, subscription, onViewerRead);
}

class ResolverContext implements Context {
  readonly store: CachedStore;
  readonly commands: Commands;
  readonly subscription: SubscriptionState | null;
  readonly #viewer: Viewer;
  readonly #onViewerRead: (() => void) | null;
  // Created at first use, because most executions need none of the loaders.
  #snapshotsByInjury: Context['snapshotsByInjury'] | null = null;
  #snapshotsByAbsence: Context['snapshotsByAbsence'] | null = null;
  readonly #loaders = new Map<object, DataLoader<string, unknown>>();

  constructor(
    store: CachedStore,
    viewer: Viewer,
    commands: Commands,
    subscription: SubscriptionState | null,
    onViewerRead: (() => void) | null,
  ) {
    this.store = store;
    this.commands = commands;
    this.subscription = subscription;
    this.#viewer = viewer;
    this.#onViewerRead = onViewerRead;
  }

  get viewer(): Viewer {
    this.#onViewerRead?.();
    return this.#viewer;
  }

  get snapshots(): Context['snapshots'] {
    return this.#loaderOf(playerSnapshotRead);
  }

  get snapshotsByInjury(): Context['snapshotsByInjury'] {
    const { store } = this;
    return (this.#snapshotsByInjury ??= new DataLoader((injuries) => loadSnapshotsByInjury(store, injuries)));
  }

  get snapshotsByAbsence(): Context['snapshotsByAbsence'] {
    const { store } = this;
    return (this.#snapshotsByAbsence ??= new DataLoader(async (absences) => {
      const since = absences.map(({ from }) => from).reduce((first, from) => (from < first ? from : first));
      const snapshots = await loadSnapshotsSince(store, [...new Set(absences.map(({ player }) => player))], since);
      return absences.map(({ player }) => snapshots.get(player) ?? null);
    }));
  }

  read<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): MaybePromise<Value> {
    return this.store.peek(read, key) ?? this.#loaderOf(read).load(key);
  }

  #loaderOf<Key extends string, Value>(read: CachedRead<Key, Value>): DataLoader<Key, Value> {
    const { store } = this;
    let loader = this.#loaders.get(read) as DataLoader<Key, Value> | undefined;
    if (loader === undefined) {
      loader = new DataLoader((keys: readonly Key[]) => store.getMany(read, keys));
      this.#loaders.set(read, loader as unknown as DataLoader<string, unknown>);
    }
    return loader;
  }
}
