import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Api, ApiError } from './session/api.ts';
import { labelsQuery, signInQuery } from './session/documents.ts';
import { type Content, html } from './controls/html.ts';
import { keptToken, type Notice, type Session, SessionContext } from './session/session.ts';
import { SignIn } from './views/sign-in.ts';
import type { TextKey } from './texts/en.ts';
import type { Words } from './session/words.ts';
import { Workplace } from './workplace.ts';

interface SignedIn {
  readonly api: Api;
  readonly editor: string;
  readonly today: string;
}

/** The editors' desk: the form for the token, then the workplace. */
export function App({ words }: { words: Words }): Content {
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [isBusy, setBusy] = useState(keptToken.read() !== null);
  const [notice, notify] = useState<Notice | null>(null);
  const [announcement, announce] = useState('');
  const [changes, setChanges] = useState(0);
  const hasSignedIn = useRef(false);

  const signOut = useCallback((why: TextKey | null) => {
    keptToken.remove();
    hasSignedIn.current = false;
    setSignedIn(null);
    notify(null);
    setProblem(why);
  }, []);

  const signIn = useCallback(async (token: string) => {
    setBusy(true);
    setProblem(null);
    const api = new Api(token, () => signOut(hasSignedIn.current ? 'revokedToken' : 'wrongToken'));
    try {
      const { now, viewer } = await api.query<Readonly<SignInData>>(signInQuery);
      if (viewer?.scope !== 'EDITOR') return signOut(viewer === null ? 'wrongToken' : 'notAnEditor');
      const { enumLabels } = await api.query<LabelsData>(labelsQuery, { language: words.language });
      words.useLabels(enumLabels);
      keptToken.keep(token);
      hasSignedIn.current = true;
      setSignedIn({ api, editor: viewer.token ?? '', today: now.slice(0, 10) });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'OFFLINE') setProblem('offline');
      else if (error instanceof ApiError && error.code === 'RATE_LIMITED') setProblem('tooMany');
      else signOut('wrongToken');
    } finally {
      setBusy(false);
    }
  }, []);

  useEffect(() => {
    const token = keptToken.read();
    if (token !== null) void signIn(token);
  }, []);

  const changed = useCallback(() => setChanges((count) => count + 1), []);
  const sawNow = useCallback((now: string) => {
    const today = now.slice(0, 10);
    setSignedIn((old) => (old === null || old.today === today ? old : { ...old, today }));
  }, []);
  const session = useMemo<Session | null>(
    () => signedIn && { ...signedIn, words, announce, notify, changes, changed, sawNow },
    [signedIn, changes],
  );
  return html`
    <div class="desk" data-busy=${isBusy}>
      <div class="visually-hidden" role="status" aria-live="polite">${announcement}</div>
      ${
        session === null
          ? html`<${SignIn} words=${words} problem=${problem} isBusy=${isBusy} signIn=${signIn} />`
          : html`
              <${SessionContext.Provider} value=${session}>
                <${Workplace} notice=${notice} signOut=${() => signOut(null)} />
              <//>
            `
      }
    </div>
  `;
}

interface SignInData {
  readonly now: string;
  readonly viewer: { readonly token: string | null; readonly scope: string | null } | null;
}

interface LabelsData {
  readonly enumLabels: readonly { readonly type: string; readonly value: string; readonly label: string }[];
}
