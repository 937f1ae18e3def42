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
  /** As `2025-26`, or `2026` where it is played within a year. */
  readonly season: string;
  readonly kind: CompetitionKind;
  /** How things stood when its newest file of fixtures was made; null where none was imported. */
  readonly importedAsOf: Instant | null;
}

export type CompetitionRef = { readonly id: CompetitionId } | { readonly slug: string };

/** The same season in one spelling: `2025/26`, `2025-2026` and `2025–26` are `2025-26`. */
export function seasonOf(text: string): string {
  const years = /^\s*(\d{4})\s*[-/–]\s*(?:\d\d)?(\d\d)\s*$/.exec(text);
  return years === null ? text.trim() : `${years[1]}-${years[2]}`;
}

export function newCompetition(id: CompetitionId, name: string, season: string, kind: CompetitionKind): Competition {
  const spelt = seasonOf(season);
  return { id, slug: slugOf(`${name} ${spelt}`), name, season: spelt, kind, importedAsOf: null };
}

/** Whether these words mean this competition: its slug, or its name in any spelling, of that season. */
export function isNamed(competition: Competition, name: string, season: string): boolean {
  const slug = slugOf(name);
  const ofName = slug === slugOf(competition.name) || slug === competition.slug;
  return ofName && seasonOf(season) === competition.season;
}
