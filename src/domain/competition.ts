import type { Brand } from './brand.ts';
import type { Instant } from './day.ts';
import { slugOf } from './team.ts';

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
  /** The time of the newest imported fixture file; null if none was imported. */
  readonly importedAsOf: Instant | null;
}

export type CompetitionRef = { readonly id: CompetitionId } | { readonly slug: string };

/** Returns the season in its canonical spelling: `2025/26`, `2025-2026` and `2025–26` become `2025-26`. */
export function seasonOf(text: string): string {
  const years = /^\s*(\d{4})\s*[-/–]\s*(?:\d\d)?(\d\d)\s*$/.exec(text);
  return years === null ? text.trim() : `${years[1]}-${years[2]}`;
}

export function newCompetition(id: CompetitionId, name: string, season: string, kind: CompetitionKind): Competition {
  const canonicalSeason = seasonOf(season);
  return { id, slug: slugOf(`${name} ${canonicalSeason}`), name, season: canonicalSeason, kind, importedAsOf: null };
}

/** Whether a name (the slug, or the name in any spelling) and a season refer to this competition. */
export function isNamed(competition: Competition, name: string, season: string): boolean {
  const slug = slugOf(name);
  const isSameName = slug === slugOf(competition.name) || slug === competition.slug;
  return isSameName && seasonOf(season) === competition.season;
}
