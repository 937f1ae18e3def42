import type { Day } from '../day.ts';

/** An entry of the editors' queue as data. Days of `year`, the current one, are written without their year. */
export type QueueSentence =
  | {
      readonly kind: 'OVERDUE' | 'DUE_TODAY';
      readonly of: 'INJURY' | 'ABSENCE';
      readonly player: string;
      readonly day: Day;
      readonly year: number;
    }
  | {
      readonly kind: 'LINEUP_CONFLICT';
      readonly player: string;
      readonly role: 'STARTING' | 'BENCH';
      /** Null while the opponent is not known. */
      readonly opponent: string | null;
      readonly day: Day | null;
      readonly year: number;
    }
  | {
      readonly kind: 'DISAGREEMENT';
      readonly player: string;
      readonly source: string;
      /** The statement of the source in its own words; null if it gives only a window. */
      readonly words: string | null;
      readonly window: { readonly earliest: Day; readonly latest: Day } | null;
      readonly year: number;
    }
  | { readonly kind: 'STALE'; readonly player: string; readonly source: string }
  /** `about`: the entity that the name belongs to, such as a club. */
  | { readonly kind: 'QUESTION'; readonly source: string; readonly name: string; readonly about: string };
