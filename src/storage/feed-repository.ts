import type { FeedState } from '../domain/feed-state.ts';
import type { Lease } from './lease.ts';

/** What is remembered of the feeds that are polled. */
export interface Feeds {
  /** The states of all sources whose names begin so, in any order. */
  states(prefix: string): Promise<FeedState[]>;
  /** Replaces the states of a source, all or none. */
  replace(source: string, states: readonly FeedState[]): Promise<void>;
  /** The right to poll. Null while another node holds it. */
  lease(): Promise<Lease | null>;
}
