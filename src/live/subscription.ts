import type { LiveQuery } from './live-query.ts';

/** An answer, as one reader comes to it. */
export interface Subscription {
  readonly query: LiveQuery;
  /** The revision that he says he holds. */
  readonly resumeRevision: number | null;
}
