import type { Counters } from '../observability/counters.ts';
import type { Subscriber } from './subscriber.ts';

/** The source of a subscriber's updates: one live query, or a feed of several. */
export interface SubscriptionSource {
  readonly counters: Counters;
  subscribe(subscriber: Subscriber): void;
  unsubscribe(subscriber: Subscriber): void;
  /** Whether a subscriber that resumes from this revision needs no execution. */
  hasInitialResult(revision: number | null): boolean;
  /** Resumes a subscriber. Must be called when one that could not send is drained. */
  resume(subscriber: Subscriber): void;
}

/** A subscription of a client: its source, and the revision to resume from. */
export interface Subscription {
  readonly query: SubscriptionSource;
  /** The revision that the client already has; null if it has none. */
  readonly resumeRevision: number | null;
  /** Whether its updates have revisions from which a client can resume. */
  readonly isResumable: boolean;
}
