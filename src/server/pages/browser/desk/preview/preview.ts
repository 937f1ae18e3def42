import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../session/api.ts';
import { previewQuery } from '../session/documents.ts';
import { messagesOf } from '../session/refusal-text.ts';
import { useSession } from '../session/session.ts';
import type { List, Refusal } from '../session/types.ts';

/** The preview is requested after a pause of this length in typing. */
const PAUSE_MS = 350;

export type Preview =
  | { readonly kind: 'LIST'; readonly list: List }
  | { readonly kind: 'REFUSED'; readonly messages: readonly string[] };

/** Returns the list that an input would lead to, some time after its last change. Null: none was requested yet. */
export function usePreview(
  input: object | null,
  base: string,
): { preview: Preview | null; ask: () => void; isBusy: boolean } {
  const { api, words } = useSession();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [answered, setAnswered] = useState('');
  const running = useRef<AbortController | null>(null);
  const key = `${base} ${JSON.stringify(input)}`;

  const ask = (): void => {
    running.current?.abort();
    if (input === null) return;
    const controller = (running.current = new AbortController());
    const { signal } = controller;
    previewOf(signal)
      .then((result) => signal.aborted || setPreview(result))
      .catch((error: unknown) => {
        if (!signal.aborted) setPreview({ kind: 'REFUSED', messages: [messageOf(error)] });
      })
      .finally(() => signal.aborted || setAnswered(key));
  };
  const previewOf = async (signal: AbortSignal): Promise<Preview> => {
    const variables = { input, language: words.language };
    const data = await api.query<{ previewMissedGames: (List | Refusal) & { __typename: string } }>(
      previewQuery,
      variables,
      signal,
    );
    const result = data.previewMissedGames;
    return 'message' in result ? { kind: 'REFUSED', messages: messagesOf(result) } : { kind: 'LIST', list: result };
  };
  const messageOf = (error: unknown): string =>
    error instanceof ApiError && error.code === 'OFFLINE' ? words.text('offline') : words.text('failed', String(error));

  useEffect(() => {
    if (input === null) setPreview(null);
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [key]);
  return { preview, ask, isBusy: input !== null && answered !== key };
}
