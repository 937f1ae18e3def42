/** The players of a team or a competition: men, women or both. Null, where a field allows it, means unknown. */
export const GENDERS = ['MEN', 'WOMEN', 'MIXED'] as const;
export type Gender = (typeof GENDERS)[number];
