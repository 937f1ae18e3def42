import type { Day } from '../day.ts';
import type { Gender } from '../gender.ts';
import type { BodyPart } from '../injury.ts';
import type { ReturnWindow, SourceKind } from '../recovery-estimate.ts';

/**
 * The part of a statement that the model uses. A statement with a window is modelled as that window, whatever its
 * basis.
 */
export type ModelledStatement =
  | {
      readonly basis: 'WINDOW' | 'TEXT' | 'GAMES' | 'TRAINING';
      readonly window: ReturnWindow;
      readonly text?: string | null;
    }
  | { readonly basis: 'DATE'; readonly date: Day }
  | { readonly basis: 'UNKNOWN'; readonly text?: string | null }
  | { readonly basis: 'CHANCE'; readonly percent: number; readonly nextFixtureOn: Day | null };

/** The input of the recovery model: what a report says about one injury. */
export interface RecoveryCase {
  /** The day of the injury; null if it is unknown. */
  readonly occurredOn: Day | null;
  /** The day on which the estimate was made. */
  readonly statedOn: Day;
  /** A code of the catalogue of diagnoses; null while the tests are pending. */
  readonly diagnosis: string | null;
  /** The description in the words of the report. */
  readonly description: string | null;
  readonly bodyPart: BodyPart | null;
  /** Absent or null: unknown. The catalogue has some figures of women. */
  readonly gender?: Gender | null;
  /** The kind of source. A medical source refers to the club-reported population. */
  readonly source: SourceKind | null;
  readonly statement: ModelledStatement;
}
