import {
  Chance,
  fixturePath,
  KickOff,
  label,
  LiveBadge,
  PlayerLink,
  Round,
  TeamLink,
  TimesNote,
  Verdict,
} from './rendering/components.ts';
import { formatsFor } from './rendering/formats.ts';
import { type Content, html } from './rendering/html.ts';
import type { Page, PageRequest } from './rendering/page.ts';
import { ENTRY, type EntryData, FIXTURE, type FixtureData, TEAM, type TeamData } from './rendering/page-data.ts';
import { fill, siteTexts } from './texts/site-texts.ts';

interface TeamPageData {
  readonly team:
    | (TeamData & {
        readonly name: string;
        readonly nextFixture: FixtureData | null;
        readonly availability: readonly EntryData[];
        readonly oneCardAway: readonly { readonly slug: string; readonly name: string }[];
        readonly fixtures: { readonly nodes: readonly FixtureData[] };
      })
    | null;
}

/** The page at `/teams/SLUG`: the players missing in the next game, those one card from a ban, and the games. */
export const teamPage: Page<TeamPageData> = {
  query: `
    query TeamPage($slug: String!, $today: Date!, $language: Language!) {
      team(by: { slug: $slug }) {
        ${TEAM} name
        nextFixture { ${FIXTURE} }
        availability { ${ENTRY} }
        oneCardAway { slug name }
        fixtures(filter: { from: $today, statuses: [SCHEDULED, TIMED, IN_PLAY, POSTPONED, SUSPENDED] }, first: 8) {
          nodes { ${FIXTURE} }
        }
      }
    }
  `,
  variables: ({ params, today, language }) => ({ slug: params.slug, today, language }),
  render({ team }, about) {
    if (team === null) return null;
    if (team.slug !== about.params.slug) return { location: about.link(`/teams/${team.slug}`) };
    const texts = siteTexts[about.language];
    const next = team.nextFixture;
    const missing = team.availability.filter(({ verdict }) => verdict !== 'AVAILABLE' && verdict !== 'PLAYED');
    const available = team.availability.filter(({ verdict }) => verdict === 'AVAILABLE' || verdict === 'PLAYED');
    const names = missing.map(
      ({ player, verdict }) => `${player.shortName}: ${label(about.language, 'Verdict', verdict)}`,
    );
    return {
      title: team.shortName,
      embed: `/embed/team/${encodeURIComponent(team.slug)}`,
      description: [team.name, ...names].join(' · '),
      live: [
        {
          query:
            'subscription ($slug: String!) { teamAvailabilityChanged(team: { slug: $slug }) { availability { id verdict chanceOfMissing } team { nextFixture { date kickoffAt } } } }',
          variables: { slug: team.slug },
        },
      ],
      body: html`
        <div class="split">
          <h1><bdi>${team.name}</bdi></h1>
          <${LiveBadge} language=${about.language} />
        </div>
        <div class="columns">
          <section data-part="squad">
            ${next === null ? html`<p class="lead">${texts.noFixtures}</p>` : html`<${SquadHeading} next=${next} about=${about} />`}
            ${next !== null && missing.length === 0 && html`<p class="lead">${texts.allAvailable}</p>`}
            <p class="visually-hidden" data-announce>${names.join(', ')}</p>
            <ul class="rows card">
              ${missing.map((entry) => html`<${Entry} entry=${entry} about=${about} />`)}
            </ul>
            <${Available} players=${available} about=${about} />
          </section>
          <aside data-part="aside">
            ${team.oneCardAway.length > 0 && html`<${OneCardAway} players=${team.oneCardAway} about=${about} />`}
            <${NextFixtures} fixtures=${team.fixtures.nodes} team=${team} about=${about} />
          </aside>
        </div>
      `,
    };
  },
};

function SquadHeading({ next, about }: { next: FixtureData; about: PageRequest }): Content {
  const [before = '', after = ''] = siteTexts[about.language].squadFor.split('{}');
  return html`
    <h2>
      ${before}<a href=${about.link(fixturePath(next.id))}>
        <bdi>${next.home?.shortName ?? '–'}</bdi> – <bdi>${next.away?.shortName ?? '–'}</bdi></a
      >${after}
    </h2>
    <p class="muted"><${KickOff} fixture=${next} about=${about} /> · <${Round} fixture=${next} /></p>
  `;
}

/** A player with the verdict, the chance and the reason. */
export function Entry({ entry, about }: { entry: EntryData; about: PageRequest }): Content {
  const { player, verdict, chanceOfMissing, explanation } = entry;
  return html`
    <li class="entry" data-key=${entry.id}>
      <strong><${PlayerLink} ...${player} link=${about.link} /></strong>
      <span class="entry-state">
        <${Chance} of=${chanceOfMissing} verdict=${verdict} language=${about.language} />
        <${Verdict} of=${verdict} language=${about.language} />
      </span>
      <p class="small muted">${explanation}</p>
    </li>
  `;
}

/** The available players, folded. */
export function Available({ players, about }: { players: readonly EntryData[]; about: PageRequest }): Content {
  if (players.length === 0) return null;
  const { fullyAvailable } = siteTexts[about.language];
  return html`
    <details id=${`available-${players[0]?.team.slug}`}>
      <summary>${fill(fullyAvailable, formatsFor(about.language).number(players.length))}</summary>
      <ul class="inline-list">
        ${players.map(({ player }) => html`<li><${PlayerLink} ...${player} link=${about.link} /></li>`)}
      </ul>
    </details>
  `;
}

function OneCardAway(props: { players: readonly { slug: string; name: string }[]; about: PageRequest }): Content {
  return html`
    <h2>${siteTexts[props.about.language].oneCardAway}</h2>
    <ul class="rows">
      ${props.players.map((player) => html`<li><${PlayerLink} ...${player} link=${props.about.link} /></li>`)}
    </ul>
  `;
}

function NextFixtures(props: { fixtures: readonly FixtureData[]; team: TeamData; about: PageRequest }): Content {
  const { fixtures, team, about } = props;
  const texts = siteTexts[about.language];
  return html`
    <h2>${texts.nextFixtures}</h2>
    <ol class="rows">
      ${fixtures.map((fixture) => {
        const isHome = fixture.home?.slug === team.slug;
        return html`
          <li data-key=${fixture.id}>
            <div class="split">
              <span>
                <${TeamLink} team=${isHome ? fixture.away : fixture.home} about=${about} />${' '}
                <span class="muted small">${isHome ? texts.home : texts.away}</span>
              </span>
              <a class="small" href=${about.link(fixturePath(fixture.id))}
                ><${KickOff} fixture=${fixture} about=${about}
              /></a>
            </div>
            <span class="small muted"><${Round} fixture=${fixture} /></span>
          </li>
        `;
      })}
    </ol>
    <p class="small">
      <a href=${`/calendar/team/${encodeURIComponent(team.slug)}.ics?language=${about.language}`}
        >${texts.calendar} (.ics)</a
      >
    </p>
    <${TimesNote} language=${about.language} />
  `;
}
