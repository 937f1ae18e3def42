import { useEffect, useRef, useState } from 'preact/hooks';
import { type Content, html } from './controls/html.ts';
import { useSession } from './session/session.ts';
import type { TextKey } from './texts/en.ts';
import { areSingleKeysOn, setSingleKeys } from './controls/single-keys.ts';

const KEYS: readonly (readonly [keys: string, what: TextKey])[] = [
  ['/', 'keySearch'],
  ['q', 'queue'],
  ['t', 'clubs'],
  ['i', 'imports'],
  ['h', 'history'],
  ['s', 'keyStatement'],
  ['Enter', 'keyPreview'],
  ['Ctrl + Enter', 'save'],
  ['c', 'confirmNoChange'],
  ['z', 'keyUndo'],
  ['↓ ↑', 'keyMove'],
  ['Enter', 'keyOpen'],
  ['Esc', 'keyClose'],
  ['?', 'keyHelp'],
];

/** The list of shortcuts. The browser moves the focus into the dialog and back. */
export function Help({ close }: { close: () => void }): Content {
  const { words } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [areOn, setOn] = useState(areSingleKeysOn);
  useEffect(() => dialog.current?.showModal(), []);
  const toggle = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    setSingleKeys(currentTarget.checked);
    setOn(currentTarget.checked);
  };
  return html`
    <dialog ref=${dialog} class="desk-dialog" aria-labelledby="desk-help-title" onClose=${close}>
      <h2 id="desk-help-title">${words.text('shortcuts')}</h2>
      <table>
        <tbody>
          ${KEYS.map(
            ([keys, what]) =>
              html`<tr>
                <th scope="row"><kbd dir="ltr">${keys}</kbd></th>
                <td>${words.text(what)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <label class="check">
        <input type="checkbox" checked=${areOn} onChange=${toggle} /> ${words.text('singleKeys')}
      </label>
      <form method="dialog"><button class="primary" autofocus>${words.text('close')}</button></form>
    </dialog>
  `;
}
