import type { Day } from '../day.ts';
import type { BodyPart } from '../injury.ts';
import type { SourceKind, Statement } from '../recovery-estimate.ts';

/** What is known of one absence through injury, from a report: all that the day of return is estimated from. */
export interface RecoveryCase {
  /** The day of the injury; null where a reader of the papers does not know it. */
  readonly occurredOn: Day | null;
  /** The day on which the estimate was made. */
  readonly statedOn: Day;
  /** A code of the catalogue of diagnoses; null: tests pending. */
  readonly diagnosis: string | null;
  /** The words of the report. */
  readonly description: string | null;
  readonly bodyPart: BodyPart | null;
  /** Who said it: a club's own doctor speaks of another population than the press. */
  readonly source: SourceKind | null;
  readonly statement:
    | Statement
    | { readonly basis: 'CHANCE'; readonly percent: number; readonly nextFixtureOn: Day | null };
}
