import { Field } from '../controls/field.ts';
import { type Content, html } from '../controls/html.ts';
import { FEED_FORMATS, FIXTURE_FORMATS, type FileFormat, type ImportFacts, isFixtureFormat } from './import-formats.ts';
import { useSession } from '../session/session.ts';
import type { ActionKey } from '../texts/actions-en.ts';

interface ImportFieldsProps {
  readonly format: FileFormat | '';
  readonly facts: ImportFacts;
  readonly changeFormat: (format: FileFormat) => void;
  readonly change: (facts: ImportFacts) => void;
}

type Typed = { readonly currentTarget: HTMLInputElement };

/** The format of a file, and the facts that the file does not contain. */
export function ImportFields({ format, facts, changeFormat, change }: ImportFieldsProps): Content {
  const { words } = useSession();
  const isFixtures = format !== '' && isFixtureFormat(format);
  const text = (name: 'competition' | 'season' | 'timeZone', label: ActionKey): Content => html`
    <${Field}
      id=${`import-${name}`}
      label=${words.action(label)}
      required=${isFixtures}
      hint=${name === 'competition' ? words.text('competitionHint') : undefined}
    >
      ${(props: object) => html`
        <input
          ...${props}
          autocomplete="off"
          value=${facts[name]}
          onInput=${({ currentTarget }: Typed) => change({ ...facts, [name]: currentTarget.value })}
        />
      `}
    <//>
  `;
  return html`
    <div class="fields">
      <${Field} id="import-format" label=${words.text('format')} required=${true}>
        ${(props: object) => html`
          <select
            ...${props}
            value=${format}
            onChange=${({ currentTarget }: Typed) => changeFormat(currentTarget.value as FileFormat)}
          >
            ${format === '' && html`<option value="">–</option>`}
            <optgroup label=${words.text('fixtures')}>${optionsOf(FIXTURE_FORMATS)}</optgroup>
            <optgroup label=${words.text('feeds')}>${optionsOf(FEED_FORMATS)}</optgroup>
          </select>
        `}
      <//>
      ${text('competition', 'f_competitionName')} ${text('season', 'f_season')}
      ${
        isFixtures &&
        html`
          ${text('timeZone', 'f_timeZone')}
          <${Field} id="import-kind" label=${words.action('f_kind')}>
            ${(props: object) => html`
              <select
                ...${props}
                value=${facts.kind}
                onChange=${({ currentTarget }: Typed) => change({ ...facts, kind: currentTarget.value })}
              >
                ${words.labelsOf('CompetitionKind').map(([value, label]) => html`<option value=${value}>${label}</option>`)}
              </select>
            `}
          <//>
        `
      }
    </div>
  `;
}

function optionsOf(formats: Readonly<Record<string, string>>): Content {
  return html`${Object.entries(formats).map(([value, name]) => html`<option value=${value}>${name}</option>`)}`;
}
