import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Api } from './api.ts';
import type { Words } from './words.ts';

const TOKEN_KEY = 'sidelined-desk-token';

/** The token of this tab. It is kept until the tab is closed or the editor signs out, and nowhere else. */
export const keptToken = {
  read: (): string | null => sessionStorage.getItem(TOKEN_KEY),
  keep: (token: string): void => sessionStorage.setItem(TOKEN_KEY, token),
  remove: (): void => sessionStorage.removeItem(TOKEN_KEY),
};

/** A message about a change, which may be undone, or about a refusal. */
export interface Notice {
  readonly kind: 'DONE' | 'ERROR';
  readonly text: string;
  readonly undo?: (() => Promise<void>) | undefined;
}

/** The data and functions that every part of the desk needs. */
export interface Session {
  readonly api: Api;
  readonly words: Words;
  /** The name of the editor's token. */
  readonly editor: string;
  /** Today in UTC by the clock of the API. */
  readonly today: string;
  /** Takes the current time of the API from a response. */
  readonly sawNow: (now: string) => void;
  /** Announces a text to users of screen readers. */
  readonly announce: (text: string) => void;
  readonly notify: (notice: Notice | null) => void;
  /** Increases whenever this editor has changed something, so that the shown data is read again. */
  readonly changes: number;
  readonly changed: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session');
  return session;
}
