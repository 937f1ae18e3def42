import DataLoader from 'dataloader';
import type { Injury, InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Reader } from '../cache/reader.ts';
import { loadPresentByInjury, type Present, presentKind } from '../cache/player-snapshot.ts';
import type { Live } from './subscription-state.ts';
import type { Act } from '../write-path/command-context.ts';

export type { Viewer };

/** What a resolver works with: made anew for each request, and for each event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: Reader;
  /** Everyone's dossier by the player's id, read together; null where there is no such player. */
  readonly present: DataLoader<PlayerId, Present | null>;
  /** The same of one player, where it can be told without waiting; else undefined. */
  readonly presentAtHand: (player: PlayerId) => Present | null | undefined;
  readonly presentByInjury: DataLoader<InjuryId, Present | null>;
  /** Everyone's injuries, the latest first, by the player's id; read together. */
  readonly injuriesOf: DataLoader<PlayerId, readonly Injury[]>;
  /** The one write path. */
  readonly act: Act;
  /** Of a live execution only: what its readers hold already. */
  readonly live: Live | null;
}

export function newContext(store: Reader, viewer: Viewer, act: Act, live: Live | null = null): Context {
  return {
    viewer,
    store,
    act,
    live,
    present: new DataLoader((players) => store.remember(presentKind, players)),
    presentAtHand: (player) => store.remembered(presentKind, player),
    presentByInjury: new DataLoader((injuries) => loadPresentByInjury(store, injuries)),
    injuriesOf: new DataLoader((players) => store.injuriesOf(players)),
  };
}
