import type { Brand } from './brand.ts';
import type { CompetitionFamily, FamilyId } from './competition-family.ts';
import type { Instant } from './day.ts';
import type { Gender } from './gender.ts';
import { type ExternalId, type Ref, slugOf } from './team.ts';

export type CompetitionId = Brand<string, 'CompetitionId'>;

export const COMPETITION_KINDS = ['LEAGUE', 'CUP', 'INTERNATIONAL', 'FRIENDLY'] as const;
export type CompetitionKind = (typeof COMPETITION_KINDS)[number];

/** One season of one competition. */
export interface Competition {
  readonly id: CompetitionId;
  readonly slug: string;
  readonly name: string;
  /** For example `2025-26`, or `2026` for a season within one calendar year. */
  readonly season: string;
  readonly kind: CompetitionKind;
  /** The seasons that belong together. */
  readonly family: FamilyId;
  /** Null if unknown, or if it belongs to no country. */
  readonly country: string | null;
  /** Null if unknown. */
  readonly gender: Gender | null;
  /** The time of the newest imported fixture file; null if none was imported. */
  readonly importedAsOf: Instant | null;
  readonly externalIds: readonly ExternalId[];
}

export type CompetitionRef = Ref<CompetitionId>;

/** Returns the season in its canonical spelling: `2025/26`, `2025-2026` and `2025–26` become `2025-26`. */
export function seasonOf(text: string): string {
  const years = /^\s*(\d{4})\s*[-/–]\s*(?:\d\d)?(\d\d)\s*$/.exec(text);
  return years === null ? text.trim() : `${years[1]}-${years[2]}`;
}

/** Whether the text is a season in one of its spellings: one year, or two that follow each other. */
export function isSeason(text: string): boolean {
  const [, first, second] = /^(\d{4})(?:-(\d\d))?$/.exec(seasonOf(text)) ?? [];
  if (first === undefined || Number(first) < 1850 || Number(first) > 2200) return false;
  return second === undefined || (Number(first) + 1) % 100 === Number(second);
}

/** Returns the slug of the season of a competition: `la-liga-2025-26`. */
export function competitionSlug(name: string, season: string): string {
  return slugOf(`${name} ${seasonOf(season)}`);
}

export function newCompetition(
  id: CompetitionId,
  name: string,
  season: string,
  kind: CompetitionKind,
  { id: family, country, gender }: Pick<CompetitionFamily, 'id' | 'country' | 'gender'>,
): Competition {
  return {
    id,
    slug: competitionSlug(name, season),
    name,
    season: seasonOf(season),
    kind,
    family,
    country,
    gender,
    importedAsOf: null,
    externalIds: [],
  };
}

/** Whether a name (the slug, or the name in any spelling) and a season refer to this competition. */
export function isNamed(competition: Competition, name: string, season: string): boolean {
  const slug = slugOf(name);
  const isSameName = slug === slugOf(competition.name) || slug === competition.slug;
  return isSameName && seasonOf(season) === competition.season;
}
