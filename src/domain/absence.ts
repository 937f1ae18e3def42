import type { Brand } from './brand.ts';
import type { FamilyId } from './competition-family.ts';
import type { Day, Instant } from './day.ts';
import type { FixtureId } from './fixture.ts';
import type { PlayerId } from './player.ts';
import type { EstimateSource, ReturnWindow } from './recovery-estimate.ts';
import type { ExternalId, TeamId } from './team.ts';

export type AbsenceId = Brand<string, 'AbsenceId'>;

export const ABSENCE_KINDS = [
  'INTERNATIONAL_DUTY',
  'INELIGIBLE',
  'LOANED_OUT',
  'PERSONAL',
  'CLUB_DECISION',
  'REST',
  'NOT_SELECTED',
  'OTHER',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];
export const ABSENCE_STATUSES = ['ACTIVE', 'ENDED', 'WITHDRAWN'] as const;
export type AbsenceStatus = (typeof ABSENCE_STATUSES)[number];

/** When an absence is expected to end. `date` is the first day on which the player is available. */
export type AbsenceEnd =
  | { readonly kind: 'DATE'; readonly date: Day }
  | { readonly kind: 'WINDOW'; readonly window: ReturnWindow }
  | { readonly kind: 'GAMES'; readonly games: number }
  | { readonly kind: 'CONDITION'; readonly condition: string }
  | { readonly kind: 'OPEN' };

/** The games that an absence covers: those that meet all conditions; every game if all are null. */
export interface AbsenceScope {
  /** The games that the player would play for one of these teams. */
  readonly teams: readonly TeamId[] | null;
  readonly families: readonly FamilyId[] | null;
  readonly fixtures: readonly FixtureId[] | null;
}

/** An absence that is neither an injury nor a suspension. */
export interface Absence {
  readonly id: AbsenceId;
  readonly player: PlayerId;
  readonly kind: AbsenceKind;
  /** The reason in words; null if none was given. */
  readonly words: string | null;
  /** The first day; may be in the future. */
  readonly from: Day;
  readonly end: AbsenceEnd;
  readonly scope: AbsenceScope;
  readonly status: AbsenceStatus;
  /** The first day on which the player was available again; null while the absence is not ended. */
  readonly endedOn: Day | null;
  readonly source: EstimateSource | null;
  /** When the source stated it. */
  readonly reportedAt: Instant;
  readonly recordedAt: Instant;
  /** 1, 2, 3 … Earlier revisions are kept. */
  readonly revision: number;
  readonly note: string | null;
  readonly externalIds: readonly ExternalId[];
}

/** The scope of an absence from every game. */
export const EVERY_GAME: AbsenceScope = { teams: null, families: null, fixtures: null };
