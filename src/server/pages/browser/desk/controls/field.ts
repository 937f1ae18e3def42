import { type Content, html } from './html.ts';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly children: (props: object) => Content;
}

/** A label with its control and its error message. The control gets its attributes from here. */
export function Field({ id, label, problem, hint, required = false, children }: FieldProps): Content {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const props = {
    id,
    required,
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
