import type { ExecuteQuery, PageRequest } from '../rendering/page.ts';
import {
  ENTRY,
  type EntryData,
  FIXTURE,
  type FixtureData,
  type SourceData,
  WINDOW,
  type WindowData,
} from '../rendering/page-data.ts';

export interface GameData extends EntryData {
  readonly provisional: boolean;
  readonly fixture: FixtureData;
}

export interface StatementData {
  readonly revision: number;
  readonly basis: string;
  readonly reportedAt: string;
  readonly recordedAt: string;
  readonly text: string | null;
  readonly note: string | null;
  readonly reading: string | null;
  readonly retracted: boolean;
  readonly source: SourceData | null;
  readonly window: WindowData;
}

export interface InjuryData {
  readonly id: string;
  readonly status: string;
  readonly bodyPart: string;
  readonly description: string | null;
  readonly occurredOn: string;
  readonly returnedOn: string | null;
  readonly disagreement: boolean;
  readonly diagnosis: { readonly name: string } | null;
  readonly typicalCourse: { readonly medianDays: number };
  readonly estimates: readonly StatementData[];
  readonly recoveryCurve: readonly { readonly date: string; readonly chanceOut: number }[];
}

export interface PublishedListData {
  readonly revision: number;
  readonly cause: string;
  readonly assessedAt: string;
  readonly headline: string;
  readonly count: { readonly min: number; readonly max: number; readonly expected: number };
}

export interface AbsenceData {
  readonly kind: string;
  readonly status: string;
  readonly words: string | null;
  readonly from: string;
  readonly until: WindowData | null;
  readonly source: SourceData | null;
}

export interface SuspensionData {
  readonly reason: string | null;
  readonly matches: number | null;
  readonly served: number;
  readonly until: string | null;
  readonly liftedAt: string | null;
  readonly competition: { readonly name: string } | null;
}

export interface DisciplineData {
  readonly competition: string;
  readonly yellows: number;
  readonly nextThreshold: number | null;
  readonly oneAway: boolean;
}

interface CompetitionData {
  readonly id: string;
  readonly name: string;
}

export interface PlayerData {
  readonly slug: string;
  readonly name: string;
  readonly position: string | null;
  readonly shirtNumber: number | null;
  readonly teams: readonly {
    readonly slug: string;
    readonly shortName: string;
    readonly timeZone: string;
    readonly nextFixture: { readonly competition: CompetitionData } | null;
  }[];
  readonly missedGames: PublishedListData & {
    readonly returnWindow: WindowData | null;
    readonly count: { readonly missed: number };
    readonly games: readonly GameData[];
  };
  readonly injuries: { readonly nodes: readonly InjuryData[] };
  readonly absences: readonly AbsenceData[];
  readonly suspensions: readonly SuspensionData[];
  readonly revisions: { readonly nodes: readonly PublishedListData[] };
}

/** The player with the list and its history, and the yellow cards in the competitions of the next games. */
export interface PlayerPageData {
  readonly player: PlayerData | null;
  readonly discipline: readonly DisciplineData[];
}

const PLAYER_QUERY = `
  query PlayerPage($slug: String!, $language: Language!) {
    player(by: { slug: $slug }) {
      slug name position shirtNumber
      teams { slug shortName timeZone nextFixture { competition { id name } } }
      missedGames {
        revision cause assessedAt headline(language: $language)
        count { min max expected missed } returnWindow { ${WINDOW} }
        games { ${ENTRY} provisional fixture { ${FIXTURE} } }
      }
      injuries(first: 5) {
        nodes {
          id status bodyPart description occurredOn returnedOn disagreement
          diagnosis { name(language: $language) } typicalCourse { medianDays }
          estimates(first: 50) {
            revision basis reportedAt recordedAt text note reading(language: $language) retracted
            source { kind name url } window { ${WINDOW} }
          }
          recoveryCurve(days: 240) { date chanceOut }
        }
      }
      absences { kind status words from until { ${WINDOW} } source { kind name url } }
      suspensions { reason matches served until liftedAt competition { name } }
      revisions(first: 20) {
        nodes { revision cause assessedAt headline(language: $language) count { min max expected } }
      }
    }
  }
`;

const DISCIPLINE = 'yellows nextThreshold oneAway';
const DISCIPLINE_QUERY = `
  query PlayerCards($slug: String!, $first: ID!, $second: ID!, $isTwo: Boolean!) {
    player(by: { slug: $slug }) {
      first: discipline(competition: { id: $first }) { ${DISCIPLINE} }
      second: discipline(competition: { id: $second }) @include(if: $isTwo) { ${DISCIPLINE} }
    }
  }
`;

type Cards = Omit<DisciplineData, 'competition'>;

export async function readPlayer({ params, language }: PageRequest, query: ExecuteQuery): Promise<PlayerPageData> {
  const { slug } = params;
  const { player } = await query<{ player: PlayerData | null }>(PLAYER_QUERY, { slug, language });
  const competitions = player?.teams.flatMap(({ nextFixture }) => nextFixture?.competition ?? []) ?? [];
  const [first, second] = competitions;
  if (first === undefined) return { player, discipline: [] };
  const isTwo = second !== undefined && second.id !== first.id;
  const variables = { slug, first: first.id, second: second?.id ?? first.id, isTwo };
  const found = await query<{ player: { first: Cards; second?: Cards } | null }>(DISCIPLINE_QUERY, variables);
  const cards = [
    { competition: first.name, cards: found.player?.first },
    { competition: second?.name ?? '', cards: found.player?.second },
  ];
  return { player, discipline: cards.flatMap(({ competition, cards: of }) => (of ? [{ competition, ...of }] : [])) };
}
