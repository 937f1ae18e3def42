import type { Brand } from './brand.ts';
import type { Gender } from './gender.ts';
import { slugOf } from './team.ts';

export type FamilyId = Brand<string, 'FamilyId'>;
export type FamilyRef = { readonly id: FamilyId } | { readonly slug: string };

/** The seasons of one competition, which belong together: "La Liga" of 2024-25 and of 2025-26. */
export interface CompetitionFamily {
  readonly id: FamilyId;
  readonly slug: string;
  readonly name: string;
  /** Null if unknown, or if it belongs to no country. */
  readonly country: string | null;
  readonly gender: Gender | null;
  /** The division in its country, from 1; null for cups, or if unknown. */
  readonly level: number | null;
}

/** Returns a family of which only the name is known. */
export function newFamily(id: FamilyId, name: string): CompetitionFamily {
  return { id, slug: slugOf(name), name, country: null, gender: null, level: null };
}

/** Returns the family of that name in any spelling; null if there is none. */
export function familyNamed(families: Iterable<CompetitionFamily>, name: string): CompetitionFamily | null {
  const slug = slugOf(name);
  for (const family of families) if (family.slug === slug || slugOf(family.name) === slug) return family;
  return null;
}
