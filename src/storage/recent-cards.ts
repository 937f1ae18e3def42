/** Older cards and totals do not belong to a current season. */
export const RECENT_CARDS_MS = 400 * 86_400_000;
