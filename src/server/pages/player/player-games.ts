import { Chance, fixturePath, KickOff, Round, TeamLink, TimesNote, Verdict } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { GameData, PlayerData } from './player-data.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/** At most this many games are shown; the others are folded. */
const MAX_SHOWN = 9;

/** The games that the player misses or may miss, those to come first. */
export function PlayerGames({ player, about }: { player: PlayerData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number } = formatsFor(about.language);
  const { games } = player.missedGames;
  if (games.length === 0) return null;
  const toCome = games.filter(({ verdict }) => verdict !== 'MISSED');
  const missed = games.filter(({ verdict }) => verdict === 'MISSED').toReversed();
  const more = toCome.slice(MAX_SHOWN);
  return html`
    <section data-part="games">
      <h2>${texts.games}</h2>
      <${Games} games=${toCome.slice(0, MAX_SHOWN)} about=${about} />
      ${
        more.length > 0 &&
        html`
          <details id="more-games">
            <summary>${fill(texts.more, number(more.length))}</summary>
            <${Games} games=${more} about=${about} />
          </details>
        `
      }
      ${
        missed.length > 0 &&
        html`
          <details id="missed-games">
            <summary>${texts.missed}: ${number(missed.length)}</summary>
            <${Games} games=${missed} about=${about} />
          </details>
        `
      }
      <${TimesNote} language=${about.language} />
    </section>
  `;
}

function Games({ games, about }: { games: readonly GameData[]; about: PageRequest }): Content {
  return html`
    <ol class="rows card games">
      ${games.map((game, index) => html`<${Game} game=${game} before=${games[index - 1]} about=${about} />`)}
    </ol>
  `;
}

/** One game. The reason is shown if it differs from that of the previous game. */
function Game({ game, before, about }: { game: GameData; before: GameData | undefined; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { fixture, team, verdict, chanceOfMissing, explanation } = game;
  const isHome = fixture.home?.slug === team.slug;
  const isConditional = fixture.certainty === 'CONDITIONAL';
  return html`
    <li class="game" data-key=${game.id}>
      <a class="when small" href=${about.link(fixturePath(fixture.id))}
        ><${KickOff} fixture=${fixture} about=${about}
      /></a>
      <div class="whom">
        <strong><${TeamLink} team=${isHome ? fixture.away : fixture.home} about=${about} /></strong>${' '}
        <span class="muted small">${isHome ? texts.home : texts.away}</span>
        <div class="small muted">
          <${Round} fixture=${fixture} />${isConditional && html` · <em>${texts.conditional}</em>`}
        </div>
      </div>
      <${Chance} of=${chanceOfMissing} verdict=${verdict} language=${about.language} />
      <${Verdict} of=${verdict} language=${about.language} />
      ${explanation !== before?.explanation && html`<p class="small why">${explanation}</p>`}
    </li>
  `;
}
