import { type Content, html } from './rendering/html.ts';
import { PlayerLink } from './rendering/components.ts';
import type { Page, PageRequest } from './rendering/page.ts';
import { fill, siteTexts } from './texts/site-texts.ts';

interface FoundTeam {
  readonly slug: string;
  readonly shortName: string;
  readonly kind: string;
}

interface SearchData {
  readonly players?: {
    readonly nodes: readonly {
      readonly slug: string;
      readonly name: string;
      readonly teams: readonly { readonly shortName: string }[];
      readonly missedGames: { readonly headline: string };
    }[];
  };
  readonly teams: { readonly nodes: readonly FoundTeam[] };
}

/** Longer names are cut, because no stored name is as long. */
const MAX_NAME = 100;

/** The page at `/players`: players and teams by a part of their name; without a name, all teams. */
export const searchPage: Page<SearchData> = {
  query: `
    query Search($search: String, $isSearch: Boolean!, $most: Int!, $language: Language!) {
      players(search: $search, first: 30) @include(if: $isSearch) {
        nodes { slug name teams { shortName } missedGames { headline(language: $language) } }
      }
      teams(search: $search, first: $most) { nodes { slug shortName kind } }
    }
  `,
  variables: (about) => {
    const search = searched(about);
    const isSearch = search !== '';
    return { search: isSearch ? search : null, isSearch, most: isSearch ? 20 : 200, language: about.language };
  },
  render({ players, teams }, about) {
    const texts = siteTexts[about.language];
    const search = searched(about);
    const found = players?.nodes ?? [];
    const isEmpty = found.length === 0 && teams.nodes.length === 0;
    return {
      title: texts.players,
      description: texts.findHeading,
      section: 'search',
      body: html`
        <h1>${texts.findHeading}</h1>
        <${SearchForm} search=${search} about=${about} />
        ${search !== '' && html`<h2>${fill(texts.results, search)}</h2>`} ${isEmpty && html`<p>${texts.noResults}</p>`}
        ${
          found.length > 0 &&
          html`
            <ul class="rows card">
              ${found.map(
                (player) => html`
                  <li>
                    <div class="split">
                      <strong><${PlayerLink} ...${player} link=${about.link} /></strong>
                      <span class="muted small"
                        ><bdi>${player.teams.map(({ shortName }) => shortName).join(' · ')}</bdi></span
                      >
                    </div>
                    <p class="small">${player.missedGames.headline}</p>
                  </li>
                `,
              )}
            </ul>
          `
        }
        <${Teams} kind="CLUB" heading=${texts.teams} teams=${teams.nodes} about=${about} />
        <${Teams} kind="NATIONAL" heading=${texts.nationalTeams} teams=${teams.nodes} about=${about} />
      `,
    };
  },
};

function searched({ search }: PageRequest): string {
  return (search.get('search') ?? '').trim().slice(0, MAX_NAME);
}

/** The form works without JavaScript: it opens this page with a name. */
function SearchForm({ search, about }: { search: string; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const chosen = about.search.get('lang');
  return html`
    <form class="form-row card" action="/players" method="get" role="search" aria-label=${texts.findHeading}>
      ${chosen !== null && html`<input type="hidden" name="lang" value=${chosen} />`}
      <div class="field">
        <label for="search">${texts.name}</label>
        <input id="search" name="search" type="search" value=${search} autocomplete="off" dir="auto" />
      </div>
      <button type="submit">${texts.search}</button>
    </form>
  `;
}

function Teams(props: { kind: string; heading: string; teams: readonly FoundTeam[]; about: PageRequest }): Content {
  const { kind, heading, teams, about } = props;
  const ofKind = teams.filter((team) => team.kind === kind);
  if (ofKind.length === 0) return null;
  return html`
    <h2>${heading}</h2>
    <ul class="tiles">
      ${ofKind.map(
        ({ slug, shortName }) => html`
          <li>
            <a href=${about.link(`/teams/${encodeURIComponent(slug)}`)}><bdi>${shortName}</bdi></a>
          </li>
        `,
      )}
    </ul>
  `;
}
