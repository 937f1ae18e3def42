import { type Content, html } from './html.ts';
import { useSession } from '../session/session.ts';
import type { Game, List, Match } from '../session/types.ts';

const OVER = ['MISSED', 'PLAYED'];

/** The games of a list: those ahead, then those that are over. */
export function Games({ list }: { list: List }): Content {
  const { words } = useSession();
  const ahead = list.games.filter(({ verdict }) => !OVER.includes(verdict));
  const over = list.games.filter(({ verdict }) => OVER.includes(verdict));
  return html`
    ${ahead.length === 0 ? html`<p class="muted">${words.text('noGames')}</p>` : html`<${GameRows} games=${ahead} />`}
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
            <div class="verdicts"><${VerdictBadge} game=${game} /></div>
          </li>
        `,
      )}
    </ul>
  `;
}

/** A match: the day, the teams and the competition. */
export function MatchLine({ match }: { match: Match }): Content {
  const { words, today } = useSession();
  const { date, home, away, competition } = match;
  const name = (team: Match['home']): string => team?.shortName ?? words.text('openSide');
  return html`
    <span class="match">
      <span class="match-day">${date === null ? words.text('dayOpen') : words.day(date, today)}</span>
      <span class="match-teams"><bdi>${name(home)}</bdi> – <bdi>${name(away)}</bdi></span>
      <span class="match-competition"><bdi>${competition.name}</bdi></span>
    </span>
  `;
}

/** A verdict with its chance; with the former chance too, if only that differs. */
export function VerdictBadge({ game, before = null }: { game: Game; before?: Game | null }): Content {
  const { words } = useSession();
  const { verdict, chanceOfMissing } = game;
  const former = before?.chanceOfMissing ?? null;
  const chances = [former, chanceOfMissing].flatMap((chance) => (chance === null ? [] : words.percent(chance)));
  return html`
    <span class="badge" data-verdict=${verdict}>
      ${words.label('Verdict', verdict)}${' '}
      ${
        !OVER.includes(verdict) &&
        html`<small
          >${chances[0]}${chances[1] !== undefined && html` <span class="arrow"></span> ${chances[1]}`}</small
        >`
      }
    </span>
  `;
}
