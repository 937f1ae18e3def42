import { Field } from '../controls/field.ts';
import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';
import type { Injury } from '../session/types.ts';

/** The value for a new injury that a statement reports. */
export const NEW_INJURY = 'NEW';

export interface Target {
  /** The id of an open injury, or NEW_INJURY. */
  readonly injury: string;
  readonly bodyPart: string;
  readonly occurredOn: string;
}

interface StatementTargetProps {
  readonly open: readonly Injury[];
  readonly target: Target;
  readonly change: (target: Target) => void;
  readonly today: string;
}

/** The fields for the subject of a statement: an open injury, or a new one with body part and day. */
export function StatementTarget({ open, target, change, today }: StatementTargetProps): Content {
  const { words } = useSession();
  const isNew = target.injury === NEW_INJURY || open.length === 0;
  const describe = ({ bodyPart, diagnosis, occurredOn }: Injury): string =>
    `${diagnosis?.name ?? words.label('BodyPart', bodyPart)}, ${words.day(occurredOn, today)}`;
  return html`
    ${
      open.length > 0 &&
      html`
        <${Field} id="desk-about" label=${words.text('aboutInjury')}>
          ${(props: object) => html`
            <select
              ...${props}
              value=${target.injury}
              onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
                change({ ...target, injury: currentTarget.value })}
            >
              ${open.map((injury) => html`<option value=${injury.id}>${describe(injury)}</option>`)}
              <option value=${NEW_INJURY}>${words.text('newInjury')}</option>
            </select>
          `}
        <//>
      `
    }
    ${
      isNew &&
      html`
        ${open.length === 0 && html`<p class="muted">${words.text('noInjury')}</p>`}
        <div class="fields">
          <${Field} id="desk-body-part" label=${words.action('f_bodyPart')}>
            ${(props: object) => html`
              <select
                ...${props}
                value=${target.bodyPart}
                onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
                  change({ ...target, bodyPart: currentTarget.value })}
              >
                ${words.labelsOf('BodyPart').map(([value, label]) => html`<option value=${value}>${label}</option>`)}
              </select>
            `}
          <//>
          <${Field} id="desk-occurred-on" label=${words.action('f_occurredOn')}>
            ${(props: object) => html`
              <input
                ...${props}
                type="date"
                max=${today}
                value=${target.occurredOn}
                onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) =>
                  change({ ...target, occurredOn: currentTarget.value })}
              />
            `}
          <//>
        </div>
      `
    }
  `;
}
