import type { FeedDocument } from '../../src/feeds/adapter.ts';
import { clubs, type Row } from './fpl-feed.ts';

/** The league of `fpl-feed.ts` in the formats of other feeds: with other ids, spellings and names of players. */

const LONG_NAMES = ['Ashford Town FC', 'Brackley FC', 'AFC Corby', 'Denham United FC'];
const POSITIONS = ['', 'Goalkeeper', 'Defender', 'Midfielder', 'Attacker'];

const document = (name: string, value: unknown): FeedDocument => ({ name, text: JSON.stringify(value) });
const membersOf = (rows: readonly Row[], club: number): Row[] =>
  rows.filter(({ team, status }) => team === club && status !== 'u');
const answer = (get: string, response: readonly unknown[]) => ({ get, parameters: {}, errors: [], response });

/**
 * Returns documents of API-Football: short names of clubs, abbreviated names of players, a row of `/injuries` for each
 * absence.
 */
export function apiFootball(elements: readonly Row[], games: readonly Row[]): FeedDocument[] {
  const league = { id: 39, name: 'Premier League', country: 'England', season: 2025 };
  const team = (id: unknown) => ({ id: Number(id) + 1_000, name: clubs[Number(id) - 1]?.name });
  const person = ({ code, first_name, second_name, element_type }: Row) => ({
    id: code + 1,
    name: `${String(first_name).charAt(0)}. ${second_name}`,
    position: POSITIONS[Number(element_type)],
  });
  const next = (id: unknown) =>
    games.find(({ finished, team_h, team_a }) => !finished && [team_h, team_a].includes(id));
  const out = elements.filter(({ status }) => status === 'i' || status === 'd');
  return [
    document(
      'fixtures.json',
      answer(
        'fixtures',
        games.map((game) => ({
          fixture: { id: game.code + 1, date: game['kickoff_time'], status: { short: game['finished'] ? 'FT' : 'NS' } },
          league: { ...league, round: `Regular Season - ${game['event']}` },
          teams: { home: team(game['team_h']), away: team(game['team_a']) },
          goals: { home: game['team_h_score'], away: game['team_a_score'] },
        })),
      ),
    ),
    ...clubs.map(({ id }) =>
      document(
        `squad-${id}.json`,
        answer('players/squads', [{ team: team(id), players: membersOf(elements, id).map(person) }]),
      ),
    ),
    document(
      'injuries.json',
      answer(
        'injuries',
        out.map((row) => ({
          player: {
            ...person(row),
            type: row['status'] === 'd' ? 'Questionable' : 'Missing Fixture',
            reason: String(row['news']).split(' - ')[0],
          },
          team: team(row['team']),
          fixture: { id: next(row['team'])?.code, date: next(row['team'])?.['kickoff_time'] },
          league,
        })),
      ),
    ),
  ];
}

/** Returns documents of football-data.org: long names of clubs, full names and birth dates of players. */
export function footballData(elements: readonly Row[], games: readonly Row[]): FeedDocument[] {
  const competition = { id: 2021, name: 'Premier League', code: 'PL', type: 'LEAGUE' };
  const area = { name: 'England', code: 'ENG' };
  const team = (id: unknown) => ({
    id: Number(id) + 50,
    name: LONG_NAMES[Number(id) - 1],
    tla: clubs[Number(id) - 1]?.short_name,
  });
  const matches = games.map((game) => ({
    id: game.code + 2,
    area,
    season: { startDate: '2025-08-16', endDate: '2026-05-24' },
    utcDate: game['kickoff_time'],
    status: game['finished'] ? 'FINISHED' : 'TIMED',
    matchday: game['event'],
    stage: 'REGULAR_SEASON',
    homeTeam: team(game['team_h']),
    awayTeam: team(game['team_a']),
    score: { duration: 'REGULAR', fullTime: { home: game['team_h_score'], away: game['team_a_score'] } },
  }));
  const teams = clubs.map(({ id }) => ({
    ...team(id),
    area,
    squad: membersOf(elements, id).map((row) => ({
      id: row.code + 2,
      name: `${row['first_name']} ${row['second_name']}`,
      position: POSITIONS[Number(row['element_type'])],
      dateOfBirth: row['birth_date'],
    })),
  }));
  return [document('matches.json', { competition, matches }), document('teams.json', { competition, teams })];
}

/** Returns documents of Sportmonks: each coming fixture repeats the absent players of its teams. */
export function sportmonks(elements: readonly Row[], games: readonly Row[]): FeedDocument[] {
  const participant = (id: unknown, location: string) => ({
    id: Number(id) + 300,
    name: clubs[Number(id) - 1]?.name,
    gender: 'male',
    type: 'domestic',
    meta: { location },
  });
  const sidelined = (row: Row) => ({
    sideline_id: row.code,
    participant_id: Number(row['team']) + 300,
    sideline: {
      id: row.code,
      category: 'injury',
      team_id: Number(row['team']) + 300,
      start_date: String(row['news_added']).slice(0, 10),
      end_date: null,
      completed: false,
      player: {
        id: row.code + 3,
        name: `${row['first_name']} ${row['second_name']}`,
        date_of_birth: row['birth_date'],
        gender: 'male',
      },
      type: { name: String(row['news']).split(' - ')[0] },
    },
  });
  const data = games.map((game) => ({
    id: game.code + 3,
    season_id: 1,
    starting_at_timestamp: Date.parse(String(game['kickoff_time'])) / 1000,
    participants: [participant(game['team_h'], 'home'), participant(game['team_a'], 'away')],
    league: { id: 8, name: 'Premier League', type: 'league', country: { name: 'England' } },
    season: { name: '2025/2026' },
    round: { name: String(game['event']) },
    state: { developer_name: game['finished'] ? 'FT' : 'NS' },
    scores: ['home', 'away'].map((side) => ({
      description: 'CURRENT',
      score: { participant: side, goals: side === 'home' ? game['team_h_score'] : game['team_a_score'] },
    })),
    sidelined: elements
      .filter(
        ({ status, team }) => !game['finished'] && status === 'i' && [game['team_h'], game['team_a']].includes(team),
      )
      .map(sidelined),
  }));
  return [document('fixtures.json', { data })];
}
