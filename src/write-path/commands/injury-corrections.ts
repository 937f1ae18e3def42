import { dossiersOf } from '../../domain/availability/dossier.ts';
import { accept, invalid, issuesOf, notFound } from '../../domain/decision.ts';
import { confirmedStatement } from '../../domain/estimate-confirmation.ts';
import { newestRevision } from '../../domain/estimate-ledger.ts';
import type { Instant } from '../../domain/day.ts';
import { type Injury, type InjuryId, reviseEstimate } from '../../domain/injury.ts';
import * as decisions from '../../domain/injury-corrections.ts';
import type { EstimateSource } from '../../domain/recovery-estimate.ts';
import type { Command, Optional } from '../command.ts';
import { changeInjury, timeAt } from './injury.ts';
import { requireRef } from './references.ts';

export function reopenInjury(input: { readonly injury: InjuryId; readonly note?: Optional<string> }): Command<Injury> {
  return withNote(
    input.note,
    changeInjury(input.injury, 'CORRECTION', {}, (injury, player, _, snapshot) =>
      decisions.reopenInjury(
        injury,
        [...snapshot.injuries.values()].filter((other) => other.player === player.id),
      ),
    ),
  );
}

/** Returns the command with its reason, for the audit trail. */
function withNote<T>(note: Optional<string>, command: Command<T>): Command<T> {
  return {
    ...command,
    decide(snapshot, now) {
      const decision = command.decide(snapshot, now);
      return decision.ok ? accept({ ...decision.value, note: note ?? null }) : decision;
    },
  };
}

export interface RetractEstimate {
  readonly injury: InjuryId;
  readonly revision: number;
  readonly note?: Optional<string>;
}

export function retractEstimate({ injury: id, revision, note = null }: RetractEstimate): Command<Injury> {
  return {
    scope: { injuries: [id], estimates: 'ALL' },
    decide(snapshot, now) {
      const injury = requireRef(snapshot.injuries, { id }, 'injury');
      if (!injury.ok) return injury;
      const player = requireRef(snapshot.players, { id: injury.value.player }, 'injury');
      if (!player.ok) return player;
      const ledger = snapshot.estimates.get(id) ?? [injury.value.estimate];
      const at = timeAt(player.value, snapshot, now);
      const decision = decisions.retractEstimate(injury.value, ledger, revision, at, note);
      if (!decision.ok) return decision;
      const estimates = decision.value.estimates.map((estimate) => ({ injury: id, estimate }));
      const changed = { injuries: [decision.value.injury], estimates };
      return accept({ changed, cause: 'CORRECTION', value: decision.value.injury, note });
    },
  };
}

export interface ConfirmRecoveryEstimate {
  readonly injury: InjuryId;
  /** Default: the source of the current estimate. */
  readonly source?: Optional<EstimateSource>;
  /** The time of the confirmation. Default: now. */
  readonly reportedAt?: Optional<Instant>;
  readonly note?: Optional<string>;
  /** The revision that is confirmed. If another one is current, the command is refused with CONFLICT. */
  readonly expectedRevision?: Optional<number>;
}

/** Records that the current estimate still holds: a statement that repeats it, as of now. */
export function confirmRecoveryEstimate(input: ConfirmRecoveryEstimate): Command<Injury> {
  const { reportedAt = null, note = null, expectedRevision = null } = input;
  return {
    scope: { injuries: [input.injury], estimates: 'NEWEST' },
    decide(snapshot, now) {
      const injury = requireRef(snapshot.injuries, { id: input.injury }, 'injury');
      if (!injury.ok) return injury;
      const { id, player, estimate } = injury.value;
      const [dossier] = dossiersOf(snapshot, [player], snapshot.processedUntil);
      if (dossier === undefined) return notFound('injury', 'input', 'injury');
      if (reportedAt !== null && reportedAt < estimate.reportedAt) {
        return invalid(issuesOf([true, 'reportedAt', 'That moment is before the statement that it would confirm.']));
      }
      const statement = confirmedStatement(injury.value, dossier, reportedAt ?? now);
      if (!statement.ok) return statement;
      const source = input.source === undefined ? estimate.source : input.source;
      const stated = { statement: statement.value, source, note, reportedAt, replaces: estimate.replaces };
      const at = timeAt(dossier.player, snapshot, now);
      const newest = newestRevision([estimate, ...(snapshot.estimates.get(id) ?? [])]);
      const revised = reviseEstimate(injury.value, newest, at, stated, expectedRevision);
      if (!revised.ok) return revised;
      const changed = {
        injuries: [revised.value.injury],
        estimates: [{ injury: id, estimate: revised.value.estimate }],
      };
      return accept({ changed, cause: 'ESTIMATE_REVISED', value: revised.value.injury });
    },
  };
}
