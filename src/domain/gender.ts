/** Who plays in a team or a competition. Null, where a field allows it, means unknown. */
export const GENDERS = ['MEN', 'WOMEN', 'MIXED'] as const;
export type Gender = (typeof GENDERS)[number];
