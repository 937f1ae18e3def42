import type { AbsenceKind } from '../absence.ts';
import type { Day } from '../day.ts';
import type { TieOutcome } from '../fixture.ts';
import type { BodyPart } from '../injury.ts';

/**
 * Sentences as data: a kind and its arguments. They are published with a list and rendered in each language by its
 * `LanguageTexts`. Names are stored as they were at the time of publication.
 */

export const LANGUAGES = ['EN', 'ES', 'DE', 'FR', 'IT', 'PT', 'AR'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence that was published as English text, before sentences were data. It is shown unchanged. */
export interface TextSentence {
  readonly kind: 'TEXT';
  readonly text: string;
}

/** Days of `year`, the current one, are written without their year. */
interface Dated {
  readonly year: number;
}

/** When the player is, or is expected to be, available again. */
export type Return =
  | ({ readonly kind: 'SINCE'; readonly day: Day } & Dated)
  | { readonly kind: 'OPEN' }
  | ({ readonly kind: 'AROUND'; readonly day: Day; readonly overdue: boolean } & Dated)
  | ({ readonly kind: 'BETWEEN'; readonly earliest: Day; readonly latest: Day; readonly overdue: boolean } & Dated)
  /** A day that is certain: the end of a ban or of a call-up. */
  | ({ readonly kind: 'ON'; readonly day: Day } & Dated)
  | { readonly kind: 'AFTER_GAMES'; readonly games: number }
  /** Back in a game, or first available after it; null while the opponent is not known. */
  | { readonly kind: 'IN_GAME' | 'AFTER_GAME'; readonly opponent: string | null }
  /** The chance of playing the next game, 0 to 1. */
  | { readonly kind: 'CHANCE'; readonly share: number }
  /** Full training from a day on: the player is available some days later. */
  | ({ readonly kind: 'TRAINING'; readonly day: Day } & Dated)
  /** The condition as it was entered; only English repeats it. */
  | { readonly kind: 'ON_CONDITION'; readonly words: string };

/** Something that keeps, or may keep, a player out of a game. A null `back` is left out. */
export type CauseSentence =
  | { readonly kind: 'INJURY'; readonly part: BodyPart; readonly back: Return | null }
  | {
      readonly kind: 'SUSPENSION';
      /** The name of the competition; null if the ban is not for one only, or if it is left out. */
      readonly competition: string | null;
      /** The length in matches; null if it is not a number of matches, or if it is left out. */
      readonly matches: number | null;
      /** The number of this match within the ban: 1, 2, 3 … */
      readonly place: number | null;
      readonly back: Return | null;
    }
  | {
      readonly kind: 'ABSENCE';
      readonly absence: AbsenceKind;
      /** The reason as it was entered; only English repeats it. */
      readonly words: string | null;
      readonly back: Return | null;
    }
  | {
      readonly kind: 'RISK_OF_SUSPENSION';
      readonly competition: string;
      readonly yellows: number;
      /** The number of yellow cards that brings a ban. */
      readonly threshold: number;
    };

/** The condition of a conditional tie. */
export type ConditionSentence =
  /** The condition as it was entered; only English repeats it. */
  | { readonly kind: 'WORDS'; readonly words: string }
  | { readonly kind: 'UNNAMED' }
  | { readonly kind: 'RESULT'; readonly team: string; readonly outcome: TieOutcome; readonly words: string | null };

/** Why a fixture cannot be assessed. */
export type UnknownReason = 'CANCELLED' | 'REMOVED' | 'AWARDED' | 'UNDECIDED_TIE' | 'BROKEN_OFF' | 'UNDATED';

/** The reason for a verdict. */
export type Explanation =
  | {
      /** ALMOST_OUT: a chance that is published as less than 1. */
      readonly kind: 'OUT' | 'ALMOST_OUT' | 'DOUBTFUL' | 'QUESTIONABLE' | 'AVAILABLE';
      readonly causes: readonly CauseSentence[];
      /** Null if the fixture is confirmed. */
      readonly condition: ConditionSentence | null;
    }
  /** `assumed`: concluded from the causes; no line-up says so. */
  | { readonly kind: 'MISSED' | 'PLAYED'; readonly causes: readonly CauseSentence[]; readonly assumed: boolean }
  | {
      readonly kind: 'UNKNOWN';
      readonly why: UnknownReason;
      readonly causes: readonly CauseSentence[];
      readonly condition: ConditionSentence | null;
    };

/** A game in a headline. */
export interface NamedGame {
  /** The short name of the opponent; null while the opponent is not known. */
  readonly opponent: string | null;
  /** The words of the open side, or the round. English shows them for an unknown opponent. */
  readonly round: string | null;
  readonly ground: 'HOME' | 'AWAY' | 'NEUTRAL';
}

/** A list of missed games in one sentence. */
export type Headline =
  | { readonly kind: 'NOTHING_PUBLISHED' }
  /** Nothing keeps the player out. */
  | { readonly kind: 'NOTHING'; readonly player: string }
  /** All games of the list are past, and their cause too. */
  | { readonly kind: 'PAST'; readonly player: string; readonly missed: number }
  /** The player is out, but no game that can be assessed is likely to be missed. */
  | {
      readonly kind: 'NO_GAME';
      readonly player: string;
      readonly missed: number;
      readonly games: 'NONE_SCHEDULED' | 'NONE_LIKELY' | 'UNDATED';
      readonly back: Return | null;
    }
  | {
      readonly kind: 'GAMES';
      readonly player: string;
      readonly missed: number;
      /** The number of games to come that may be missed. */
      readonly toCome: number;
      /** The number of these that will be missed, certainly or almost certainly. */
      readonly certain: number;
      /** The first of them. */
      readonly next: readonly NamedGame[];
    };
