import { MatchLine, VerdictBadge } from '../controls/game-rows.ts';
import { type Content, html } from '../controls/html.ts';
import { differenceOf, type GameChange } from './list-difference.ts';
import { useSession } from '../session/session.ts';
import type { List, ReturnWindow } from '../session/types.ts';

const SIGNS: Readonly<Record<GameChange['kind'], string>> = { comes: '+', goes: '−', changes: '~' };

/** The reading of a statement, and the headline that it would lead to. */
export function Understood({ list }: { list: List }): Content {
  const { words } = useSession();
  const { reading, returnWindow, headline } = list;
  return html`
    ${reading !== null && html`<p class="reading"><strong>${words.text('understood')}:</strong> ${reading}</p>`}
    ${returnWindow !== null && html`<${WindowLine} window=${returnWindow} />`}
    <p class="headline"><span class="eyebrow">${words.text('newHeadline')}</span> <span>${headline}</span></p>
  `;
}

function WindowLine({ window }: { window: ReturnWindow }): Content {
  const { words, today } = useSession();
  const names = ['earliest', 'likely', 'latest'] as const;
  return html`
    <dl class="window">
      ${names.map(
        (name) =>
          html`<div>
            <dt>${words.text(name)}</dt>
            <dd>${words.day(window[name], today)}</dd>
          </div>`,
      )}
    </dl>
  `;
}

/** The changes that a statement would make to the games of a list, before it is saved. */
export function Difference({ before, after }: { before: List; after: List }): Content {
  const { words } = useSession();
  const changes = differenceOf(before, after);
  const same = after.games.length - changes.filter(({ kind }) => kind !== 'goes').length;
  if (changes.length === 0) return html`<p class="difference">${words.text('unchangedList')}</p>`;
  return html`
    <div class="difference" role="region" tabindex="0" aria-label=${words.text('difference')}>
      <ul class="changes">
        ${changes.map((change) => html`<${ChangeRow} key=${change.match.id} change=${change} />`)}
      </ul>
      ${same > 0 && html`<p class="muted">${words.text('stays', same)}</p>`}
    </div>
  `;
}

function ChangeRow({ change }: { change: GameChange }): Content {
  const { words } = useSession();
  const { kind, before, after, match } = change;
  const isSameVerdict = before?.verdict === after?.verdict;
  const old = before !== null && !isSameVerdict && html`<${VerdictBadge} game=${before} />`;
  const arrow = kind === 'changes' && !isSameVerdict && html`<span class="arrow" aria-hidden="true"></span>`;
  return html`
    <li data-kind=${kind}>
      <span class="sign" aria-hidden="true">${SIGNS[kind]}</span>
      <div>
        <span class="visually-hidden">${words.text(kind)}: </span>
        <${MatchLine} match=${match} />
      </div>
      <div class="verdicts">
        ${old} ${arrow}
        ${after !== null && html`<${VerdictBadge} game=${after} before=${isSameVerdict ? before : null} />`}
      </div>
    </li>
  `;
}
