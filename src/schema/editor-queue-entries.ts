import type { Facts } from '../domain/availability/facts.ts';
import { dueReturns, entryOfQuestion } from '../domain/editor-queue.ts';
import type { EditorQuestion } from '../domain/editor-question.ts';
import { inOrderOfKickoffs, type PlacedEntry } from '../domain/queue-order.ts';
import type { QueueSentence } from '../domain/sentences/queue-sentence.ts';
import type { Scope } from '../storage/store.ts';
import { mergeScopes } from '../write-path/command.ts';
import { scopeOfSubject } from '../write-path/commands/editor-question.ts';
import type { Context } from './context.ts';
import { queueSentence } from './queue-sentence.ts';

/** An entry with its sentence. */
export interface QueueEntryView extends PlacedEntry {
  readonly sentence: QueueSentence;
}

/** Reads a queue of any length with two reads. */
export async function readQueue({ store }: Context): Promise<QueueEntryView[]> {
  const questions = await store.openQuestions();
  const scopes: Scope[] = [{ absentees: 'ALL' }, ...questions.map(scopeOfSubject), ...fixturesOf(questions)];
  const snapshot = await store.readScope(mergeScopes(scopes));
  const at = snapshot.processedUntil;
  const asked = questions.filter((question) => isKnown(question, snapshot)).map(entryOfQuestion);
  const entries = [...dueReturns(snapshot, snapshot.concerned, at), ...asked];
  return inOrderOfKickoffs(entries, snapshot, at).map((entry) => ({
    ...entry,
    sentence: queueSentence(entry, snapshot, at),
  }));
}

/** Whether the subject of a question is still stored; otherwise the question cannot be shown. */
function isKnown({ subjectKind, subject }: EditorQuestion, facts: Facts): boolean {
  const entities: Readonly<Record<EditorQuestion['subjectKind'], ReadonlyMap<string, unknown>>> = {
    Injury: facts.injuries,
    Absence: facts.absences,
    Suspension: facts.suspensions,
    Player: facts.players,
    Team: facts.teams,
    Fixture: facts.fixtures,
    Competition: facts.competitions,
  };
  return entities[subjectKind].has(subject);
}

function fixturesOf(questions: readonly EditorQuestion[]): Scope[] {
  return questions.flatMap((one) => (one.kind === 'LINEUP_CONFLICT' ? { fixtures: [one.data.fixture] } : []));
}

/** Finds an entry that still waits, for an editor; null for other callers. */
export async function findQueueEntry(id: string, context: Context): Promise<QueueEntryView | null> {
  if (context.viewer.scope !== 'EDITOR') return null;
  return (await readQueue(context)).find((entry) => entry.id === id) ?? null;
}
