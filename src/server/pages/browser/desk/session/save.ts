import { useRef } from 'preact/hooks';
import { ApiError } from './api.ts';
import { historyQuery } from './documents.ts';
import { refusalText } from './refusal-text.ts';
import { namesOf } from './entry-names.ts';
import { type Session, useSession } from './session.ts';
import type { AuditEntry, Refusal } from './types.ts';

export type Save = (mutation: string, input: object, confirmation?: string) => Promise<Refusal | null>;

const FAILED: Refusal = { __typename: 'FailedError', message: '' };

/**
 * Returns a function that sends a mutation. It returns null if the mutation was accepted; the editor then sees a notice
 * with an undo button. It returns a refusal, and shows a failed request as a notice.
 */
export function useSave(): Save {
  const session = useSession();
  const isRunning = useRef(false);
  return async (mutation, input, confirmation = session.words.text('saved')) => {
    if (isRunning.current) return FAILED;
    isRunning.current = true;
    try {
      const refusal = await session.api.mutate(mutation, input);
      if (refusal !== null) return refusal;
      session.changed();
      const entry = await lastEntry(session);
      const names = entry === undefined ? [] : namesOf(entry).slice(0, 2);
      const undo = entry && undoOf(entry, session);
      session.notify({ kind: 'DONE', text: `${confirmation} ${names.join(', ')}`.trim(), undo });
      return null;
    } catch (error) {
      session.notify({ kind: 'ERROR', text: problemOf(error, session) });
      return FAILED;
    } finally {
      isRunning.current = false;
    }
  };
}

/** Returns the editor's last change in the audit trail. */
async function lastEntry({ api, editor }: Session): Promise<AuditEntry | undefined> {
  type Data = { audit: { nodes: AuditEntry[] } };
  const { audit } = await api.query<Data>(historyQuery, { filter: { token: editor }, first: 1 });
  return audit.nodes[0];
}

/** Returns a function that undoes a change; undefined if the change has no inverse or was already undone. */
export function undoOf(entry: AuditEntry, session: Session): (() => Promise<void>) | undefined {
  const { api, words, notify, changed } = session;
  const { id, undoable, estimates } = entry;
  const isUndone = estimates.length > 0 && estimates.every(({ retracted }) => retracted);
  if (!undoable || isUndone) return undefined;
  return async () => {
    try {
      const refusal = await api.mutate('undoChange', { entry: id });
      if (refusal === null) changed();
      notify(
        refusal === null
          ? { kind: 'DONE', text: words.text('undone') }
          : { kind: 'ERROR', text: refusalText(refusal, words) },
      );
    } catch (error) {
      notify({ kind: 'ERROR', text: problemOf(error, session) });
    }
  };
}

export function problemOf(error: unknown, { words }: Pick<Session, 'words'>): string {
  const code = error instanceof ApiError ? error.code : '';
  if (code === 'OFFLINE') return words.text('offline');
  if (code === 'RATE_LIMITED') return words.text('tooMany');
  return words.text('failed', error instanceof Error ? error.message : String(error));
}
