import { useEffect, useRef, useState } from 'preact/hooks';
import { historyQuery } from '../session/documents.ts';
import { type Content, html } from '../controls/html.ts';
import { namesOf } from '../session/entry-names.ts';
import { problemOf, undoOf } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import type { AuditEntry } from '../session/types.ts';

const LENGTH = 40;

/** The changes of this editor, newest first, each with an undo button. */
export function History(): Content {
  const session = useSession();
  const { api, words, editor, notify, changes } = session;
  const [entries, setEntries] = useState<readonly AuditEntry[] | null>(null);
  const [isOfAll, setOfAll] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    type Data = { audit: { nodes: AuditEntry[] } };
    const filter = isOfAll ? { writers: ['TOKEN', 'COMMAND_LINE'] } : { token: editor };
    api.query<Data>(historyQuery, { filter, first: LENGTH }).then(
      ({ audit }) => setEntries(audit.nodes),
      (error: unknown) => notify({ kind: 'ERROR', text: problemOf(error, session) }),
    );
  }, [changes, isOfAll]);
  return html`
    <section class="history">
      <h2 tabindex="-1" ref=${title}>${words.text('history')}</h2>
      <p class="muted">${words.text('historyHint')}</p>
      <label class="check">
        <input type="checkbox" checked=${isOfAll} onChange=${() => setOfAll(!isOfAll)} /> ${words.text('everybody')}
      </label>
      ${entries?.length === 0 && html`<p>${words.text('historyEmpty')}</p>`}
      <ol class="entries">
        ${entries?.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} />`)}
      </ol>
    </section>
  `;
}

function Entry({ entry }: { entry: AuditEntry }): Content {
  const session = useSession();
  const { words, editor } = session;
  const { id, at, what, note, by, estimates } = entry;
  const undo = undoOf(entry, session);
  const names = namesOf(entry);
  const said = estimates.flatMap(({ text }) => text ?? []);
  const isRetracted = estimates.length > 0 && estimates.every(({ retracted }) => retracted);
  return html`
    <li class="card">
      <div>
        <p id=${`entry-${id}`}>
          <strong>${words.action(what)}</strong> <bdi>${names.join(', ')}</bdi>
          ${isRetracted && html`<span class="badge">${words.text('retracted')}</span>`}
        </p>
        ${said.map((text) => html`<p><q dir="auto">${text}</q></p>`)}
        <p class="muted">
          <time datetime=${at}>${words.moment(at)}</time
          >${by.token !== editor && html` · <bdi>${by.token ?? by.kind}</bdi>`}
          ${note !== null && html` · <bdi>${note}</bdi>`}
        </p>
      </div>
      ${
        undo !== undefined &&
        html`<button type="button" class="quiet small-button" aria-describedby=${`entry-${id}`} onClick=${undo}>
          ${words.text('undo')}
        </button>`
      }
    </li>
  `;
}
