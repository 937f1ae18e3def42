/** What a standing answer remembers from one execution to the next. */

export interface SubscriptionState {
  /** The revision of the list that its readers hold, or say that they do; null where they have none yet. */
  revision: number | null;
  /** Set by a resolver that finds that its readers hold the present state. */
  unchanged: boolean;
  /** Set where its readers have lost the right to follow it: what they are told now is the last. */
  closed?: boolean;
}

/**
 * Notes which revision is about to be sent, and answers with the one that the readers hold already (null: none). Where
 * it is the same one, the event is marked as nothing new. A reader who claims a revision that is still to come holds
 * another installation's: he is given the present.
 */
export function lastSeenRevision(
  live: SubscriptionState | null,
  sinceRevision: number | null,
  revision: number,
): number | null {
  if (live === null) return null;
  const claimed = live.revision ?? sinceRevision;
  const heard = claimed !== null && claimed <= revision ? claimed : null;
  live.unchanged = heard === revision;
  live.revision = revision;
  return heard;
}
