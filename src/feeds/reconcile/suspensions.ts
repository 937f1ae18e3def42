import { daysBetween } from '../../domain/day.ts';
import { questionOfDisagreement } from '../../domain/editor-question.ts';
import type { Suspension } from '../../domain/suspension.ts';
import { amendSuspension, imposeSuspension } from '../../write-path/commands/suspension.ts';
import { type AbsenceRow, isFromFeed, isOfRow, type Outcome } from './absence-rows.ts';
import { competitionOf } from './competition-lookup.ts';
import { type ReconcileContext, valueOr } from './context.ts';

/** The day of a ban in two sources differs by at most this many days. */
const SAME_BAN_DAYS = 14;

/** Merges a ban of a feed, for a number of matches or until a day, into the records. */
export function reconcileSuspension(context: ReconcileContext, row: AbsenceRow): Outcome {
  const { workspace, stated, counts } = context;
  const { observation, player, from, id } = row;
  const { until, matches } = observation;
  const own = [...workspace.facts.suspensions.values()].filter((ban) => ban.player === player.id);
  const sameRow = own.find((ban) => isOfRow(ban, row));
  if (sameRow !== undefined && sameRow.liftedAt !== null) {
    disagreeAbout(context, sameRow, row);
    return 'UNCHANGED';
  }
  const current = own.filter((ban) => ban.liftedAt === null);
  const target = sameRow ?? current.find((ban) => isFromFeed(ban, context) && isSameBan(ban, row));
  if (target === undefined) {
    const other = current.find((ban) => !isFromFeed(ban, context) && isSameBan(ban, row));
    if (other !== undefined) {
      if (other.until !== null && until !== null && other.until !== until) disagreeAbout(context, other, row);
      return 'UNCHANGED';
    }
    if (until !== null && until <= from) return 'LEFT_OUT';
    const competition = competitionOf(context, observation.scope?.competition ?? null);
    const scope = competition === null ? ({ kind: 'EVERYWHERE' } as const) : null;
    const imposed = valueOr(
      context,
      observation,
      workspace.run(
        imposeSuspension({
          player: { id: player.id },
          competition: competition?.id ?? null,
          scope,
          matches: until === null ? matches : null,
          until,
          reason: observation.words,
          imposedOn: from,
          externalIds: [id],
        }),
      ),
    );
    if (imposed === null) return 'LEFT_OUT';
    stated.add(imposed.id);
    context.memory.setBan(imposed.id, endOfBan(imposed));
    counts.suspensions += 1;
    return 'CHANGED';
  }
  stated.add(target.id);
  const statedEnd = endOfBan({ until, matches });
  const before = context.memory.banBefore(target.id);
  context.memory.setBan(target.id, statedEnd);
  if (statedEnd === endOfBan(target)) return 'UNCHANGED';
  // An end that an editor has changed since the last import stays.
  if (statedEnd === before) {
    disagreeAbout(context, target, row);
    return 'UNCHANGED';
  }
  const end = until === null ? { matches } : { until };
  const amended = valueOr(
    context,
    observation,
    workspace.run(amendSuspension({ suspension: target.id, ...end, reason: observation.words })),
  );
  if (amended === null) return 'LEFT_OUT';
  counts.suspensions += 1;
  return 'CHANGED';
}

/** Returns the end of a ban as text: a day, or a number of matches. */
export function endOfBan({ until, matches }: Pick<Suspension, 'until' | 'matches'>): string {
  return until ?? String(matches);
}

/** Whether a recorded ban is that of the row. It ends on the same day, began at about that time, or covers that day. */
function isSameBan({ until, imposedOn, matches }: Suspension, { observation, from }: AbsenceRow): boolean {
  if (until !== null && until === observation.until) return true;
  if (until !== null) return imposedOn <= from && until > from;
  return matches !== null && Math.abs(daysBetween(imposedOn, from)) <= SAME_BAN_DAYS;
}

function disagreeAbout(
  context: ReconcileContext,
  ban: Suspension,
  { observation, statedAt, source }: AbsenceRow,
): void {
  const about = { subjectKind: 'Suspension', subject: ban.id, source: source.name ?? '' } as const;
  context.workspace.addQuestion(questionOfDisagreement(about, { words: observation.words }, statedAt));
}
