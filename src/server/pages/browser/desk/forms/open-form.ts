import { useEffect, useRef } from 'preact/hooks';
import { ActionForm } from './action-form.ts';
import { focusLink } from './form-links.ts';
import type { FormSpec, FormValues } from './form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import type { List, Match } from '../session/types.ts';
import { goTo, hashOf, type Place } from '../session/place.ts';

interface OpenFormProps {
  readonly place: Place;
  readonly forms: readonly FormSpec[];
  readonly name: string;
  readonly known?: FormValues;
  /** The list of the player. */
  readonly list?: List;
  /** The matches to choose from. */
  readonly matches?: readonly Match[];
}

/** The form that the address names. When it is closed, the focus returns to the link that opened it. */
export function OpenForm({ place, forms, name, known, list, matches }: OpenFormProps): Content {
  const { view, id, form, subject } = place;
  const spec = forms.find(({ mutation }) => mutation === form);
  const opened = useRef({ form: form ?? '', subject: subject ?? '' });
  useEffect(() => () => focusLink(opened.current.form, opened.current.subject), []);
  if (spec === undefined) return null;
  const close = (): void => goTo(hashOf(view, id ?? ''));
  return html`<${ActionForm}
    spec=${spec}
    about=${subject}
    name=${name}
    known=${known}
    list=${list}
    matches=${matches}
    close=${close}
  />`;
}
