/** A team or a player, by its short name. */
export interface Named {
  slug: string;
  shortName: string;
}
export interface Fixture {
  id: string;
  date: string | null;
  kickoffAt: string | null;
  competition: { name: string };
  home: Named | null;
  away: Named | null;
}
export interface Game {
  id: string;
  verdict: string;
  verdictLabel: string;
  chanceOfMissing: number | null;
  explanation: string;
  team: Named;
  player: Named;
  fixture: Fixture;
}
export interface Days {
  earliest: string;
  latest: string;
}
/** A statement about an injury or an absence. */
export interface Statement {
  reportedAt: string;
  source: { name: string | null; url: string | null } | null;
  text: string | null;
  reading?: string | null;
  window?: Days | null;
  retracted?: boolean;
  status?: string;
}
/** A player's list. */
export interface List {
  revision: number;
  assessedAt: string;
  headline: string;
  returnWindow: Days | null;
  games: Game[];
  player: { name: string; injuries: { nodes: { estimates: Statement[] }[] }; absences: Statement[] };
}

/** The state of a widget: the list of a player, or the games of one squad or two. */
export interface State {
  title: string;
  games: Game[];
  list?: List;
  fixture?: Fixture | null;
}

/** A difference between two states: `AvailabilityChange` of the API. */
export interface Change {
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  before: string | null;
  after: string | null;
  id: string;
  fixture: Fixture;
  player: Named;
}

const NAMED = '{slug shortName}';
const DAYS = '{earliest latest}';
const SAID = 'reportedAt source{name url}';
const FIXTURE = `{id date kickoffAt competition{name}home${NAMED}away${NAMED}}`;
const GAME = `{id verdict verdictLabel(language:$l)chanceOfMissing explanation(language:$l)team${NAMED}player${NAMED}fixture${FIXTURE}}`;

/** The subscription of each kind of widget. The only field is called `e`. */
export const QUERIES: Record<string, string> = {
  player: `($k:String!,$l:Language,$r:Int){e:missedGamesChanged(player:{slug:$k},sinceRevision:$r){list:missedGames{revision assessedAt headline(language:$l)returnWindow${DAYS}games${GAME}player{name injuries(first:3,filter:{statuses:[ACTIVE]}){nodes{estimates{${SAID}text retracted reading(language:$l)window${DAYS}}}}absences{${SAID}text:words status}}}}}`,
  team: `($k:String!,$l:Language){e:teamAvailabilityChanged(team:{slug:$k}){team{name fixture:nextFixture${FIXTURE}}home:availability${GAME}}}`,
  fixture: `($k:ID!,$l:Language){e:fixtureAvailabilityChanged(fixture:$k){fixture${FIXTURE}home${GAME}away${GAME}}}`,
};

export const pairing = ({ home, away }: Fixture): string => `${home?.shortName ?? '?'} – ${away?.shortName ?? '?'}`;

/** Returns the state in an event of any of the subscriptions. */
export function stateOf({ list, team, fixture = team?.fixture, home, away = [] }: any): State {
  if (list) return { list, title: list.player.name, games: list.games };
  return { fixture, title: team?.name ?? pairing(fixture), games: [...home, ...away] };
}

/** Returns the differences between two states. */
export function difference(before: Game[], after: Game[]): Change[] {
  return [...new Set([...before, ...after].map(({ id }) => id))].flatMap((id) => {
    const [old, now] = [before, after].map((games) => games.find((game) => game.id === id));
    const { fixture, player } = (now ?? old)!;
    const isSame = old?.verdict === now?.verdict;
    if (isSame && old!.fixture.date === fixture.date) return [];
    const kind = !old ? 'ADDED' : !now ? 'REMOVED' : isSame ? 'MOVED' : 'CHANGED';
    return [{ kind, before: old?.verdict ?? null, after: now?.verdict ?? null, id, fixture, player }];
  });
}
