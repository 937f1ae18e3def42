import { Field } from '../controls/field.ts';
import { competitionFinder, familyFinder, playerFinder, seasonFinder, teamFinder } from './finders.ts';
import type { FieldKind, FieldSpec, FormValue } from './form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import { type Found, Search } from '../controls/search.ts';
import { matchTitle } from '../controls/match-title.ts';
import { type Session, useSession } from '../session/session.ts';
import type { Match } from '../session/types.ts';

interface FormFieldProps {
  readonly spec: FieldSpec;
  readonly value: FormValue;
  readonly problem: string | undefined;
  /** The matches to choose from. */
  readonly matches?: readonly Match[];
  readonly change: (value: FormValue) => void;
}

const FINDERS = {
  player: playerFinder,
  team: teamFinder,
  competition: competitionFinder,
  family: familyFinder,
  season: seasonFinder,
};
const isSearched = (kind: FieldKind): kind is keyof typeof FINDERS => kind in FINDERS;
const INPUT_TYPES: Readonly<Partial<Record<FieldKind, string>>> = {
  date: 'date',
  moment: 'datetime-local',
  int: 'number',
};

type Typed = { readonly currentTarget: HTMLInputElement };

/** One field of a form, by its kind. */
export function FormField({ spec, value, problem, matches = [], change }: FormFieldProps): Content {
  const { api, words, today } = useSession();
  const { path, text, kind, required = false } = spec;
  const id = `form-${path.replaceAll(/[.~]/g, '-')}`;
  const label = words.action(text);
  if (kind === 'bool') {
    return html`
      <label class="check">
        <input
          type="checkbox"
          checked=${Boolean(value)}
          onChange=${({ currentTarget }: Typed) => change(currentTarget.checked)}
        />
        ${words.action(text)}
      </label>
    `;
  }
  if (isSearched(kind)) {
    const chosen = typeof value === 'object' ? value.name : '';
    return html`
      <div class="field">
        <${Search}
          id=${id}
          label=${label}
          hint=${words.text('searchHint')}
          find=${FINDERS[kind](api)}
          pick=${({ id: found, name }: Found) => change({ id: found, name })}
          chosen=${chosen}
          required=${required}
          describedBy=${`${id}-problem`}
        />
        <p class="problem" id=${`${id}-problem`}>${problem}</p>
      </div>
    `;
  }
  const onInput = ({ currentTarget }: Typed): void => change(currentTarget.value);
  const control = (props: object): Content => {
    if (kind === 'enum' || kind === 'choice') {
      return html`
        <select ...${props} value=${value} onChange=${onInput}>
          ${!required && kind === 'enum' && html`<option value="">–</option>`}
          ${optionsOf(spec, words).map(([option, name]) => html`<option value=${option}>${name}</option>`)}
        </select>
      `;
    }
    if (kind === 'match') {
      return html`
        <select ...${props} value=${value} onChange=${onInput}>
          <option value="">–</option>
          ${matches.map((match) => html`<option value=${match.id}>${matchTitle(match, words, today)}</option>`)}
        </select>
      `;
    }
    if (kind === 'longtext') {
      return html`<textarea
        ...${props}
        rows="2"
        dir="auto"
        maxlength="2000"
        value=${value}
        onInput=${onInput}
      ></textarea>`;
    }
    const isLink = path.endsWith('.url');
    return html`
      <input
        ...${props}
        type=${isLink ? 'url' : (INPUT_TYPES[kind] ?? 'text')}
        dir=${isLink ? 'ltr' : undefined}
        min=${kind === 'int' ? 0 : undefined}
        autocomplete="off"
        value=${value}
        onInput=${onInput}
      />
    `;
  };
  return html`<${Field} id=${id} label=${label} problem=${problem} required=${required}>${control}<//>`;
}

function optionsOf({ type = '', options, choices }: FieldSpec, words: Session['words']): [string, string][] {
  if (choices !== undefined) return Object.entries(choices).map(([value, key]) => [value, words.action(key)]);
  return options === undefined ? words.labelsOf(type) : options.map((value) => [value, words.label(type, value)]);
}
