import { type Day, daysBetween, type Instant } from './day.ts';
import { type Issue, issuesOf } from './decision.ts';

export const SOURCE_KINDS = ['CLUB', 'PLAYER', 'PRESS', 'MEDICAL', 'MODEL'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export const ESTIMATE_BASES = ['WINDOW', 'DATE', 'TEXT', 'UNKNOWN'] as const;
export type EstimateBasis = (typeof ESTIMATE_BASES)[number];

/** The days by which he is back with a chance of 10, 50 and 90 %. */
export interface ReturnWindow {
  readonly earliest: Day;
  readonly likely: Day;
  readonly latest: Day;
}

/** What was said about the return: a window, one day, words that were read as a window, or nothing yet. */
export type Statement =
  | { readonly basis: 'WINDOW'; readonly window: ReturnWindow }
  | { readonly basis: 'DATE'; readonly date: Day }
  | { readonly basis: 'TEXT'; readonly text: string; readonly window: ReturnWindow }
  | { readonly basis: 'UNKNOWN'; readonly text: string | null };

export interface EstimateSource {
  readonly kind: SourceKind;
  readonly name: string | null;
  readonly url: string | null;
}

/** One immutable revision of an injury's ledger of estimates. */
export interface RecoveryEstimate {
  /** 1, 2, 3 … per injury. */
  readonly revision: number;
  readonly statement: Statement;
  readonly source: EstimateSource | null;
  readonly note: string | null;
  /** When it was said. */
  readonly reportedAt: Instant;
  /** When we recorded it. */
  readonly recordedAt: Instant;
}

/** Five years: no injury of a footballer who came back took as long. */
const LONGEST_ABSENCE_DAYS = 1_826;
const FAR_AWAY = 'That day is more than five years after the injury.';

/** The faults of an estimate of the return from an injury of that day (null: unknown). Paths are those of the input. */
export function statementIssues(said: Statement, occurredOn: Day | null): Issue[] {
  const beforeInjury = (day: Day): boolean => occurredOn !== null && day < occurredOn;
  const tooFar = (day: Day): boolean => occurredOn !== null && daysBetween(occurredOn, day) > LONGEST_ABSENCE_DAYS;
  const tooEarly = `He was hurt on ${occurredOn}, after that day.`;
  switch (said.basis) {
    case 'UNKNOWN':
      return [];
    case 'DATE':
      return issuesOf(
        [beforeInjury(said.date), 'estimate.date', tooEarly],
        [tooFar(said.date), 'estimate.date', FAR_AWAY],
      );
    case 'TEXT':
      return issuesOf([beforeInjury(said.window.latest), 'estimate.text', tooEarly]);
    case 'WINDOW': {
      const { earliest, likely, latest } = said.window;
      return issuesOf(
        [beforeInjury(earliest), 'estimate.window.earliest', tooEarly],
        [likely < earliest, 'estimate.window.likely', 'The likely day is before the earliest.'],
        [
          latest < likely && likely >= earliest && latest >= earliest,
          'estimate.window.likely',
          'The likely day is after the latest.',
        ],
        [tooFar(latest), 'estimate.window.latest', FAR_AWAY],
        [latest < earliest, 'estimate.window.latest', 'The latest day is before the earliest.'],
      );
    }
  }
}
