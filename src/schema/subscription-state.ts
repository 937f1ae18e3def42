import type { PlayerId } from '../domain/player.ts';
import type { Context } from './context.ts';

/** Reads the players of a feed: the extension `feedMembers` of its field. */
export type FeedMembers = (args: Readonly<Record<string, unknown>>, context: Context) => Promise<readonly PlayerId[]>;

/** The root value with which a feed is executed for one of its players. */
export interface FeedRoot {
  readonly feedPlayer: PlayerId;
}

/** The state that a live query keeps between two executions of its operation. */
export interface SubscriptionState {
  /** The revision of the list that the subscribers have; null if they have none yet. */
  revision: number | null;
  /** Set by a resolver if the subscribers already have the current state. */
  unchanged: boolean;
  /** Earlier states by revision, for fields whose states have no ledger. */
  readonly versions: Map<number, unknown>;
  /** Set if the subscribers may no longer follow it: the next result is the last. */
  closed?: boolean;
}

/**
 * Records the revision to send and returns the one that the subscribers already have (null if none).
 * If both are equal, the event is marked as unchanged. A `sinceRevision` above the current revision is ignored, because
 * it must come from another installation.
 */
export function lastSeenRevision(
  state: SubscriptionState | null,
  sinceRevision: number | null,
  revision: number,
): number | null {
  if (state === null) return null;
  const resumed = state.revision ?? sinceRevision;
  const seen = resumed !== null && resumed <= revision ? resumed : null;
  state.unchanged = seen === revision;
  state.revision = revision;
  return seen;
}

/** Never called: subscriptions are executed as live queries (see live/), which re-execute the field when its data changes. */
export function executedAsLiveQuery(): AsyncIterable<never> {
  throw new Error('subscriptions are executed as live queries');
}
