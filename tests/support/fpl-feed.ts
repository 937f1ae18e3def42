/** Invented documents in the format of Fantasy Premier League: small, and changed by each test. */

export interface Club {
  readonly id: number;
  readonly code: number;
  readonly name: string;
  readonly short_name: string;
}

export type Row = Record<string, unknown> & { readonly code: number };

const CLUBS = ['Ashford', 'Brackley', 'Corby', 'Denham'] as const;
const NAMES = ['Adam Abel', 'Ben Bird', 'Carl Cole', 'Dan Dean', 'Ed Ellis', 'Finn Ford'] as const;

export const clubs: readonly Club[] = CLUBS.map((name, index) => ({
  id: index + 1,
  code: 10 + index,
  name,
  short_name: name.slice(0, 3).toUpperCase(),
}));

/**
 * Returns a player: number 0 to 5 of a club, by its index. Codes are 100 for the first of the first club, 210 for the
 * next club.
 */
export function player(club: number, number: number, more: Record<string, unknown> = {}): Row {
  const [first_name, second_name] = (NAMES[number] ?? 'Guy Grant').split(' ');
  return {
    id: club * 10 + number + 1,
    code: (club + 1) * 100 + number,
    first_name,
    second_name: `${second_name}-${CLUBS[club]}`,
    web_name: second_name,
    team: club + 1,
    element_type: 1 + (number % 4),
    status: 'a',
    news: '',
    news_added: null,
    chance_of_playing_next_round: null,
    chance_of_playing_this_round: null,
    birth_date: `199${number}-0${club + 1}-15`,
    team_join_date: '2024-07-01',
    squad_number: null,
    yellow_cards: 0,
    red_cards: 0,
    ...more,
  };
}

/** Returns the news of a player. */
export function news(status: string, words: string, at: string, chance: number | null = 0): Record<string, unknown> {
  return { status, news: words, news_added: at, chance_of_playing_next_round: chance };
}

/** Returns all squads, with the changes of some players by their codes. */
export function squads(
  changes: Readonly<Record<number, Record<string, unknown>>> = {},
  more: readonly Row[] = [],
): Row[] {
  const all = clubs.flatMap((_, club) => NAMES.map((_, number) => player(club, number)));
  return [...all.map((row) => ({ ...row, ...changes[row.code] })), ...more];
}

/**
 * Returns a double round robin of the clubs, one round per week from 16 August 2025. The first `played` rounds ended
 * 2-1.
 */
export function fixtures(played = 2, changes: Readonly<Record<number, Record<string, unknown>>> = {}): Row[] {
  const rounds = [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [4, 1],
      [2, 3],
    ],
    [
      [1, 3],
      [4, 2],
    ],
    [
      [2, 1],
      [4, 3],
    ],
    [
      [1, 4],
      [3, 2],
    ],
    [
      [3, 1],
      [2, 4],
    ],
  ];
  return rounds.flatMap((pairs, round) =>
    pairs.map(([home, away], place): Row => {
      const isOver = round < played;
      const code = 9_000 + round * 10 + place;
      return {
        code,
        id: round * 2 + place + 1,
        event: round + 1,
        finished: isOver,
        finished_provisional: isOver,
        started: isOver,
        kickoff_time: new Date(Date.UTC(2025, 7, 16 + round * 7, 14)).toISOString().replace('.000', ''),
        provisional_start_time: false,
        team_h: home,
        team_a: away,
        team_h_score: isOver ? 2 : null,
        team_a_score: isOver ? 1 : null,
        ...changes[code],
      };
    }),
  );
}

export interface Snapshot {
  readonly bootstrap: string;
  readonly fixtures: string;
}

export function snapshot(elements: readonly Row[] = squads(), games: readonly Row[] = fixtures()): Snapshot {
  const element_types = [{ id: 1, singular_name: 'Goalkeeper' }];
  return { bootstrap: JSON.stringify({ teams: clubs, element_types, elements }), fixtures: JSON.stringify(games) };
}

export function documentsOf({ bootstrap, fixtures: games }: Snapshot) {
  return [
    { name: 'bootstrap-static.json', text: bootstrap },
    { name: 'fixtures.json', text: games },
  ];
}
