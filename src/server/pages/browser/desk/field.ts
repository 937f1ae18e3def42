import { type Content, html } from './html.ts';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly children: (props: object) => Content;
}

/** A label with its control, and what is wrong with it. The control gets its attributes from here. */
export function Field({ id, label, problem, hint, children }: FieldProps): Content {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const props = {
    id,
    'aria-invalid': problem === undefined ? undefined : true,
    'aria-describedby': described === '' ? undefined : described,
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${children(props)} ${hint !== undefined && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
      ${problem !== undefined && html`<p class="problem" id=${`${id}-problem`}>${problem}</p>`}
    </div>
  `;
}
