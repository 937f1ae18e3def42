import type { Instant } from './day.ts';

/** The stored state of a feed, by key: the headers of a document, or the last content. */
export interface FeedState {
  readonly source: string;
  readonly key: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedAt: Instant | null;
  readonly changedAt: Instant | null;
  /** JSON; null if nothing is stored. */
  readonly state: string | null;
}
