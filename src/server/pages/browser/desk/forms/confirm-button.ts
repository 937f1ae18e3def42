import { type Content, html } from '../controls/html.ts';
import { refusalText } from '../session/refusal-text.ts';
import { useSave } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import type { Injury } from '../session/types.ts';

/** A button that confirms the current estimate. The key C presses the first one of a page. */
export function ConfirmButton({ injury }: { injury: Injury }): Content {
  const { words, notify } = useSession();
  const save = useSave();
  const confirm = async (): Promise<void> => {
    const input = { injury: injury.id, expectedRevision: injury.estimate.revision };
    const refusal = await save('confirmRecoveryEstimate', input, words.text('confirmed'));
    if (refusal !== null && refusal.message !== '') {
      notify({ kind: 'ERROR', text: refusalText(refusal, words) });
    }
  };
  return html`
    <p class="form-links">
      <button type="button" class="confirm quiet small-button" onClick=${confirm}>
        ${words.text('confirmNoChange')}
      </button>
    </p>
  `;
}
