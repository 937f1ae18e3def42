import type { Day } from '../../domain/day.ts';
import type { Decision, Issue, Refusal } from '../../domain/decision.ts';
import type { Observation } from '../observation.ts';
import type { FeedMemory } from './feed-memory.ts';
import type { FeedSource } from './options.ts';
import type { People } from './people.ts';
import type { TeamIdentity } from './team-identity.ts';
import type { Workspace } from './workspace.ts';

/** The counts of a summary during the import. */
export interface Counts {
  playersAdded: number;
  playersMoved: number;
  injuriesReported: number;
  estimatesRevised: number;
  returnsRecorded: number;
  suspensions: number;
  absences: number;
  unchanged: number;
  stale: number;
}

/** The data that the parts of a reconciliation share. */
export interface ReconcileContext {
  readonly workspace: Workspace;
  readonly source: FeedSource;
  /** Returns the day on which the feed was made, in the zone of a team. */
  readonly dayAt: (zone: string) => Day;
  readonly teams: TeamIdentity;
  readonly people: People;
  readonly memory: FeedMemory;
  readonly counts: Counts;
  readonly problems: Issue[];
  /** The injuries, suspensions and absences that the feed states. */
  readonly stated: Set<string>;
}

/** Leaves a row out, and reports why. */
export function leaveOut(problems: Issue[], { row }: Pick<Observation, 'row'>, refusal: Refusal): void {
  const path = ['input', 'data', ...row.split('.')];
  for (const message of messagesOf(refusal)) problems.push({ path, message: `${row}: ${message}` });
}

function messagesOf(refusal: Refusal): string[] {
  switch (refusal.kind) {
    case 'INVALID':
      return refusal.issues.map(({ message }) => message);
    case 'QUESTIONS':
      return refusal.questions.map(({ words }) => words);
    default:
      return [refusal.message];
  }
}

/** Returns the value of a decision; null if it was refused, so that the row is left out. */
export function valueOr<T>(
  context: Pick<ReconcileContext, 'problems'>,
  row: Pick<Observation, 'row'>,
  decision: Decision<T>,
): T | null {
  if (decision.ok) return decision.value;
  leaveOut(context.problems, row, decision.refusal);
  return null;
}
