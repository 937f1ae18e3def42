import type { Instant } from './day.ts';

/** What is stored of a feed, by a key. It is the headers of a document, or what the feed said last. */
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
