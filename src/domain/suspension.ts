import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { Day, Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { PlayerId } from './player.ts';

export type SuspensionId = Brand<string, 'SuspensionId'>;

/** A ban for a number of matches of one competition, the first ones after the day on which it was imposed. */
export interface Suspension {
  readonly id: SuspensionId;
  readonly player: PlayerId;
  readonly competition: CompetitionId;
  readonly matches: number;
  readonly reason: string | null;
  readonly imposedOn: Day;
  /** When it was lifted; null while it stands. */
  readonly liftedAt: Instant | null;
  readonly note: string | null;
}

/** The longest ban in matches that is taken: two seasons of a league. */
const LONGEST_BAN = 100;

export interface SuspensionInput {
  readonly competition: CompetitionId;
  readonly matches: number;
  readonly reason: string | null;
  readonly imposedOn: Day;
}

/** `known`: the bans that there are already. The same one imposed twice would count twice. */
export function imposeSuspension(
  id: SuspensionId,
  player: PlayerId,
  known: readonly Suspension[],
  today: Day,
  ban: SuspensionInput,
): Decision<Suspension> {
  const same = known.some(
    (other) =>
      other.player === player &&
      other.liftedAt === null &&
      other.competition === ban.competition &&
      other.imposedOn === ban.imposedOn &&
      other.matches === ban.matches,
  );
  if (same) return conflict('This suspension has been imposed already.');
  const issues = issuesOf(
    [ban.matches < 1 || ban.matches > LONGEST_BAN, 'matches', `A ban is for 1 to ${LONGEST_BAN} matches.`],
    [ban.imposedOn > today, 'imposedOn', `That day is still to come: today is ${today}.`],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...ban, id, player, liftedAt: null, note: null });
}

export function liftSuspension(
  suspension: Suspension,
  isServed: boolean,
  now: Instant,
  note: string | null,
): Decision<Suspension> {
  if (suspension.liftedAt !== null) return conflict('This suspension was lifted already.');
  if (isServed) return conflict('This suspension has been served.');
  return accept({ ...suspension, liftedAt: now, note });
}
