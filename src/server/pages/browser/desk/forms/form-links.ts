import type { FormSpec } from './form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import { hashOf, type Place } from '../session/place.ts';
import { useSession } from '../session/session.ts';

interface FormLinksProps {
  readonly view: Place['view'];
  /** The id of the player or the team that is shown. */
  readonly id: string;
  /** The id of the subject of the forms. */
  readonly subject: string;
  readonly forms: readonly FormSpec[];
}

/** Links to forms. A link has an id, so that it gets the focus back when its form is closed. */
export function FormLinks({ view, id, subject, forms }: FormLinksProps): Content {
  const { words } = useSession();
  if (forms.length === 0) return null;
  return html`
    <p class="form-links">
      ${forms.map(
        ({ mutation }) => html`
          <a
            key=${mutation}
            class="button quiet small-button"
            id=${linkId(mutation, subject)}
            href=${hashOf(view, id, mutation, subject)}
          >
            ${words.action(mutation)}
          </a>
        `,
      )}
    </p>
  `;
}

function linkId(mutation: string, subject: string): string {
  return `open-${mutation}-${subject}`;
}

/** Puts the focus back to the link of a form that was closed. */
export function focusLink(mutation: string, subject: string): void {
  requestAnimationFrame(() => document.getElementById(linkId(mutation, subject))?.focus());
}
