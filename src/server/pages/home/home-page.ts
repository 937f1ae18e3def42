import { LiveBadge, Moment, PlayerLink, Source, TimesNote } from '../rendering/components.ts';
import { FixtureCard } from './fixture-card.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type HomeData, HOME_QUERY, latestReports, matchDays, nextReturns, type Report } from './home-data.ts';
import { type Content, html } from '../rendering/html.ts';
import type { Page, PageRequest } from '../rendering/page.ts';
import { followFixture, followPlayers } from '../rendering/page-data.ts';
import { shellTexts } from '../texts/shell-texts.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/**
 * The page at `/`. It has the games of today and the next match days with their missing players, the latest reports,
 * and the next returns.
 */
export const homePage: Page<HomeData> = {
  query: HOME_QUERY,
  variables: ({ today, language }) => ({ today, language }),
  render(data, about) {
    const texts = siteTexts[about.language];
    const [first, ...later] = matchDays(data);
    const reports = latestReports(data);
    const returns = nextReturns(data);
    const followed = [...new Set([...reports, ...returns].map(({ player }) => player.slug))];
    return {
      title: 'Sidelined',
      description: shellTexts[about.language].about,
      section: 'matches',
      live: [
        ...matchDays(data).flatMap(({ fixtures }) => fixtures.map(({ id }) => followFixture(id))),
        ...(followed.length > 0 ? [followPlayers(followed)] : []),
      ],
      body: html`
        ${first?.date !== about.today && html`<p class="eyebrow" data-part="date">${formatsFor(about.language).longDay(about.today)}</p>`}
        <div class="split">
          <h1>${texts.matchCentre}</h1>
          <${LiveBadge} language=${about.language} />
        </div>
        <div class="centre">
          <section data-part="today">
            ${first === undefined ? html`<p class="lead">${texts.noFixtures}</p>` : html`<${MatchDay} day=${first} about=${about} />`}
            ${first !== undefined && html`<${Notes} about=${about} />`}
          </section>
          <aside>
            <${Reports} reports=${reports} about=${about} />
            ${returns.length > 0 && html`<${Returns} returns=${returns} about=${about} />`}
            <${Developers} about=${about} />
          </aside>
          <section data-part="later">${later.map((day) => html`<${MatchDay} day=${day} about=${about} />`)}</section>
        </div>
      `,
    };
  },
};

function MatchDay({ day, about }: { day: ReturnType<typeof matchDays>[number]; about: PageRequest }): Content {
  const { longDay } = formatsFor(about.language);
  const isToday = day.date === about.today;
  return html`
    <h2>${isToday && `${siteTexts[about.language].today}, `}<time datetime=${day.date}>${longDay(day.date)}</time></h2>
    <ul class="grid">
      ${day.fixtures.map((fixture) => html`<li><${FixtureCard} fixture=${fixture} about=${about} /></li>`)}
    </ul>
  `;
}

/** How to read the cards. */
function Notes({ about }: { about: PageRequest }): Content {
  return html`
    <${TimesNote} language=${about.language} />
    <p class="muted small">%: ${siteTexts[about.language].chance}</p>
  `;
}

function Reports({ reports, about }: { reports: readonly Report[]; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { shortDay } = formatsFor(about.language);
  return html`
    <section data-part="latest">
      <h2>${texts.latest}</h2>
      ${reports.length === 0 && html`<p class="muted">${texts.latestNone}</p>`}
      <ol class="rows">
        ${reports.map(
          ({ player, at, returnedOn, source }, index) => html`
            <li data-key=${player.slug}>
              <div class="split">
                <strong><${PlayerLink} ...${player} link=${about.link} /></strong>
                <span class="muted small"><${Moment} at=${at} language=${about.language} /></span>
              </div>
              <p class="small" ...${index === 0 && { 'data-announce': true }}>
                ${returnedOn === null ? player.missedGames.headline : fill(texts.returned, shortDay(returnedOn))}
              </p>
              ${source !== null && html`<p class="muted small"><${Source} source=${source} language=${about.language} /></p>`}
            </li>
          `,
        )}
      </ol>
    </section>
  `;
}

function Returns({ returns, about }: { returns: ReturnType<typeof nextReturns>; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { day } = formatsFor(about.language);
  return html`
    <section data-part="returns">
      <h2>${texts.backNext}</h2>
      <ol class="rows">
        ${returns.map(
          ({ player, likely }) => html`
            <li class="split" data-key=${player.slug}>
              <span>
                <${PlayerLink} ...${player} link=${about.link} />
                <span class="muted small"> <bdi>${player.teams[0]?.shortName}</bdi></span>
              </span>
              <time class="small" datetime=${likely}>${day(likely)}</time>
            </li>
          `,
        )}
      </ol>
    </section>
  `;
}

function Developers({ about }: { about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { schema, limits } = shellTexts[about.language];
  return html`
    <section>
      <h2>${texts.developers}</h2>
      <ul class="links">
        ${about.introspection && html`<li><a href="/graphql">GraphiQL</a></li>`}
        ${about.introspection && html`<li><a href="/schema.graphql">${schema}</a></li>`}
        <li><a href=${about.link('/docs')}>${texts.docs}</a></li>
        <li><a href=${about.link('/limits')}>${limits}</a></li>
      </ul>
    </section>
  `;
}
