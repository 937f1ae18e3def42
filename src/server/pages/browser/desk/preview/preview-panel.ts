import { Difference, Understood } from './difference.ts';
import { type Content, html } from '../controls/html.ts';
import type { Preview } from './preview.ts';
import { useSession } from '../session/session.ts';
import type { List } from '../session/types.ts';

interface PreviewPanelProps {
  readonly before: List;
  readonly preview: Preview | null;
  readonly isBusy: boolean;
}

/** The result of saving: the reading, the new headline and the changed games; or the reason for a refusal. */
export function PreviewPanel({ before, preview, isBusy }: PreviewPanelProps): Content {
  const { words } = useSession();
  return html`
    <div class="preview" data-kind=${preview?.kind ?? 'NONE'} aria-busy=${isBusy}>
      <div role="status">
        ${preview?.kind === 'LIST' && html`<${Understood} list=${preview.list} />`}
        ${
          preview?.kind === 'REFUSED' &&
          html`<p class="problem"><strong>${words.text('notUnderstood')}:</strong> ${preview.messages.join(' ')}</p>`
        }
      </div>
      ${preview?.kind === 'LIST' && html`<${Difference} before=${before} after=${preview.list} />`}
    </div>
  `;
}
