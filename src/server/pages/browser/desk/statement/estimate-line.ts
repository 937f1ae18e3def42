import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';
import type { Estimate, Source } from '../session/types.ts';

/** A statement about a return: its words, its reading, its source and its time. */
export function EstimateLine({ estimate }: { estimate: Estimate }): Content {
  const { words } = useSession();
  const { text, reading, source, reportedAt, retracted, overdue, standing } = estimate;
  return html`
    <div class="said" data-retracted=${retracted}>
      <p>
        ${text !== null && html`<q dir="auto">${text}</q> `}${reading}
        ${retracted && html` <span class="badge">${words.text('retracted')}</span>`}
        ${standing && !retracted && html` <span class="badge" data-kind="standing">${words.text('standing')}</span>`}
        ${standing && overdue && html` <span class="badge" data-kind="overdue">${words.text('overdue')}</span>`}
      </p>
      <p class="muted">
        <${SourceLine} source=${source} /> <time datetime=${reportedAt}>${words.moment(reportedAt)}</time>
      </p>
    </div>
  `;
}

/** A source, with a link if it has an address that a browser may open. */
export function SourceLine({ source }: { source: Source | null }): Content {
  const { words } = useSession();
  if (source === null) return null;
  const name = source.name ?? words.label('SourceKind', source.kind);
  const isWeb = source.url !== null && /^https?:\/\//.test(source.url);
  return isWeb
    ? html`<a href=${source.url} rel="noopener noreferrer" target="_blank"><bdi>${name}</bdi></a>`
    : html`<bdi>${name}</bdi>`;
}
