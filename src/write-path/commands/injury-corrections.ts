import { accept } from '../../domain/decision.ts';
import type { Injury, InjuryId } from '../../domain/injury.ts';
import * as decisions from '../../domain/injury-corrections.ts';
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

/** The command with the reason for it, for the audit trail. */
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
