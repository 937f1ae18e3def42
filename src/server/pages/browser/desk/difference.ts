import { type Content, html } from './html.ts';
import { useSession } from './session.ts';
import type { Game, List, Match, ReturnWindow } from './types.ts';

type ChangeOfGame = 'comes' | 'goes' | 'changes';

interface GameChange {
  readonly kind: ChangeOfGame;
  readonly before: Game | null;
  readonly after: Game | null;
  readonly match: Match;
}

/** Returns the games by which two lists differ, by their days: those that come and go, then those that change. */
export function differenceOf(before: List, after: List): GameChange[] {
  const old = new Map(before.games.map((game) => [game.fixture.id, game]));
  const remaining = new Set(after.games.map(({ fixture }) => fixture.id));
  const gone = before.games
    .filter(({ fixture }) => !remaining.has(fixture.id))
    .map((game): GameChange => ({ kind: 'goes', before: game, after: null, match: game.fixture }));
  const others = after.games.flatMap((game): GameChange[] => {
    const former = old.get(game.fixture.id);
    if (former === undefined) return [{ kind: 'comes', before: null, after: game, match: game.fixture }];
    const isSame = former.verdict === game.verdict && former.chanceOfMissing === game.chanceOfMissing;
    return isSame ? [] : [{ kind: 'changes', before: former, after: game, match: game.fixture }];
  });
  return [...gone, ...others].toSorted((a, b) => rankOf(a) - rankOf(b) || (dayOf(a) < dayOf(b) ? -1 : 1));
}

/** Changes of the verdict come before those of the chance alone. */
function rankOf({ kind, before, after }: GameChange): number {
  return kind !== 'changes' ? 0 : before?.verdict !== after?.verdict ? 1 : 2;
}

const dayOf = ({ match }: GameChange): string => match.date ?? '9';

const SIGNS: Readonly<Record<ChangeOfGame, string>> = { comes: '+', goes: '−', changes: '~' };

/** How a statement is understood, and the headline that it would lead to. */
export function Understood({ list }: { list: List }): Content {
  const { words } = useSession();
  const { reading, returnWindow, headline } = list;
  return html`
    ${reading !== null && html`<p class="reading"><strong>${words.text('understood')}:</strong> ${reading}</p>`}
    ${returnWindow !== null && html`<${WindowLine} window=${returnWindow} />`}
    <p class="headline"><span class="eyebrow">${words.text('newHeadline')}</span> <span>${headline}</span></p>
  `;
}

/** What a statement would do to the games of a list, before anything is saved. */
export function Difference({ before, after }: { before: List; after: List }): Content {
  const { words } = useSession();
  const changes = differenceOf(before, after);
  const same = after.games.length - changes.filter(({ kind }) => kind !== 'goes').length;
  return html`
    <div class="difference">
      ${
        changes.length === 0
          ? html`<p>${words.text('unchangedList')}</p>`
          : html`
              <ul class="changes">
                ${changes.map(
                  ({ kind, before: old, after: now, match }) => html`
                    <li key=${match.id} data-kind=${kind}>
                      <span class="sign" aria-hidden="true">${SIGNS[kind]}</span>
                      <span
                        ><span class="visually-hidden">${words.text(kind)}: </span><${MatchLine} match=${match}
                      /></span>
                      <span class="verdicts">
                        ${old !== null && html`<${VerdictOf} game=${old} />`}
                        ${kind === 'changes' && html`<span class="arrow" aria-hidden="true"></span>`}
                        ${now !== null && html`<${VerdictOf} game=${now} />`}
                      </span>
                    </li>
                  `,
                )}
              </ul>
            `
      }
      ${changes.length > 0 && same > 0 && html`<p class="muted">${words.text('stays', same)}</p>`}
    </div>
  `;
}

export function WindowLine({ window }: { window: ReturnWindow }): Content {
  const { words, today } = useSession();
  return html`
    <dl class="window">
      ${(['earliest', 'likely', 'latest'] as const).map(
        (name) =>
          html`<div>
            <dt>${words.text(name)}</dt>
            <dd>${words.day(window[name], today)}</dd>
          </div>`,
      )}
    </dl>
  `;
}

/** A match in one line: the day and the teams. */
export function MatchLine({ match }: { match: Match }): Content {
  const { words, today } = useSession();
  const { date, home, away, competition } = match;
  const name = (team: Match['home']): string => team?.shortName ?? words.text('openSide');
  return html`
    <span class="match">
      <span class="match-day">${date === null ? words.text('dayOpen') : words.day(date, today)}</span>
      <span class="match-teams"><bdi>${name(home)}</bdi> – <bdi>${name(away)}</bdi></span>
      <span class="muted match-competition"><bdi>${competition.name}</bdi></span>
    </span>
  `;
}

function VerdictOf({ game }: { game: Game }): Content {
  const { words } = useSession();
  const { verdict, chanceOfMissing } = game;
  const isOpen = !OVER.includes(verdict) && chanceOfMissing !== null;
  return html`
    <span class="badge" data-verdict=${verdict}>
      ${words.label('Verdict', verdict)}${isOpen && html`${' '}<small>${words.percent(chanceOfMissing)}</small>`}
    </span>
  `;
}

const OVER = ['MISSED', 'PLAYED'];

/** The games of a list: those ahead, then those that are over. */
export function Games({ list }: { list: List }): Content {
  const { words } = useSession();
  const ahead = list.games.filter(({ verdict }) => !OVER.includes(verdict));
  const over = list.games.filter(({ verdict }) => OVER.includes(verdict));
  return html`
    ${ahead.length === 0 && html`<p class="muted">${words.text('noGames')}</p>`} <${GameRows} games=${ahead} />
    ${
      over.length > 0 &&
      html`
        <details>
          <summary>${words.text('gamesOver', over.length)}</summary>
          <${GameRows} games=${over} />
        </details>
      `
    }
  `;
}

function GameRows({ games }: { games: readonly Game[] }): Content {
  return html`
    <ul class="changes">
      ${games.map(
        (game) => html`
          <li key=${game.fixture.id}>
            <${MatchLine} match=${game.fixture} />
            <span class="verdicts"><${VerdictOf} game=${game} /></span>
          </li>
        `,
      )}
    </ul>
  `;
}
