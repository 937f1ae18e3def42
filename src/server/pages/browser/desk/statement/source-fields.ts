import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';
import { Field } from '../controls/field.ts';

export interface SourceValues {
  readonly kind: string;
  readonly name: string;
  readonly url: string;
}

export const NO_SOURCE: SourceValues = { kind: 'PRESS', name: '', url: '' };

/** Whether a text is the address of a page, or empty. */
export function isLink(text: string): boolean {
  return text.trim() === '' || /^https?:\/\/[^\s]+\.[^\s]+$/.test(text.trim());
}

/** Returns the source as an input of the API. */
export function sourceInput({ kind, name, url }: SourceValues): object {
  return { kind, name: name.trim(), ...(url.trim() !== '' && { url: url.trim() }) };
}

interface SourceFieldsProps {
  readonly values: SourceValues;
  readonly problems: Readonly<Record<string, string>>;
  readonly change: (values: SourceValues) => void;
}

/** The fields of a source: its kind, its name and its address. */
export function SourceFields({ values, problems, change }: SourceFieldsProps): Content {
  const { words } = useSession();
  return html`
    <div class="fields">
      <${Field} id="desk-said-by" label=${words.text('saidBy')}>
        ${(props: object) => html`
          <select
            ...${props}
            value=${values.kind}
            onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
              change({ ...values, kind: currentTarget.value })}
          >
            ${words.labelsOf('SourceKind').map(([value, label]) => html`<option value=${value}>${label}</option>`)}
          </select>
        `}
      <//>
      <${Field} id="desk-source" label=${words.text('source')} required=${true} problem=${problems.source}>
        ${(props: object) => html`
          <input
            ...${props}
            autocomplete="off"
            placeholder=${words.text('sourceHint')}
            maxlength="200"
            value=${values.name}
            onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) =>
              change({ ...values, name: currentTarget.value })}
          />
        `}
      <//>
      <${Field} id="desk-link" label=${words.text('link')} problem=${problems.link}>
        ${(props: object) => html`
          <input
            ...${props}
            type="url"
            dir="ltr"
            inputmode="url"
            autocomplete="off"
            placeholder="https://"
            value=${values.url}
            onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) =>
              change({ ...values, url: currentTarget.value })}
          />
        `}
      <//>
    </div>
  `;
}
