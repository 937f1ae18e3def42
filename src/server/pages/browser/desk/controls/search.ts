import { useEffect, useRef, useState } from 'preact/hooks';
import { moveFocus } from './focus.ts';
import { type Content, html } from './html.ts';
import { useSession } from '../session/session.ts';

/** The search starts after a pause of this length in typing. */
const PAUSE_MS = 200;

export interface Found {
  readonly id: string;
  readonly name: string;
  /** The detail that distinguishes it from others of the same name. */
  readonly detail: string;
}

interface SearchProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
  readonly pick: (found: Found) => void;
  /** The current choice, for a field of a form. */
  readonly chosen?: string;
  readonly required?: boolean;
  readonly describedBy?: string | undefined;
}

/** A search field with its results. Enter takes the first result, the arrow keys move to others. */
export function Search({
  id,
  label,
  hint,
  find,
  pick,
  chosen = '',
  required = false,
  describedBy,
}: SearchProps): Content {
  const { words, announce } = useSession();
  const [text, setText] = useState(chosen);
  const [results, setResults] = useState<readonly Found[] | null>(null);
  const running = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);

  const stop = (): void => {
    clearTimeout(timer.current);
    running.current?.abort();
  };
  useEffect(() => stop, []);
  useEffect(() => setText(chosen), [chosen]);

  const search = async (wanted: string): Promise<readonly Found[]> => {
    stop();
    const { signal } = (running.current = new AbortController());
    try {
      const found = await find(wanted, signal);
      setResults(found);
      announce(found.length === 0 ? words.text('noResults', wanted) : words.text('results', found.length));
      return found;
    } catch {
      return [];
    }
  };
  const choose = (found: Found): void => {
    stop();
    setResults(null);
    setText(chosen);
    pick(found);
  };
  const onInput = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    const { value } = currentTarget;
    setText(value);
    stop();
    if (value.trim() === '') return setResults(null);
    timer.current = setTimeout(() => void search(value.trim()), PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '/' && text === '') event.preventDefault();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (moveFocus(event, box.current?.querySelectorAll<HTMLElement>('input, .results button')))
        event.preventDefault();
    } else if (event.key === 'Escape' && results !== null) {
      event.stopPropagation();
      stop();
      setResults(null);
      box.current?.querySelector('input')?.focus();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      const wanted = text.trim();
      if (wanted !== '') void search(wanted).then(([first]) => first && choose(first));
    }
  };
  const listId = `${id}-results`;
  return html`
    <div class="search" role="group" ref=${box} onKeyDown=${onKeyDown}>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="search"
        autocomplete="off"
        spellcheck=${false}
        placeholder=${hint}
        value=${text}
        required=${required}
        aria-controls=${results === null ? undefined : listId}
        aria-describedby=${describedBy}
        onInput=${onInput}
      />
      ${
        results !== null &&
        html`
          <ul class="results" id=${listId}>
            ${results.length === 0 && html`<li class="hint">${words.text('noResults', text)}</li>`}
            ${results.map(
              (found) => html`
                <li key=${found.id}>
                  <button type="button" onClick=${() => choose(found)}>
                    <bdi>${found.name}</bdi> <span class="muted"><bdi>${found.detail}</bdi></span>
                  </button>
                </li>
              `,
            )}
          </ul>
        `
      }
    </div>
  `;
}
