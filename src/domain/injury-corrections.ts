import { accept, conflict, type Decision, notFound } from './decision.ts';
import { currentEstimate } from './estimate-ledger.ts';
import {
  type ActiveInjury,
  type CommandTime,
  type Injury,
  recordEstimate,
  reportOf,
  type RevisedInjury,
} from './injury.ts';
import type { RecoveryEstimate } from './recovery-estimate.ts';

/**
 * Reopens an injury whose return was recorded, or whose report was withdrawn, in error. `known`: the player's injuries; a
 * second active report of the same injury is rejected because it would count twice.
 */
export function reopenInjury(injury: Injury, known: readonly Injury[]): Decision<ActiveInjury> {
  if (injury.status === 'ACTIVE') return conflict('This injury is not closed.');
  const same = known.some(
    ({ id, status, bodyPart, side, occurredOn }) =>
      id !== injury.id &&
      status === 'ACTIVE' &&
      bodyPart === injury.bodyPart &&
      side === injury.side &&
      occurredOn === injury.occurredOn,
  );
  if (same) return conflict('The same injury is reported again and active: withdraw one of the two reports.');
  return accept({ ...reportOf(injury), status: 'ACTIVE' });
}

/**
 * Retracts an estimate as a mistake. It stays in the ledger, marked, and never is the current one. If it was the only
 * estimate, one without a day replaces it. `ledger`: all estimates of the injury.
 */
export function retractEstimate(
  injury: Injury,
  ledger: readonly RecoveryEstimate[],
  revision: number,
  at: CommandTime,
  note: string | null,
): Decision<{ readonly injury: Injury; readonly estimates: readonly RevisedInjury['estimate'][] }> {
  const { revision: currentRevision } = injury.estimate;
  const mistake = ledger.find((estimate) => estimate.revision === revision);
  if (mistake === undefined) return notFound('estimate', 'input', 'revision');
  if (injury.status === 'WITHDRAWN')
    return conflict('This report is withdrawn: it cannot be changed.', currentRevision);
  if (mistake.retracted) return conflict('This estimate is already retracted.', currentRevision);
  const retracted = { ...mistake, retracted: true };
  const rest = ledger.map((estimate) => (estimate === mistake ? retracted : estimate));
  const current = currentEstimate(rest);
  if (current !== null) return accept({ injury: { ...injury, estimate: current }, estimates: [retracted] });
  const newest = Math.max(...ledger.map((estimate) => estimate.revision));
  const unknown = {
    statement: { basis: 'UNKNOWN', text: null },
    source: null,
    note,
    reportedAt: mistake.reportedAt,
  } as const;
  const estimate = recordEstimate(unknown, newest + 1, at);
  return accept({ injury: { ...injury, estimate }, estimates: [retracted] });
}
