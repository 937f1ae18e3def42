import { useEffect, useRef } from 'preact/hooks';
import { type Content, html } from '../controls/html.ts';
import type { TextKey } from '../texts/en.ts';
import type { Words } from '../session/words.ts';

interface SignInProps {
  readonly words: Words;
  readonly problem: TextKey | null;
  readonly isBusy: boolean;
  readonly signIn: (token: string) => Promise<void>;
}

/** The form for the token. The field keeps its value after a refusal, so that a typing error can be corrected. */
export function SignIn({ words, problem, isBusy, signIn }: SignInProps): Content {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [problem]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const token = field.current?.value.trim() ?? '';
    if (token !== '' && !isBusy) void signIn(token);
    else field.current?.focus();
  };
  return html`
    <form class="desk-sign-in card" onSubmit=${submit} novalidate>
      <h1>${words.text('title')}</h1>
      <div class="field">
        <label for="desk-token">${words.text('token')}</label>
        <input
          id="desk-token"
          ref=${field}
          type="password"
          autocomplete="off"
          autocapitalize="none"
          spellcheck=${false}
          dir="ltr"
          required
          aria-invalid=${problem !== null}
          aria-describedby="desk-token-hint desk-token-problem"
        />
        <p class="hint" id="desk-token-hint">${words.text('tokenHint')}</p>
        <p class="problem" id="desk-token-problem" role="alert">${problem && words.text(problem)}</p>
      </div>
      <button class="primary" type="submit" disabled=${isBusy}>${words.text(isBusy ? 'loading' : 'signIn')}</button>
    </form>
  `;
}
