import {
  ENTRY,
  type EntryData,
  FIXTURE,
  type FixtureData,
  type SourceData,
  WINDOW,
  type WindowData,
} from '../rendering/page-data.ts';

export interface HomeFixture extends FixtureData {
  readonly availability: readonly EntryData[];
}

interface HomePlayer {
  readonly slug: string;
  readonly name: string;
  readonly teams: readonly { readonly shortName: string }[];
  readonly missedGames: { readonly headline: string; readonly returnWindow: WindowData | null };
}

interface HomeInjury {
  readonly status: string;
  readonly returnedOn: string | null;
  readonly player: HomePlayer;
  readonly estimate: { readonly reportedAt: string; readonly source: SourceData | null };
}

export interface HomeData {
  readonly fixtures: { readonly nodes: readonly HomeFixture[] };
  readonly active: { readonly nodes: readonly HomeInjury[] };
  readonly recovered: { readonly nodes: readonly HomeInjury[] };
}

const INJURY = `
  status returnedOn
  player { slug name teams { shortName } missedGames { headline(language: $language) returnWindow { ${WINDOW} } } }
  estimate { reportedAt source { kind name url } }
`;

export const HOME_QUERY = `
  query MatchCentre($today: Date!, $language: Language!) {
    fixtures(
      filter: { from: $today, statuses: [SCHEDULED, TIMED, IN_PLAY, FINISHED, SUSPENDED, ABANDONED, AWARDED] }
      first: 20
    ) {
      nodes { ${FIXTURE} availability(verdicts: [OUT, DOUBTFUL, QUESTIONABLE, MISSED]) { ${ENTRY} } }
    }
    active: injuries(filter: { statuses: [ACTIVE] }, first: 50) { nodes { ${INJURY} } }
    recovered: injuries(filter: { statuses: [RECOVERED] }, first: 20) { nodes { ${INJURY} } }
  }
`;

/** The games of one day. */
export interface MatchDayGames {
  readonly date: string;
  readonly fixtures: readonly HomeFixture[];
}

/** At least this many games to come are shown, with all games of their days. */
const MIN_COMING = 12;

/** Returns the games of today and of the next match days, by day. */
export function matchDays({ fixtures }: HomeData): readonly MatchDayGames[] {
  const days = Map.groupBy(
    fixtures.nodes.filter(({ date }) => date !== null),
    ({ date }) => date ?? '',
  );
  const shown: MatchDayGames[] = [];
  let coming = 0;
  for (const [date, ofDay] of days) {
    if (coming >= MIN_COMING) break;
    shown.push({ date, fixtures: ofDay });
    coming += ofDay.filter(({ status }) => status !== 'FINISHED').length;
  }
  return shown;
}

/** The latest statement about a player, or the return. */
export interface Report {
  readonly player: HomePlayer;
  readonly at: string;
  readonly returnedOn: string | null;
  readonly source: SourceData | null;
}

const MAX_REPORTS = 6;
const MAX_RETURNS = 6;

/** Returns the latest statements and returns, newest first, one for each player. */
export function latestReports({ active, recovered }: HomeData): readonly Report[] {
  const reports = [...active.nodes, ...recovered.nodes]
    .map(({ player, returnedOn, estimate }): Report => {
      const returnedAt = returnedOn === null ? '' : `${returnedOn}T00:00:00.000Z`;
      const at = returnedAt > estimate.reportedAt ? returnedAt : estimate.reportedAt;
      return { player, at, returnedOn, source: estimate.source };
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return firstOfEach(reports).slice(0, MAX_REPORTS);
}

/** Returns the injured players who are expected back soonest, with the likely day. */
export function nextReturns({ active }: HomeData): readonly { readonly player: HomePlayer; readonly likely: string }[] {
  const returns = active.nodes.flatMap(({ player }) => {
    const likely = player.missedGames.returnWindow?.likely;
    return likely === undefined ? [] : [{ player, likely }];
  });
  return firstOfEach(returns.toSorted((a, b) => (a.likely < b.likely ? -1 : a.likely > b.likely ? 1 : 0))).slice(
    0,
    MAX_RETURNS,
  );
}

function firstOfEach<T extends { readonly player: HomePlayer }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ player: { slug } }) => !seen.has(slug) && seen.add(slug));
}
