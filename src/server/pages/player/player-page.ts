import { label, LiveBadge, TeamLink } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { Page, PageRequest } from '../rendering/page.ts';
import { type PlayerData, type PlayerPageData, readPlayer } from './player-data.ts';
import { OtherReasons } from './player-discipline.ts';
import { PlayerGames } from './player-games.ts';
import { Recovery } from './player-recovery.ts';
import { Story } from './player-story.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/** The page at `/players/SLUG`: the list of games, the recovery, statements, published lists, cards and bans. */
export const playerPage: Page<PlayerPageData> = {
  read: readPlayer,
  render({ player, discipline }, about) {
    if (player === null) return null;
    const { slug } = player;
    if (slug !== about.params.slug) return { location: about.link(`/players/${encodeURIComponent(slug)}`) };
    const texts = siteTexts[about.language];
    const injuries = player.injuries.nodes.filter(({ status }) => status === 'ACTIVE');
    return {
      title: player.name,
      embed: `/embed/player/${encodeURIComponent(slug)}`,
      description: player.missedGames.headline,
      live: [
        {
          query:
            'subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { id revision } } }',
          variables: { slug },
        },
      ],
      body: html`
        <div data-part="heading">
          <div class="split">
            <${Affiliation} player=${player} about=${about} />
            <${LiveBadge} language=${about.language} />
          </div>
          <h1><bdi>${player.name}</bdi></h1>
          <p class="lead" data-announce>${player.missedGames.headline}</p>
          <${Facts} player=${player} about=${about} />
        </div>
        <div class="columns">
          <div>
            <${PlayerGames} player=${player} about=${about} />
          </div>
          <aside>
            ${injuries.map((injury) => html`<${Recovery} injury=${injury} games=${player.missedGames.games} about=${about} />`)}
            <${OtherReasons} player=${player} discipline=${discipline} about=${about} />
            <p class="small">
              <a href=${`/calendar/player/${encodeURIComponent(slug)}.ics?language=${about.language}`}
                >${texts.calendar} (.ics)</a
              >
            </p>
          </aside>
        </div>
        <${Story} player=${player} about=${about} />
      `,
    };
  },
};

function Affiliation({ player, about }: { player: PlayerData; about: PageRequest }): Content {
  const { position, shirtNumber, teams } = player;
  const facts = [
    ...(position === null ? [] : [label(about.language, 'Position', position)]),
    ...(shirtNumber === null ? [] : [formatsFor(about.language).number(shirtNumber)]),
  ];
  return html`
    <p class="eyebrow">
      ${teams.map((team, index) => html`${index > 0 && ' · '}<${TeamLink} team=${team} about=${about} />`)}
      ${facts.map((fact) => ` · ${fact}`)}
    </p>
  `;
}

/** The figures of the list. Empty for a player who misses no game. */
function Facts({ player, about }: { player: PlayerData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number, shortDay } = formatsFor(about.language);
  const { games, count, returnWindow } = player.missedGames;
  if (games.length === 0) return null;
  const fact = (name: string, value: string): Content => html`
    <div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>
  `;
  return html`
    <dl class="facts">
      ${
        returnWindow !== null &&
        fact(texts.expectedBack, fill(texts.between, shortDay(returnWindow.earliest), shortDay(returnWindow.latest)))
      }
      ${fact(texts.atLeast, number(count.min))} ${fact(texts.expected, number(count.expected))}
      ${fact(texts.atMost, number(count.max))} ${count.missed > 0 && fact(texts.missed, number(count.missed))}
    </dl>
  `;
}
