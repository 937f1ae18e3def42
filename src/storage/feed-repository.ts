import type { FeedState } from '../domain/feed-state.ts';
import type { Lease } from './lease.ts';

/** The stored states of the feeds that are polled. */
export interface Feeds {
  /** Returns the states of all sources whose names have this prefix, in any order. */
  states(prefix: string): Promise<FeedState[]>;
  /** Replaces the states of a source, all or none. */
  replace(source: string, states: readonly FeedState[]): Promise<void>;
  /** Takes the right to poll. Null while another node holds it. */
  lease(): Promise<Lease | null>;
}
