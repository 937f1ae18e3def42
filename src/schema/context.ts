import DataLoader from 'dataloader';
import type { Viewer } from '../auth/viewer.ts';
import {
  loadSnapshotsByInjury,
  loadSnapshotsSince,
  type PlayerSnapshot,
  playerSnapshotRead,
} from '../cache/player-snapshot.ts';
import type { Absence } from '../domain/absence.ts';
import type { CachedStore } from '../cache/reader.ts';
import type { Injury, InjuryId } from '../domain/injury.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { Lineup } from '../domain/lineup.ts';
import type { PlayerId } from '../domain/player.ts';
import type { TeamId } from '../domain/team.ts';
import type { Commands } from '../write-path/command-context.ts';
import type { SubscriptionState } from './subscription-state.ts';

export type { Viewer };

/** The context of resolvers: one per request, and one per event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: CachedStore;
  /** Snapshots by player, loaded in batches; null if there is no such player. */
  readonly snapshots: DataLoader<PlayerId, PlayerSnapshot | null>;
  /** The cached snapshot of a player; undefined if it must be loaded. */
  readonly cachedSnapshot: (player: PlayerId) => PlayerSnapshot | null | undefined;
  /** Snapshots by injury, with all fixtures since that injury. */
  readonly snapshotsByInjury: DataLoader<InjuryId, PlayerSnapshot | null>;
  /** Snapshots by absence, with all fixtures since its first day. */
  readonly snapshotsByAbsence: DataLoader<Absence, PlayerSnapshot | null>;
  /** The squads of teams and the line-ups of fixtures, loaded in batches: a list of fixtures needs those of each. */
  readonly squads: DataLoader<TeamId, readonly PlayerId[]>;
  readonly lineupsOf: DataLoader<FixtureId, readonly Lineup[]>;
  /** Injuries by player, newest first, loaded in batches. */
  readonly injuriesOf: DataLoader<PlayerId, readonly Injury[]>;
  /** The only write path. */
  readonly commands: Commands;
  /** What the subscribers already have; null outside of live queries. */
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
  readonly snapshots: Context['snapshots'];
  readonly snapshotsByInjury: Context['snapshotsByInjury'];
  readonly snapshotsByAbsence: Context['snapshotsByAbsence'];
  readonly injuriesOf: Context['injuriesOf'];
  readonly squads: Context['squads'];
  readonly lineupsOf: Context['lineupsOf'];
  readonly cachedSnapshot: Context['cachedSnapshot'];
  readonly #viewer: Viewer;
  readonly #onViewerRead: (() => void) | null;

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
    this.snapshots = new DataLoader((players) => store.getMany(playerSnapshotRead, players));
    this.snapshotsByInjury = new DataLoader((injuries) => loadSnapshotsByInjury(store, injuries));
    this.snapshotsByAbsence = new DataLoader(async (absences) => {
      const since = absences.map(({ from }) => from).reduce((first, from) => (from < first ? from : first));
      const snapshots = await loadSnapshotsSince(store, [...new Set(absences.map(({ player }) => player))], since);
      return absences.map(({ player }) => snapshots.get(player) ?? null);
    });
    this.injuriesOf = new DataLoader((players) => store.injuriesOf(players));
    this.squads = new DataLoader((teams) => store.squads(teams));
    this.lineupsOf = new DataLoader((fixtures) => store.lineupsOf(fixtures));
    this.cachedSnapshot = (player) => store.peek(playerSnapshotRead, player);
    this.#viewer = viewer;
    this.#onViewerRead = onViewerRead;
  }

  get viewer(): Viewer {
    this.#onViewerRead?.();
    return this.#viewer;
  }
}
