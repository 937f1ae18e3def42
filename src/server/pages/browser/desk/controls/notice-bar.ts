import { useEffect, useRef, useState } from 'preact/hooks';
import { type Content, html } from './html.ts';
import { type Notice, useSession } from '../session/session.ts';

/** The last change with a button that undoes it, or the reason for its refusal. */
export function NoticeBar({ notice }: { notice: Notice | null }): Content {
  const { words, notify } = useSession();
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In the queue, the editor continues with the next entry.
    const isInQueue = document.activeElement?.closest('.queue') != null;
    if (notice !== null && !isInQueue) box.current?.focus();
  }, [notice]);
  if (notice === null) return null;
  const { kind, text, undo } = notice;
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    await undo?.().finally(() => setBusy(false));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    notify(null);
    const find = (id: string): HTMLElement | null => document.getElementById(id);
    (find('desk-statement') ?? find('desk-player'))?.focus();
  };
  return html`
    <div
      class="notice"
      onKeyDown=${onKeyDown}
      data-kind=${kind}
      role=${kind === 'ERROR' ? 'alert' : 'status'}
      tabindex="-1"
      ref=${box}
    >
      <p>${text}</p>
      ${
        undo !== undefined &&
        html`<button class="undo" type="button" disabled=${isBusy} onClick=${takeBack}>${words.text('undo')}</button>`
      }
      <button type="button" class="quiet" onClick=${() => notify(null)}>${words.text('close')}</button>
    </div>
  `;
}
