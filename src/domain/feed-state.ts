import type { Instant } from './day.ts';

/** What is remembered of a feed, under a key of its own: the headers of a document, or what it said last. */
export interface FeedState {
  readonly source: string;
  readonly key: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedAt: Instant | null;
  readonly changedAt: Instant | null;
  /** JSON; null if nothing is remembered. */
  readonly state: string | null;
}
