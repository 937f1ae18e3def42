import { type Content, html } from './html.ts';
import { useSave } from './save.ts';
import { useSession } from './session.ts';
import type { Injury } from './types.ts';

/** Confirms that the standing estimate still holds. The key C presses the first one of a page. */
export function ConfirmButton({ injury }: { injury: Injury }): Content {
  const { words, notify } = useSession();
  const save = useSave();
  const confirm = async (): Promise<void> => {
    const input = { injury: injury.id, expectedRevision: injury.estimate.revision };
    const refusal = await save('confirmRecoveryEstimate', input, words.text('confirmed'));
    if (refusal !== null && refusal.message !== '') {
      notify({ kind: 'ERROR', text: words.text('failed', refusal.message) });
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
