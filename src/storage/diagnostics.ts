import type { Instant } from '../domain/day.ts';
import type { CheckResult } from './finding.ts';

/** What can be told of a database without changing anything in it: not even migrating it. */
export interface Diagnosis {
  readonly findings: readonly CheckResult[];
  /** What could be read of it; null: it is not there yet, or cannot be read. */
  readonly state: DatabaseState | null;
}

export interface DatabaseState {
  /** The moment up to which the passing of time has been worked; null: never yet. */
  readonly processedUntil: Instant | null;
  readonly timeZones: readonly string[];
  /** Those that were asked for; null where there is none. */
  readonly settings: ReadonlyMap<string, string | null>;
}
