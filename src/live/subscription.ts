import type { LiveQuery } from './live-query.ts';

/** A live query, and where a client resumes it. */
export interface Subscription {
  readonly query: LiveQuery;
  /** The revision that the client already has; null if it has none. */
  readonly resumeRevision: number | null;
}
