import { EstimateLine } from './estimate-line.ts';
import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';
import type { Injury } from '../session/types.ts';

/** A notice that another editor has just revised the same estimate, with that editor and the new statement. */
export function FasterNotice({ injury }: { injury: Injury }): Content {
  const { words } = useSession();
  const newest = injury.estimates.toSorted((a, b) => b.revision - a.revision)[0] ?? injury.estimate;
  const by = newest.recordedBy?.token ?? words.text('unknownEditor');
  return html`
    <div class="notice" data-kind="CONFLICT" role="alert">
      <div>
        <p><strong>${words.text('faster')}.</strong> <bdi>${words.text('fasterBy', by)}</bdi></p>
        <${EstimateLine} estimate=${newest} />
        <p>${words.text('fasterHint')}</p>
      </div>
    </div>
  `;
}
