import type { AuditEntry, Subject, SubjectKind } from '../../auth/audit.ts';
import type { Absence, AbsenceId } from '../../domain/absence.ts';
import { restoreAbsence } from '../../domain/absence-decisions.ts';
import { accept, conflict } from '../../domain/decision.ts';
import { reopened } from '../../domain/editor-question.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { InjuryId } from '../../domain/injury.ts';
import type { SuspensionId } from '../../domain/suspension.ts';
import type { Store } from '../../storage/store.ts';

import type { Command } from '../command.ts';
import { withdrawAbsence } from './absence.ts';
import { type QuestionSubject, scopeOfSubject } from './editor-question.ts';
import { reinstateFixture } from './fixture-corrections.ts';
import { reopenInjury, retractEstimate } from './injury-corrections.ts';
import { timeAt, withdrawInjury } from './injury.ts';
import { requireRef } from './references.ts';
import { liftSuspension } from './suspension.ts';
import { undoReplaced } from './undo-replaced.ts';

/** The reads of an undo. */
type Read = Pick<Store, 'audit' | 'estimatesRecordedAt' | 'absenceRevisions'>;

/** The actions that can be undone, each with the kind of its subject. */
const UNDOABLE = {
  reportInjury: 'Injury',
  recordReturn: 'Injury',
  withdrawInjury: 'Injury',
  reviseRecoveryEstimate: 'Injury',
  confirmRecoveryEstimate: 'Injury',
  reportAbsence: 'Absence',
  reviseAbsence: 'Absence',
  endAbsence: 'Absence',
  withdrawAbsence: 'Absence',
  imposeSuspension: 'Suspension',
  cancelFixture: 'Fixture',
  removeFixture: 'Fixture',
  settleQuestion: null,
} as const satisfies Readonly<Record<string, SubjectKind | null>>;

type Undoable = keyof typeof UNDOABLE;

export function isUndoable({ action, replaced }: Pick<AuditEntry, 'action' | 'replaced'>): boolean {
  return replaced !== null || action in UNDOABLE;
}

/**
 * Returns the command that undoes a change as a correction: the ledgers keep both. Null if the action has no inverse.
 * The command is refused with CONFLICT if the same data was changed since.
 */
export async function undo(store: Read, entry: AuditEntry, note: string | null): Promise<Command<unknown> | null> {
  if (!isUndoable(entry)) return null;
  if (entry.replaced !== null) return undoReplaced(entry, entry.replaced, await actionsSince(store, entry), note);
  const action = entry.action as Undoable;
  const kind: SubjectKind | null = UNDOABLE[action];
  const subject = entry.subjects.find((one) => kind === null || one.kind === kind);
  if (subject === undefined) return null;
  switch (action) {
    case 'reviseRecoveryEstimate':
    case 'confirmRecoveryEstimate': {
      const injury = subject.id as InjuryId;
      const revision = await revisionRecordedAt(store, injury, entry);
      return revision === null ? null : retractEstimate({ injury, revision, note });
    }
    case 'settleQuestion':
      return reopenQuestion(
        { subjectKind: subject.kind as QuestionSubject['subjectKind'], subject: subject.id },
        entry,
      );
    default:
      const later = await actionsSince(store, entry, [subject]);
      return later.length > 0 ? refusedFor(later) : inverseOf(store, action, subject.id, entry, note);
  }
}

/** The maximum number of actions that a refusal names. */
const NAMED = 3;

/** Returns the actions on the subjects since an entry, the latest first, each once. */
async function actionsSince(
  { audit }: Read,
  entry: AuditEntry,
  subjects: readonly Subject[] = entry.subjects.slice(0, NAMED),
): Promise<readonly string[]> {
  const newer = { after: null, before: audit.orderKey(entry), limit: NAMED, last: false };
  const found = await Promise.all(subjects.map((subject) => audit.list({ subject }, newer)));
  return [...new Set(found.flat().map(({ action }) => action))].slice(0, NAMED);
}

/** Refuses an undo, naming the actions since. */
function refusedFor(later: readonly string[]): Command<unknown> {
  const actions = later.map((action) => `\`${action}\``).join(', ');
  return {
    scope: {},
    decide: () => conflict(`It was changed since (by ${actions}): correct what is recorded now instead.`),
  };
}

async function inverseOf(
  store: Read,
  action: Exclude<Undoable, 'reviseRecoveryEstimate' | 'confirmRecoveryEstimate' | 'settleQuestion'>,
  id: string,
  entry: AuditEntry,
  note: string | null,
): Promise<Command<unknown>> {
  switch (action) {
    case 'reportInjury':
      return withdrawInjury({ injury: id as InjuryId, note });
    case 'recordReturn':
    case 'withdrawInjury':
      return reopenInjury({ injury: id as InjuryId, note });
    case 'reportAbsence':
      return withdrawAbsence({ absence: id as AbsenceId, note });
    case 'reviseAbsence':
    case 'endAbsence':
    case 'withdrawAbsence':
      return withEarlierRevision(store, id as AbsenceId, entry);
    case 'imposeSuspension':
      return liftSuspension({ suspension: id as SuspensionId, note });
    case 'cancelFixture':
    case 'removeFixture':
      return reinstateFixture({ fixture: id as FixtureId });
  }
}

/** Returns the revision of the estimate that a change recorded: its time is that of the change. */
async function revisionRecordedAt(store: Read, injury: InjuryId, { at }: AuditEntry): Promise<number | null> {
  const [recorded = []] = await store.estimatesRecordedAt([injury], [at]);
  return recorded.find(({ retracted }) => !retracted)?.revision ?? null;
}

async function withEarlierRevision(store: Read, id: AbsenceId, { at }: AuditEntry): Promise<Command<Absence>> {
  const [revisions = []] = await store.absenceRevisions([id]);
  const made = revisions.find(({ recordedAt }) => recordedAt === at);
  const earlier = revisions.find(({ revision }) => revision === (made?.revision ?? 0) - 1);
  return {
    scope: { absences: [id] },
    decide(snapshot, now) {
      const absence = requireRef(snapshot.absences, { id }, 'absence');
      if (!absence.ok) return absence;
      const player = requireRef(snapshot.players, { id: absence.value.player }, 'absence');
      if (!player.ok) return player;
      if (earlier === undefined || absence.value.revision !== made?.revision) {
        return conflict('It was changed since: correct what is recorded now instead.', absence.value.revision);
      }
      const restored = restoreAbsence(absence.value, earlier, timeAt(player.value, snapshot, now));
      return accept({ changed: { absences: [restored] }, cause: 'CORRECTION', value: restored });
    },
  };
}

/** Reopens a question that was settled by mistake. */
function reopenQuestion(about: QuestionSubject, { at }: AuditEntry): Command<unknown> {
  return {
    scope: scopeOfSubject(about),
    decide({ questions }) {
      const question = questions
        .values()
        .find(({ subject, settledAt }) => subject === about.subject && settledAt === at);
      if (question === undefined) return conflict('It was changed since: the question no longer arises.');
      return accept({ changed: { questions: [reopened(question)] }, cause: 'CORRECTION', value: question });
    },
  };
}
