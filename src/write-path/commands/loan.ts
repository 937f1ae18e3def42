import { randomUUID } from 'node:crypto';
import type { Day } from '../../domain/day.ts';
import { accept, type Decision } from '../../domain/decision.ts';
import type { Loan, LoanId } from '../../domain/loan.ts';
import * as decisions from '../../domain/loan-decisions.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import type { TeamRef } from '../../domain/team.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { requireRef } from './references.ts';

export interface RecordLoan {
  readonly player: PlayerRef;
  readonly from: TeamRef;
  readonly to: TeamRef;
  readonly since: Day;
  readonly until?: Optional<Day>;
  /** Default: false. */
  readonly mayFaceParent?: Optional<boolean>;
}

export function recordLoan(input: RecordLoan): Command<Loan> {
  const { since, until = null } = input;
  return {
    scope: { players: [input.player], teams: [input.from, input.to], since },
    decide(snapshot) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const from = requireRef(snapshot.teams, input.from, 'team', 'from');
      if (!from.ok) return from;
      const to = requireRef(snapshot.teams, input.to, 'team', 'to');
      if (!to.ok) return to;
      const known = [...snapshot.loans.values()].filter((loan) => loan.player === player.value.id);
      const mayFaceParent = input.mayFaceParent ?? false;
      const loan = { from: from.value, to: to.value, since, until, mayFaceParent };
      return toChange(decisions.recordLoan(randomUUID() as LoanId, player.value, known, loan), player.value);
    },
  };
}

export function endLoan(input: { readonly loan: LoanId; readonly on: Day }): Command<Loan> {
  return {
    scope: { loans: [input.loan] },
    decide(snapshot) {
      const loan = requireRef(snapshot.loans, { id: input.loan }, 'loan');
      if (!loan.ok) return loan;
      const player = requireRef(snapshot.players, { id: loan.value.player }, 'loan');
      if (!player.ok) return player;
      return toChange(decisions.endLoan(loan.value, player.value, input.on), player.value);
    },
  };
}

function toChange(decision: Decision<decisions.LoanedPlayer>, before: Player): Decision<AcceptedChange<Loan>> {
  if (!decision.ok) return decision;
  const { loan, player } = decision.value;
  const changed = { loans: [loan], ...(player === before ? {} : { players: [player] }) };
  return accept({ changed, cause: 'ABSENCE', value: loan });
}
