import { KickOff, label, LiveBadge, PlayerLink, Round, TeamLink, TimesNote } from './rendering/components.ts';
import { formatsFor } from './rendering/formats.ts';
import { type Content, html } from './rendering/html.ts';
import type { Page, PageRequest } from './rendering/page.ts';
import {
  ENTRY,
  type EntryData,
  FIXTURE,
  type FixtureData,
  followFixture,
  type TeamData,
} from './rendering/page-data.ts';
import { Available, Entry } from './team-page.ts';
import { siteTexts } from './texts/site-texts.ts';

interface Named {
  readonly slug: string;
  readonly name: string;
}

interface LineupData {
  readonly team: { readonly slug: string };
  readonly starting: readonly Named[];
  readonly bench: readonly Named[];
}

interface FixturePageData {
  readonly fixture:
    | (FixtureData & {
        readonly venue: string | null;
        readonly availability: readonly EntryData[];
        readonly lineups: readonly LineupData[];
      })
    | null;
}

type Fixture = NonNullable<FixturePageData['fixture']>;

/** The page at `/fixtures/ID`: both squads for one game. */
export const fixturePage: Page<FixturePageData> = {
  query: `
    query FixturePage($id: ID!, $language: Language!) {
      fixture(id: $id) {
        ${FIXTURE} venue
        availability { ${ENTRY} }
        lineups { team { slug } starting { slug name } bench { slug name } }
      }
    }
  `,
  variables: ({ params, language }) => ({ id: params.id, language }),
  render({ fixture }, about) {
    if (fixture === null) return null;
    const open = siteTexts[about.language].opponentOpen;
    const title = `${fixture.home?.shortName ?? open} – ${fixture.away?.shortName ?? open}`;
    return {
      title,
      embed: `/embed/fixture/${encodeURIComponent(fixture.id)}`,
      description: `${title}, ${fixture.competition.name}${fixture.date === null ? '' : `, ${fixture.date}`}`,
      live: [followFixture(fixture.id)],
      body: html`
        <div data-part="heading">
          <div class="match-head">
            <p class="eyebrow"><${Round} fixture=${fixture} /></p>
            <${LiveBadge} language=${about.language} />
          </div>
          <${Scoreline} fixture=${fixture} about=${about} />
        </div>
        <div class="two-sides">
          <${Side} team=${fixture.home} fixture=${fixture} about=${about} />
          <${Side} team=${fixture.away} fixture=${fixture} about=${about} />
        </div>
        <${TimesNote} language=${about.language} />
      `,
    };
  },
};

function Scoreline({ fixture, about }: { fixture: Fixture; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number } = formatsFor(about.language);
  const { score, status, venue, certainty, condition } = fixture;
  return html`
    <h1 class="scoreline">
      <${TeamLink} team=${fixture.home} about=${about} />
      <span class="score">${score === null ? '–' : `${number(score.home)} : ${number(score.away)}`}</span>
      <${TeamLink} team=${fixture.away} about=${about} />
    </h1>
    <p class="muted centred">
      <${KickOff} fixture=${fixture} about=${about} /> · ${label(about.language, 'FixtureStatus', status)}
      ${venue !== null && html` · <bdi>${venue}</bdi>`}
      ${certainty === 'CONDITIONAL' && html` · ${about.language === 'EN' && condition !== null ? condition : texts.conditional}`}
    </p>
  `;
}

function Side({ team, fixture, about }: { team: TeamData | null; fixture: Fixture; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const entries = fixture.availability.filter((entry) => entry.team.slug === team?.slug);
  const isThere = ({ verdict }: EntryData): boolean => verdict === 'AVAILABLE' || verdict === 'PLAYED';
  const missing = entries.filter((entry) => !isThere(entry));
  const lineup = fixture.lineups.find((one) => one.team.slug === team?.slug);
  const names = missing.map(
    ({ player, verdict }) => `${player.shortName}: ${label(about.language, 'Verdict', verdict)}`,
  );
  return html`
    <section data-part=${`side-${team?.slug ?? 'open'}`}>
      <h2><${TeamLink} team=${team} about=${about} /></h2>
      <p class="visually-hidden" data-announce>${names.join(', ')}</p>
      ${missing.length === 0 && html`<p class="muted">${texts.noAbsence}</p>`}
      ${
        missing.length > 0 &&
        html`
          <ul class="rows card">
            ${missing.map((entry) => html`<${Entry} entry=${entry} about=${about} />`)}
          </ul>
        `
      }
      ${lineup !== undefined && html`<${Names} heading=${texts.lineup} players=${lineup.starting} about=${about} />`}
      ${lineup !== undefined && html`<${Names} heading=${texts.bench} players=${lineup.bench} about=${about} />`}
      <${Available} players=${entries.filter(isThere)} about=${about} />
    </section>
  `;
}

function Names({
  heading,
  players,
  about,
}: {
  heading: string;
  players: readonly Named[];
  about: PageRequest;
}): Content {
  if (players.length === 0) return null;
  return html`
    <h3>${heading}</h3>
    <ul class="inline-list">
      ${players.map((player) => html`<li><${PlayerLink} ...${player} link=${about.link} /></li>`)}
    </ul>
  `;
}
