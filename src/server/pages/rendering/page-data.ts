/** The parts of the public schema that several pages query, with the types of their results. */

export interface TeamData {
  readonly slug: string;
  readonly shortName: string;
  readonly timeZone: string;
}

export const TEAM = 'slug shortName timeZone';

export interface FixtureData {
  readonly id: string;
  readonly date: string | null;
  readonly kickoffAt: string | null;
  readonly venueTimeZone: string | null;
  readonly status: string;
  readonly certainty: string;
  readonly condition: string | null;
  readonly round: string | null;
  readonly score: { readonly home: number; readonly away: number } | null;
  readonly competition: { readonly name: string };
  readonly home: TeamData | null;
  readonly away: TeamData | null;
}

export const FIXTURE = `
  id date kickoffAt venueTimeZone status certainty condition round score { home away } competition { name }
  home { ${TEAM} } away { ${TEAM} }
`;

export interface EntryData {
  readonly id: string;
  readonly verdict: string;
  readonly chanceOfMissing: number | null;
  readonly explanation: string;
  readonly team: { readonly slug: string };
  readonly player: { readonly slug: string; readonly name: string; readonly shortName: string };
}

/** Needs the variable `$language`. */
export const ENTRY = `
  id verdict chanceOfMissing explanation(language: $language) team { slug } player { slug name shortName }
`;

export interface WindowData {
  readonly earliest: string;
  readonly likely: string;
  readonly latest: string;
}

export const WINDOW = 'earliest likely latest';

export interface SourceData {
  readonly kind: string;
  readonly name: string | null;
  readonly url: string | null;
}

/** A subscription of a page: each of its events may mean that the page has changed. */
export interface LiveOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Follows the squads, the day and the score of a fixture. */
export function followFixture(id: string): LiveOperation {
  const entry = '{ id verdict chanceOfMissing }';
  return {
    query: `subscription ($id: ID!) { fixtureAvailabilityChanged(fixture: $id) { fixture { status date kickoffAt score { home away } } home ${entry} away ${entry} } }`,
    variables: { id },
  };
}

/** Follows the lists of players, by their slugs. */
export function followPlayers(slugs: readonly string[]): LiveOperation {
  return {
    query:
      'subscription ($players: [PlayerRef!]) { missedGamesFeed(players: $players) { missedGames { id revision } } }',
    variables: { players: slugs.map((slug) => ({ slug })) },
  };
}
