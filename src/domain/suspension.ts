import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { Day, Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { PlayerId } from './player.ts';

export type SuspensionId = Brand<string, 'SuspensionId'>;

/** A ban for the first matches of one competition after the day on which it was imposed. */
export interface Suspension {
  readonly id: SuspensionId;
  readonly player: PlayerId;
  readonly competition: CompetitionId;
  readonly matches: number;
  readonly reason: string | null;
  readonly imposedOn: Day;
  /** When it was lifted; null if it was not. */
  readonly liftedAt: Instant | null;
  readonly note: string | null;
}

/** The longest ban accepted, in matches: about two seasons of a league. */
const MAX_MATCHES = 100;

export interface SuspensionInput {
  readonly competition: CompetitionId;
  readonly matches: number;
  readonly reason: string | null;
  readonly imposedOn: Day;
}

/** Imposes a suspension. `known`: existing suspensions; a duplicate is rejected because it would count twice. */
export function imposeSuspension(
  id: SuspensionId,
  player: PlayerId,
  known: readonly Suspension[],
  today: Day,
  input: SuspensionInput,
): Decision<Suspension> {
  const isDuplicate = known.some(
    (other) =>
      other.player === player &&
      other.liftedAt === null &&
      other.competition === input.competition &&
      other.imposedOn === input.imposedOn &&
      other.matches === input.matches,
  );
  if (isDuplicate) return conflict('This suspension is already imposed.');
  const issues = issuesOf(
    [
      input.matches < 1 || input.matches > MAX_MATCHES,
      'matches',
      `The number of matches is out of range; expected 1 to ${MAX_MATCHES}.`,
    ],
    [input.imposedOn > today, 'imposedOn', `That day is in the future; today is ${today}.`],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...input, id, player, liftedAt: null, note: null });
}

export function liftSuspension(
  suspension: Suspension,
  isServed: boolean,
  now: Instant,
  note: string | null,
): Decision<Suspension> {
  if (suspension.liftedAt !== null) return conflict('This suspension is already lifted.');
  if (isServed) return conflict('This suspension is already served.');
  return accept({ ...suspension, liftedAt: now, note });
}
