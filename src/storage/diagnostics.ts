import type { Instant } from '../domain/day.ts';
import type { CheckResult } from './finding.ts';

/** The diagnosis of a database, made without changing or migrating it. */
export interface Diagnosis {
  readonly findings: readonly CheckResult[];
  /** Null if the database does not exist yet or cannot be read. */
  readonly state: DatabaseState | null;
}

export interface DatabaseState {
  /** The last processed time boundary; null if none was processed yet. */
  readonly processedUntil: Instant | null;
  readonly timeZones: readonly string[];
  /** The requested settings; null for one that does not exist. */
  readonly settings: ReadonlyMap<string, string | null>;
}
