import type { Absence } from './absence.ts';
import { type Dossier, dossiersOf } from './availability/dossier.ts';
import type { Facts } from './availability/facts.ts';
import { recoveryCaseOf } from './availability/injury-outlook.ts';
import { addDays, type Day, dayIn, type Instant, startOfDay } from './day.ts';
import type { EditorQuestion, QuestionKind, QuestionSubjectKind } from './editor-question.ts';
import type { Injury } from './injury.ts';
import type { PlayerId } from './player.ts';
import { isOverdue } from './recovery/recovery.ts';

/** The kinds of entries, in the order in which the entries of one club are listed. */
export const QUEUE_KINDS = [
  'OVERDUE',
  'DUE_TODAY',
  'LINEUP_CONFLICT',
  'DISAGREEMENT',
  'QUESTION',
  'STALE',
] as const satisfies readonly (QuestionKind | 'OVERDUE' | 'DUE_TODAY')[];
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** An entry that waits for an editor: a stored question, or a return that is due. */
export interface QueueEntry {
  readonly id: string;
  readonly kind: QueueKind;
  readonly subjectKind: QuestionSubjectKind;
  readonly subject: string;
  readonly since: Instant;
  /** Null for a return that is due, because that is derived and not asked. */
  readonly question: EditorQuestion | null;
  /** The day on which the player was or is expected back; null unless something is due. */
  readonly due: Day | null;
}

/** The days for which an absence that has ended by its stated day waits for a confirmation. */
const CONFIRMATION_DAYS = 7;

/** Returns the returns that are overdue or due today, of players whose injuries or absences are not recorded as over. */
export function dueReturns(facts: Facts, players: Iterable<PlayerId>, at: Instant): QueueEntry[] {
  return dossiersOf(facts, players, at).flatMap((dossier) => [
    ...dossier.injuries.flatMap((injury) => dueInjury(injury, dossier)),
    // Absences that follow from a loan are not stored.
    ...dossier.absences.filter(({ id }) => facts.absences.has(id)).flatMap((absence) => dueAbsence(absence, dossier)),
  ]);
}

/** An estimate that is repeated today is not overdue before tomorrow. */
function dueInjury(injury: Injury, dossier: Dossier): QueueEntry[] {
  if (injury.status !== 'ACTIVE') return [];
  const { zone, today } = dossier;
  const recoveryCase = recoveryCaseOf(injury, dossier);
  const { statement } = recoveryCase;
  const about = { subjectKind: 'Injury', subject: injury.id, zone } as const;
  const confirmedToday = dayIn(zone, injury.estimate.reportedAt) === today && injury.estimate.revision > 1;
  if (confirmedToday) return [];
  if ('window' in statement) {
    const { likely, latest } = statement.window;
    if (isOverdue(recoveryCase, today)) return [entry('OVERDUE', about, latest, latest)];
    return likely === today ? [entry('DUE_TODAY', about, today, today)] : [];
  }
  if (statement.basis !== 'DATE') return [];
  if (isOverdue(recoveryCase, today)) return [entry('OVERDUE', about, statement.date, addDays(statement.date, 1))];
  return statement.date === today ? [entry('DUE_TODAY', about, today, today)] : [];
}

function dueAbsence({ id, status, end, reportedAt }: Absence, { zone, today }: Dossier): QueueEntry[] {
  const reportedOn = dayIn(zone, reportedAt);
  if (status !== 'ACTIVE' || reportedOn === today) return [];
  const about = { subjectKind: 'Absence', subject: id, zone } as const;
  if (end.kind === 'WINDOW') {
    const { likely, latest } = end.window;
    if (latest <= today) return [entry('OVERDUE', about, latest, latest)];
    return likely === today ? [entry('DUE_TODAY', about, today, today)] : [];
  }
  // An end that was recorded on or after its day is a fact, and needs no confirmation.
  if (end.kind !== 'DATE' || end.date > today || reportedOn >= end.date) return [];
  if (end.date === today) return [entry('DUE_TODAY', about, today, today)];
  return addDays(end.date, CONFIRMATION_DAYS) < today ? [] : [entry('OVERDUE', about, end.date, addDays(end.date, 1))];
}

function entry(
  kind: 'OVERDUE' | 'DUE_TODAY',
  {
    subjectKind,
    subject,
    zone,
  }: { readonly subjectKind: QuestionSubjectKind; readonly subject: string; readonly zone: string },
  due: Day,
  since: Day,
): QueueEntry {
  const id = `${kind === 'OVERDUE' ? 'overdue' : 'due'}:${subject}`;
  return { id, kind, subjectKind, subject, since: startOfDay(zone, since), question: null, due };
}

export function entryOfQuestion(question: EditorQuestion): QueueEntry {
  const { id, kind, subjectKind, subject, since } = question;
  return { id, kind, subjectKind, subject, since, question, due: null };
}

const OF_INJURY = ['recordReturn', 'reviseRecoveryEstimate', 'confirmRecoveryEstimate', 'withdrawInjury'];
const OF_ABSENCE = ['endAbsence', 'reviseAbsence', 'withdrawAbsence'];
const OF_SUSPENSION = ['amendSuspension', 'liftSuspension'];

/** Returns the mutations that settle an entry. A return that is due is settled only by recording what happened. */
export function settlersOf({ kind, subjectKind, question }: QueueEntry): string[] {
  const dismissal = question === null ? [] : ['settleQuestion'];
  if (kind === 'LINEUP_CONFLICT') return [...OF_INJURY, 'recordLineup', ...dismissal];
  switch (subjectKind) {
    case 'Injury':
      return [...OF_INJURY, ...dismissal];
    case 'Absence':
      return [...OF_ABSENCE, ...dismissal];
    case 'Suspension':
      return [...OF_SUSPENSION, ...dismissal];
    default:
      return dismissal;
  }
}
