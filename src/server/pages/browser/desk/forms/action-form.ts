import { useEffect, useRef, useState } from 'preact/hooks';
import { FormField } from './form-field.ts';
import {
  applies,
  type FormSpec,
  type FormValue,
  type FormValues,
  hypothesisOf,
  initialValues,
  inputOf,
} from './form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import { usePreview } from '../preview/preview.ts';
import { refusalText } from '../session/refusal-text.ts';
import { PreviewPanel } from '../preview/preview-panel.ts';
import { useSave } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import type { List, Match, Refusal } from '../session/types.ts';
import type { Words } from '../session/words.ts';

interface ActionFormProps {
  readonly spec: FormSpec;
  /** The id of the subject of the form; null if it has none. */
  readonly about: string | null;
  /** The name of the subject. */
  readonly name: string;
  /** The current values of the subject, by the paths of the fields. */
  readonly known?: FormValues;
  /** The list of the player, for a preview. */
  readonly list?: List;
  /** The matches to choose from. */
  readonly matches?: readonly Match[];
  readonly close: () => void;
}

const NOTHING: FormValues = {};

/** A form for one mutation. A refusal of the API is shown at the field that it names. */
export function ActionForm({ spec, about, name, known = NOTHING, list, matches, close }: ActionFormProps): Content {
  const { words, today } = useSession();
  const [values, setValues] = useState(() => initialValues(spec, today, known));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const save = useSave();
  const shown = spec.fields.filter((field) => field.kind !== 'known' && applies(field, values));
  const input = inputOf(spec, about, values, known);
  const { preview, isBusy } = usePreview(list === undefined ? null : hypothesisOf(spec, input), String(list?.revision));

  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus(), []);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems]);

  const submit = async (): Promise<void> => {
    const missing = shown.filter(({ path, required }) => required === true && values[path] === '');
    setProblems(Object.fromEntries(missing.map(({ path }) => [path, words.text('required')])));
    if (missing.length > 0) return;
    const refusal = await save(spec.mutation, input);
    if (refusal === null) close();
    else if (refusal.message !== '')
      setProblems(
        problemsOf(
          refusal,
          shown.map(({ path }) => path),
          words,
        ),
      );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return html`
    <form
      class="statement card"
      ref=${form}
      novalidate
      aria-labelledby="form-title"
      onKeyDown=${onKeyDown}
      onSubmit=${(event: Event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div>
        <h3 id="form-title">${words.action(spec.mutation)}</h3>
        <p class="muted"><bdi>${name}</bdi></p>
      </div>
      <div class="fields">
        ${shown.map(
          (field) => html`
            <${FormField}
              key=${field.path}
              spec=${field}
              value=${values[field.path] ?? ''}
              problem=${problems[field.path]}
              matches=${matches}
              change=${(value: FormValue) => setValues((old) => ({ ...old, [field.path]: value }))}
            />
          `,
        )}
      </div>
      ${list !== undefined && html`<${PreviewPanel} before=${list} preview=${preview} isBusy=${isBusy} />`}
      <p class="problem" role="alert">${problems.form}</p>
      <p class="buttons">
        <button type="button" class="quiet" onClick=${close}>${words.text('cancel')}</button>
        <button type="submit" class=${spec.isDangerous === true ? 'danger' : 'primary'}>${words.text('save')}</button>
      </p>
    </form>
  `;
}

/** Returns the error messages by the path of their field. Those without a field belong to the form. */
function problemsOf(refusal: Refusal, paths: readonly string[], words: Words): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, message } of refusal.issues ?? []) {
    const named = path.filter((part) => part !== 'input').join('.');
    const field = paths.find((one) => one === named || one.startsWith(`${named}.`) || named.startsWith(`${one}.`));
    found[field ?? 'form'] = message;
  }
  return Object.keys(found).length > 0 ? found : { form: refusalText(refusal, words) };
}
