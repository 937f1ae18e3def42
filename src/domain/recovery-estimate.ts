import { type Day, daysBetween, type Instant } from './day.ts';
import { type Issue, issuesOf } from './decision.ts';
import type { EstimateStatementReading } from './estimate-text/reading.ts';
import type { FixtureId } from './fixture.ts';

export const SOURCE_KINDS = ['CLUB', 'PLAYER', 'PRESS', 'MEDICAL', 'MODEL'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export const ESTIMATE_BASES = ['WINDOW', 'DATE', 'TEXT', 'UNKNOWN', 'CHANCE', 'GAMES', 'TRAINING'] as const;
export type EstimateBasis = (typeof ESTIMATE_BASES)[number];

/** The days by which the player is back with a chance of 10, 50 and 90 %. */
export interface ReturnWindow {
  readonly earliest: Day;
  readonly likely: Day;
  readonly latest: Day;
}

/**
 * A statement about the return. `text`: its words, if it was given in words. Texts stored by older versions have no
 * `reading`.
 */
export type Statement =
  | { readonly basis: 'WINDOW'; readonly window: ReturnWindow }
  | { readonly basis: 'DATE'; readonly date: Day }
  | {
      readonly basis: 'TEXT';
      readonly text: string;
      readonly window: ReturnWindow;
      readonly reading?: EstimateStatementReading;
    }
  | { readonly basis: 'UNKNOWN'; readonly text: string | null; readonly reading?: EstimateStatementReading }
  | StatedChance
  | StatedGames
  | StatedTraining;

/** A chance of playing a fixture, in percent. */
export interface StatedChance {
  readonly basis: 'CHANCE';
  readonly text: string | null;
  readonly percent: number;
  /** The day of the fixture when the statement was made; null if it was unknown. */
  readonly nextFixtureOn: Day | null;
  readonly fixture: FixtureId | null;
  readonly reading?: EstimateStatementReading;
}

/** Games that are missed, or the game of the return. They follow fixtures that move. */
export interface StatedGames {
  readonly basis: 'GAMES';
  readonly text: string | null;
  /** The games that the statement is about. */
  readonly reading: EstimateStatementReading;
  /** The window by the calendar at the time of recording. */
  readonly window: ReturnWindow;
}

/** A return to training, with the window of the return to games that follows from it. */
export interface StatedTraining {
  readonly basis: 'TRAINING';
  readonly text: string | null;
  readonly reading: EstimateStatementReading;
  readonly window: ReturnWindow;
}

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
  /** When the source stated it. */
  readonly reportedAt: Instant;
  /** When it was recorded in this database. */
  readonly recordedAt: Instant;
  /** Whether it was retracted as a mistake: it stays in the ledger and is never the current one. */
  readonly retracted: boolean;
  /** Whether it replaces the current estimate even though it names no day. */
  readonly replaces: boolean;
}

/** Five years: later days are rejected, because no recovery of a footballer took as long. */
const LONGEST_ABSENCE_DAYS = 1_826;
const TOO_FAR = 'That day is more than five years after the injury; expected an earlier day.';

/** Returns the issues of an estimate for an injury of that day (null: unknown). Paths are those of the input. */
export function statementIssues(statement: Statement, occurredOn: Day | null): Issue[] {
  const beforeInjury = (day: Day): boolean => occurredOn !== null && day < occurredOn;
  const tooFar = (day: Day): boolean => occurredOn !== null && daysBetween(occurredOn, day) > LONGEST_ABSENCE_DAYS;
  const tooEarly = `The player was hurt on ${occurredOn}, after that day.`;
  switch (statement.basis) {
    case 'UNKNOWN':
    case 'CHANCE':
    case 'GAMES':
    case 'TRAINING':
      return [];
    case 'DATE':
      return issuesOf(
        [beforeInjury(statement.date), 'estimate.date', tooEarly],
        [tooFar(statement.date), 'estimate.date', TOO_FAR],
      );
    case 'TEXT':
      return issuesOf([beforeInjury(statement.window.latest), 'estimate.text', tooEarly]);
    case 'WINDOW': {
      const { earliest, likely, latest } = statement.window;
      return issuesOf(
        [beforeInjury(earliest), 'estimate.window.earliest', tooEarly],
        [likely < earliest, 'estimate.window.likely', 'The likely day is before the earliest.'],
        [
          latest < likely && likely >= earliest && latest >= earliest,
          'estimate.window.likely',
          'The likely day is after the latest.',
        ],
        [tooFar(latest), 'estimate.window.latest', TOO_FAR],
        [latest < earliest, 'estimate.window.latest', 'The latest day is before the earliest.'],
      );
    }
  }
}
