import DataLoader from 'dataloader';
import type { Injury, InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { CachedStore } from '../cache/reader.ts';
import { loadSnapshotsByInjury, type PlayerSnapshot, playerSnapshotRead } from '../cache/player-snapshot.ts';
import type { SubscriptionState } from './subscription-state.ts';
import type { Commands } from '../write-path/command-context.ts';

export type { Viewer };

/** What a resolver works with: made anew for each request, and for each event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: CachedStore;
  /** Everyone's dossier by the player's id, read together; null where there is no such player. */
  readonly snapshots: DataLoader<PlayerId, PlayerSnapshot | null>;
  /** The same of one player, where it can be told without waiting; else undefined. */
  readonly cachedSnapshot: (player: PlayerId) => PlayerSnapshot | null | undefined;
  readonly snapshotsByInjury: DataLoader<InjuryId, PlayerSnapshot | null>;
  /** Everyone's injuries, the latest first, by the player's id; read together. */
  readonly injuriesOf: DataLoader<PlayerId, readonly Injury[]>;
  /** The one write path. */
  readonly commands: Commands;
  /** Of a live execution only: what its readers hold already. */
  readonly subscription: SubscriptionState | null;
}

export function newContext(
  store: CachedStore,
  viewer: Viewer,
  commands: Commands,
  live: SubscriptionState | null = null,
): Context {
  return {
    viewer,
    store,
    commands,
    subscription: live,
    snapshots: new DataLoader((players) => store.getMany(playerSnapshotRead, players)),
    cachedSnapshot: (player) => store.peek(playerSnapshotRead, player),
    snapshotsByInjury: new DataLoader((injuries) => loadSnapshotsByInjury(store, injuries)),
    injuriesOf: new DataLoader((players) => store.injuriesOf(players)),
  };
}
