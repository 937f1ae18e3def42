import { labelOf } from '../../../domain/sentences/render-sentence.ts';
import type { Language } from '../../../domain/sentences/sentence.ts';
import {
  Embed,
  EMBEDDED_FIXTURE,
  EMBEDDED_GAME,
  type EmbeddedFixture,
  type EmbeddedGame,
  pairing,
} from './embed-table.ts';
import { html } from '../rendering/html.ts';
import type { Page, PageRequest, PageView } from '../rendering/page.ts';
import { widgetTexts } from '../texts/widget-texts.ts';

interface PlayerData {
  readonly player: {
    readonly slug: string;
    readonly name: string;
    readonly missedGames: {
      readonly headline: string;
      readonly assessedAt: string;
      readonly games: readonly EmbeddedGame[];
    };
  } | null;
}

/** The page at `/embed/player/SLUG`, for a frame of another site: the list of a player. */
export const playerEmbed: Page<PlayerData> = {
  isEmbed: true,
  query: `query ($slug: String!, $language: Language) {
    player(by: { slug: $slug }) { slug name missedGames { headline(language: $language) assessedAt games { ${EMBEDDED_GAME} } } }
  }`,
  variables,
  render({ player }, about) {
    if (player === null) return null;
    const { slug, name, missedGames } = player;
    const { headline, assessedAt, games } = missedGames;
    if (slug !== about.params.slug) return { location: about.link(`/embed/player/${encodeURIComponent(slug)}`) };
    const coming = games.filter(isComing);
    return view(name, headline, {
      about,
      attribute: 'player',
      value: slug,
      title: name,
      headline,
      games: coming,
      isSquad: false,
      assessedAt,
    });
  },
};

interface TeamData {
  readonly team: {
    readonly slug: string;
    readonly name: string;
    readonly nextFixture: EmbeddedFixture | null;
    readonly availability: readonly EmbeddedGame[];
  } | null;
}

/** The page at `/embed/team/SLUG`: the players of a team who may miss its next game. */
export const teamEmbed: Page<TeamData> = {
  isEmbed: true,
  query: `query ($slug: String!) {
    team(by: { slug: $slug }) { slug name nextFixture { ${EMBEDDED_FIXTURE} } availability { ${EMBEDDED_GAME} } }
  }`,
  variables,
  render({ team }, about) {
    if (team === null) return null;
    const { slug, name, nextFixture, availability } = team;
    if (slug !== about.params.slug) return { location: about.link(`/embed/team/${encodeURIComponent(slug)}`) };
    const games = availability.filter(({ verdict }) => verdict !== 'AVAILABLE' && verdict !== 'PLAYED');
    const title = nextFixture === null ? name : `${name} · ${pairing(nextFixture)}`;
    const headline = summary(games, about.language);
    return view(title, headline, {
      about,
      attribute: 'team',
      value: slug,
      title,
      headline,
      games,
      isSquad: true,
      assessedAt: null,
    });
  },
};

interface FixtureData {
  readonly fixture: (EmbeddedFixture & { readonly availability: readonly EmbeddedGame[] }) | null;
}

/** The page at `/embed/fixture/ID`: the players of both squads who may miss a game. */
export const fixtureEmbed: Page<FixtureData> = {
  isEmbed: true,
  query: `query ($id: ID!) { fixture(id: $id) { ${EMBEDDED_FIXTURE} availability { ${EMBEDDED_GAME} } } }`,
  variables: ({ params }) => ({ id: params.id }),
  render({ fixture }, about) {
    if (fixture === null) return null;
    const title = pairing(fixture);
    const games = fixture.availability;
    const headline = summary(games, about.language);
    return view(title, headline, {
      about,
      attribute: 'fixture',
      value: fixture.id,
      title,
      headline,
      games,
      isSquad: true,
      assessedAt: null,
    });
  },
};

function variables({ params, language }: PageRequest): Readonly<Record<string, unknown>> {
  return { slug: params.slug, language };
}

const isComing = ({ verdict }: EmbeddedGame): boolean => verdict !== 'MISSED';

function view(title: string, description: string, props: Parameters<typeof Embed>[0]): PageView {
  return {
    title,
    description,
    styles: ['widgets/embed.css'],
    embed: props.about.path,
    body: html`<${Embed} ...${props} />`,
  };
}

/** Returns the names of absent players by verdict: the sentence that the widget makes for a squad. */
function summary(games: readonly EmbeddedGame[], language: Language): string {
  const verdicts = [...new Set(games.map(({ verdict }) => verdict))];
  const names = (verdict: string): string =>
    games.flatMap((game) => (game.verdict === verdict ? [game.player.shortName] : [])).join(', ');
  const parts = verdicts.map((verdict) => `${labelOf(language, 'Verdict', verdict) ?? verdict}: ${names(verdict)}`);
  return parts.join(' · ') || widgetTexts[language].allAvailable;
}
