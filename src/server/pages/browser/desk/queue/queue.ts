import { useEffect, useRef, useState } from 'preact/hooks';
import { queueSubscription } from '../session/documents.ts';
import { moveFocus } from '../controls/focus.ts';
import { type Content, html } from '../controls/html.ts';
import { goTo, hashOf } from '../session/place.ts';
import { QueueItem } from './queue-item.ts';
import { refusalText } from '../session/refusal-text.ts';
import { useSave } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import type { QueueEntry } from '../session/types.ts';

const LENGTH = 100;

/** The entries that wait for an editor, clubs in order of kick-off. It is one stop for Tab, with arrow keys inside. */
export function Queue(): Content {
  const { api, words, notify } = useSession();
  const [entries, setEntries] = useState<readonly QueueEntry[] | null>(null);
  const [kind, setKind] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const save = useSave();

  useEffect(() => {
    type Data = { editorQueueChanged: { entries: QueueEntry[] } };
    const variables = { first: LENGTH, language: words.language, kinds: kind === '' ? null : [kind] };
    return api.subscribe<Data>(
      queueSubscription,
      variables,
      ({ editorQueueChanged }) => setEntries(editorQueueChanged.entries),
      () => notify({ kind: 'ERROR', text: words.text('offline') }),
    );
  }, [kind]);

  const confirm = async (entry: QueueEntry): Promise<void> => {
    const next = neighbourOf(list.current);
    const { subject } = entry;
    const refusal =
      entry.settledBy.includes('confirmRecoveryEstimate') && !entry.settledBy.includes('settleQuestion')
        ? await save(
            'confirmRecoveryEstimate',
            { injury: subject.id, expectedRevision: subject.estimate?.revision },
            words.text('confirmed'),
          )
        : await save('settleQuestion', { entry: entry.id }, words.text('confirmed'));
    if (refusal === null) next?.focus();
    else if (refusal.message !== '') notify({ kind: 'ERROR', text: refusalText(refusal, words) });
  };
  const open = ({ player, club }: QueueEntry): void => {
    if (player !== null) goTo(hashOf('player', player.id));
    else if (club !== null) goTo(hashOf('clubs', club.id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLSelectElement) return;
    const opens = list.current?.querySelectorAll<HTMLElement>('.queue-open');
    if (moveFocus(event, opens)) event.preventDefault();
  };
  const stop = entries?.some(({ id }) => id === current) === true ? current : (entries?.[0]?.id ?? null);
  return html`
    <section class="queue" aria-labelledby="desk-queue-title" onKeyDown=${onKeyDown}>
      <div class="split">
        <h2 id="desk-queue-title" tabindex="-1">${words.text('queue')}</h2>
        <span class="muted" role="status">${entries !== null && words.text('queueCount', entries.length)}</span>
      </div>
      <label class="visually-hidden" for="desk-kinds">${words.text('kinds')}</label>
      <select
        id="desk-kinds"
        value=${kind}
        onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => setKind(currentTarget.value)}
      >
        <option value="">${words.text('all')}</option>
        ${words.labelsOf('EditorQueueKind').map(([value, label]) => html`<option value=${value}>${label}</option>`)}
      </select>
      ${entries?.length === 0 && html`<p class="muted">${words.text('queueEmpty')}</p>`}
      <ol class="queue-entries" ref=${list}>
        ${entries?.map((entry, at) => {
          const isFirst = entry.club?.id !== entries[at - 1]?.club?.id;
          return html`
            <${QueueItem}
              key=${entry.id}
              entry=${entry}
              club=${isFirst ? entry.club : null}
              isStop=${entry.id === stop}
              take=${() => setCurrent(entry.id)}
              open=${() => open(entry)}
              confirm=${() => confirm(entry)}
            />
          `;
        })}
      </ol>
      <p class="hint">${words.text('queueHint')}</p>
    </section>
  `;
}

/** Returns the entry that gets the focus when the current one leaves the queue. */
function neighbourOf(list: HTMLElement | null): HTMLElement | undefined {
  const all = [...(list?.querySelectorAll<HTMLElement>('.queue-open') ?? [])];
  const at = all.findIndex((one) => one.closest('li')?.contains(document.activeElement));
  return all[at + 1] ?? all[at - 1];
}
