/**
 * The data set of all servers. It has a league of 20 teams with 25 players each, a double round robin of 380 fixtures, six cup
 * rounds, and 80 players who are out for about eight weeks. It is the same in every run.
 */
export const TODAY = '2026-01-10';
export const SEASON = '2025-26';

export interface Team {
  readonly id: number;
  readonly name: string;
}

export interface Player {
  readonly id: number;
  readonly team: number;
  readonly name: string;
}

export interface Fixture {
  readonly id: number;
  readonly competition: Competition;
  readonly round: string;
  readonly date: string;
  readonly home: number;
  readonly away: number;
}

export interface Injury {
  readonly id: number;
  readonly player: number;
  readonly kind: string;
  readonly occurredOn: string;
  readonly earliest: string;
  readonly latest: string;
}

/** Known competitions, so that cards count by their rules. */
export const COMPETITIONS = ['Premier League', 'FA Cup'] as const;
export type Competition = (typeof COMPETITIONS)[number];
const [LEAGUE, CUP] = COMPETITIONS;

const TEAMS = 20;
const SQUAD = 25;
const INJURED = 80;
const CUP_ROUNDS = 6;
const KINDS = ['hamstring', 'knee', 'ankle', 'calf'];

export function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

export const teams: readonly Team[] = upTo(TEAMS).map((place) => ({
  id: place + 1,
  name: `Team ${place + 1} Football Club`,
}));

export const players: readonly Player[] = upTo(TEAMS * SQUAD).map((place) => ({
  id: place + 1,
  team: (place % TEAMS) + 1,
  name: `Player Number ${place + 1}`,
}));

/** Returns a round of the league by the circle method: the last team is fixed, the others rotate by one. */
function pairingsOf(round: number): [number, number][] {
  const others = TEAMS - 1;
  const at = (place: number): number => ((round + place + others) % others) + 1;
  return upTo(TEAMS / 2).map((place) => {
    const pair: [number, number] = place === 0 ? [TEAMS, at(0)] : [at(place), at(-place)];
    const isReturn = round >= others;
    return isReturn === (place % 2 === 0) ? pair : [pair[1], pair[0]];
  });
}

const league = upTo(2 * (TEAMS - 1)).flatMap((round) =>
  pairingsOf(round).map(([home, away]) => ({
    competition: LEAGUE,
    round: `Matchday ${round + 1}`,
    date: daysAfter('2025-08-16', 7 * round),
    home,
    away,
  })),
);

const cup = upTo(CUP_ROUNDS).flatMap((round) =>
  upTo(TEAMS / 2).map((place) => ({
    competition: CUP,
    round: `Round ${round + 1}`,
    date: daysAfter('2025-09-24', 42 * round),
    home: ((place + round) % TEAMS) + 1,
    away: ((place + round + TEAMS / 2) % TEAMS) + 1,
  })),
);

export const fixtures: readonly Fixture[] = [...league, ...cup].map((fixture, place) => ({
  id: place + 1,
  ...fixture,
}));

const matchDays = new Set(fixtures.map(({ date }) => date));

/** Returns a day without a match. Servers disagree on whether a player who was hurt on a match day missed its match. */
function dayBetweenMatches(date: string): string {
  return matchDays.has(date) ? daysAfter(date, 1) : date;
}

/**
 * Every sixth player has been out for one to three weeks, with five to eight weeks to go. No player was hurt on a match
 * day.
 */
export const injuries: readonly Injury[] = upTo(INJURED).map((place) => {
  const earliest = daysAfter(TODAY, 35 + ((place * 5) % 7));
  return {
    id: place + 1,
    player: 1 + place * 6,
    kind: KINDS[place % KINDS.length] ?? '',
    occurredOn: dayBetweenMatches(daysAfter(TODAY, -20 + ((place * 7) % 15))),
    earliest,
    latest: daysAfter(earliest, 14),
  };
});

/** Two windows for the first injured player's estimate, used alternately; each gives a different list. */
export const REVISIONS = [
  { earliest: '2026-02-14', latest: '2026-03-01' },
  { earliest: '2026-02-07', latest: '2026-02-22' },
] as const;
