/** The share of the memory for caches that the facts of an embedded database take. */
export const FACTS_SHARE = 0.09;
