import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';
import { areSingleKeysOn } from '../controls/single-keys.ts';
import type { QueueClub, QueueEntry } from '../session/types.ts';

interface QueueItemProps {
  readonly entry: QueueEntry;
  /** The club, if this is its first entry. */
  readonly club: QueueClub | null;
  /** Whether Tab stops at this entry. */
  readonly isStop: boolean;
  readonly take: () => void;
  readonly open: () => void;
  readonly confirm: () => Promise<void>;
}

/** An entry of the queue: Enter opens its player, C confirms that nothing has changed. */
export function QueueItem({ entry, club, isStop, take, open, confirm }: QueueItemProps): Content {
  const { words } = useSession();
  const { kind, words: sentence, settledBy } = entry;
  const canConfirm = settledBy.includes('confirmRecoveryEstimate') || settledBy.includes('settleQuestion');
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.toLowerCase() !== 'c' || !isPlain || !canConfirm || !areSingleKeysOn()) return;
    event.preventDefault();
    void confirm();
  };
  return html`
    <li data-kind=${kind} onFocusIn=${take} onKeyDown=${onKeyDown}>
      ${club !== null && html`<${ClubLine} club=${club} />`}
      <div class="queue-entry">
        <button type="button" class="queue-open" tabindex=${isStop ? 0 : -1} onClick=${open}>
          <span class="badge" data-kind=${kind}>${words.label('EditorQueueKind', kind)}</span>
          <span dir="auto">${sentence}</span>
        </button>
        ${
          canConfirm &&
          html`
            <button type="button" class="quiet small-button" tabindex=${isStop ? 0 : -1} onClick=${confirm}>
              ${words.text('confirmNoChange')}
            </button>
          `
        }
      </div>
    </li>
  `;
}

/** The club of the following entries, with its next match. */
function ClubLine({ club }: { club: QueueClub }): Content {
  const { words, today } = useSession();
  const { name, nextFixture } = club;
  const when = nextFixture?.kickoffAt ?? null;
  const day = nextFixture?.date ?? null;
  return html`
    <p class="queue-club">
      <strong><bdi>${name}</bdi></strong
      >${' '}
      ${
        nextFixture !== null &&
        html`
          <span class="muted">
            ${when !== null ? words.moment(when) : day !== null && words.day(day, today)}${' · '}
            <bdi>${nextFixture.home?.shortName ?? '?'} – ${nextFixture.away?.shortName ?? '?'}</bdi>
          </span>
        `
      }
    </p>
  `;
}
