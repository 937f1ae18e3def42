import type { Activity, Bound, Landmark, NoEstimateReason, SimpleReading } from '../../estimate-text/reading.ts';
import type { Forms, Locale } from '../locale.ts';

/**
 * The words of a language for what was read in a text. They are put together with colons and brackets, so that none
 * needs another form beside another one.
 */
export interface ReadingWords {
  readonly locale: Pick<Locale, 'day' | 'list' | 'percent' | 'plural'>;
  readonly activities: Readonly<Record<Activity, string>>;
  readonly bounds: Readonly<Record<Exclude<Bound, 'EXACT'>, string>>;
  /** Bounds of a number of games. */
  readonly counts: Readonly<Record<'AT_LEAST' | 'AT_MOST', string>>;
  readonly inDays: Forms;
  readonly games: Forms;
  readonly absence: string;
  /** An absence up to and including a day. */
  readonly absenceThrough: string;
  readonly game: string;
  readonly chance: string;
  readonly courses: Readonly<Record<Extract<SimpleReading, { kind: 'COURSE' }>['course'], string>>;
  readonly reasons: Readonly<Record<NoEstimateReason, string>>;
  readonly landmarks: Readonly<Record<Landmark, string>>;
  readonly perhaps: string;
  readonly pending: string;
  readonly not: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly comma: string;
}

export const PUNCTUATION = { colon: ': ', semicolon: '; ', comma: ', ' } as const;
