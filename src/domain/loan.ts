import type { Brand } from './brand.ts';
import type { Day } from './day.ts';
import type { PlayerId } from './player.ts';
import type { TeamId } from './team.ts';

export type LoanId = Brand<string, 'LoanId'>;

/** A player's loan from one club to another, from `since` up to, not including, `until` (null: open-ended). */
export interface Loan {
  readonly id: LoanId;
  readonly player: PlayerId;
  readonly from: TeamId;
  readonly to: TeamId;
  readonly since: Day;
  readonly until: Day | null;
  /** Whether the player may play against the club that lent them. */
  readonly mayFaceParent: boolean;
}
