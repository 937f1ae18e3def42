import { describe, expect, test } from 'vitest';
import { FOOTBALL_DATA_ORG } from '../../../src/feeds/adapters/football-data-org.ts';
import { formatInstant } from '../../../src/domain/day.ts';
import { observed, problemsIn, read } from './reading.ts';

const match = {
  id: 5001,
  area: { name: 'Spain', code: 'ESP' },
  competition: { id: 2014, name: 'Primera Division', code: 'PD', type: 'LEAGUE' },
  season: { startDate: '2025-08-15', endDate: '2026-05-24' },
  utcDate: '2026-02-08T20:00:00Z',
  status: 'TIMED',
  matchday: 23,
  stage: 'REGULAR_SEASON',
  homeTeam: { id: 95, name: 'Valencia CF', shortName: 'Valencia', tla: 'VAL' },
  awayTeam: { id: 86, name: 'Real Madrid CF', shortName: 'Real Madrid', tla: 'RMA' },
  score: { winner: null, duration: 'REGULAR', fullTime: { home: null, away: null } },
};
const over = { home: 2, away: 1 };

const one = (changes: object) =>
  observed(read(FOOTBALL_DATA_ORG, [{ matches: [{ ...match, ...changes }] }]), 'FIXTURE')[0];

describe('matches', () => {
  test('a match with its season, round, teams and hour', () => {
    expect(one({})).toMatchObject({
      ids: [{ source: 'football-data.org', value: '5001' }],
      competition: {
        name: 'Primera Division',
        season: '2025-26',
        kind: 'LEAGUE',
        country: 'ESP',
        timeZone: 'Europe/Madrid',
      },
      round: 'Matchday 23',
      home: {
        ids: [{ source: 'football-data.org', value: '95' }],
        name: 'Valencia CF',
        aliases: ['Valencia'],
        code: 'VAL',
      },
      day: '2026-02-08',
      kickoffAt: Date.UTC(2026, 1, 8, 20),
      status: 'TIMED',
      score: null,
    });
  });

  test.each([
    ['SCHEDULED', '2026-05-24T00:00:00Z', 'SCHEDULED', '2026-05-24', null],
    ['SCHEDULED', '2026-05-24T19:00:00Z', 'TIMED', '2026-05-24', '2026-05-24T19:00:00Z'],
    ['TIMED', '2026-05-24T00:00:00Z', 'TIMED', '2026-05-24', '2026-05-24T00:00:00Z'],
    ['TIMED', '2026-05-23T22:30:00Z', 'TIMED', '2026-05-24', '2026-05-23T22:30:00Z'],
    ['IN_PLAY', '2026-02-08T20:00:00Z', 'IN_PLAY', '2026-02-08', '2026-02-08T20:00:00Z'],
    ['PAUSED', '2026-02-08T20:00:00Z', 'IN_PLAY', '2026-02-08', '2026-02-08T20:00:00Z'],
    ['SUSPENDED', '2026-02-08T20:00:00Z', 'SUSPENDED', '2026-02-08', '2026-02-08T20:00:00Z'],
    ['CANCELLED', '2026-02-08T20:00:00Z', 'CANCELLED', '2026-02-08', '2026-02-08T20:00:00Z'],
    ['POSTPONED', '2026-02-08T20:00:00Z', 'POSTPONED', null, null],
  ])('%s at %s is %s on %s at %s', (status, utcDate, expected, day, kickoff) => {
    const fixture = one({ status, utcDate });
    expect(fixture).toMatchObject({ status: expected, day });
    expect(fixture!.kickoffAt === null ? null : formatInstant(fixture!.kickoffAt)).toBe(kickoff);
  });

  test.each([
    ['FINISHED', { fullTime: over }, over, null],
    ['AWARDED', { fullTime: { home: 3, away: 0 } }, { home: 3, away: 0 }, null],
    [
      'FINISHED',
      { duration: 'EXTRA_TIME', fullTime: over, regularTime: { home: 1, away: 1 }, extraTime: { home: 1, away: 0 } },
      over,
      null,
    ],
    [
      'FINISHED',
      {
        duration: 'PENALTY_SHOOTOUT',
        fullTime: { home: 6, away: 4 },
        regularTime: { home: 0, away: 0 },
        extraTime: { home: 1, away: 1 },
        penalties: { home: 5, away: 3 },
      },
      { home: 1, away: 1 },
      { home: 5, away: 3 },
    ],
    [
      'FINISHED',
      { duration: 'PENALTY_SHOOTOUT', fullTime: { home: 5, away: 4 }, penalties: { home: 4, away: 3 } },
      { home: 1, away: 1 },
      { home: 4, away: 3 },
    ],
    ['FINISHED', { duration: 'PENALTY_SHOOTOUT', fullTime: { home: 1, away: 1 } }, { home: 1, away: 1 }, null],
    ['IN_PLAY', { fullTime: over }, null, null],
  ])('%s %j', (status, score, expected, penalties) => {
    expect(one({ status, score })).toMatchObject({ score: expected, penalties });
  });

  test('cups, tournaments of national teams, and sides that are not known', () => {
    const area = { name: 'Europe', code: 'EUR' };
    const cup = { area, competition: { id: 2001, name: 'UEFA Champions League', code: 'CL', type: 'CUP' } };
    const semi = one({ ...cup, stage: 'SEMI_FINALS', matchday: null, homeTeam: { id: null, name: null } });
    expect(semi).toMatchObject({
      competition: { kind: 'CUP', country: null },
      round: 'Semi finals',
      home: { ids: [], name: 'TBD' },
    });
    expect(one({ ...cup, stage: 'LAST_16', matchday: null })?.round).toBe('Round of 16');
    const world = {
      area: { name: 'World', code: 'INT' },
      competition: { id: 2000, name: 'FIFA World Cup', code: 'WC', type: 'CUP' },
      season: { startDate: '2026-06-11', endDate: '2026-07-19' },
      homeTeam: { id: 760, name: 'Spain' },
    };
    expect(one({ ...world, stage: 'GROUP_STAGE', group: 'GROUP_H', matchday: 1 })).toMatchObject({
      competition: { kind: 'INTERNATIONAL', season: '2026' },
      round: 'Group H, Matchday 1',
      home: { kind: 'NATIONAL', country: 'ESP' },
    });
  });

  test('a row that cannot be used is skipped and reported', () => {
    const rows = [
      { ...match, status: 'RAINED_OFF' },
      { ...match, utcDate: 'soon' },
      { ...match, status: 'FINISHED' },
      7,
      match,
    ];
    const result = read(FOOTBALL_DATA_ORG, [{ matches: rows }]);
    expect(problemsIn(result)).toEqual(['matches.0 status', 'matches.1 utcDate', 'matches.2 score', 'matches.3']);
    expect(observed(result, 'FIXTURE')).toHaveLength(1);
  });
});

describe('squads', () => {
  const player = {
    id: 44,
    name: 'Jude Bellingham',
    position: 'Central Midfield',
    dateOfBirth: '2003-06-29',
    nationality: 'England',
  };
  const team = { ...match.awayTeam, area: match.area, squad: [player] };

  test('a team with its players and their birth dates', () => {
    const result = read(FOOTBALL_DATA_ORG, [{ competition: match.competition, teams: [team] }]);
    expect(observed(result, 'TEAM')).toMatchObject([{ team: { name: 'Real Madrid CF', country: 'ESP' } }]);
    expect(observed(result, 'SQUAD_MEMBER')).toMatchObject([
      {
        player: { ids: [{ value: '44' }], birthDate: '2003-06-29', position: 'MIDFIELDER', nationality: 'England' },
        team: { name: 'Real Madrid CF' },
      },
    ]);
    expect(observed(read(FOOTBALL_DATA_ORG, [team]), 'SQUAD_MEMBER')).toHaveLength(1);
  });

  test.each([
    ['Goalkeeper', 'GOALKEEPER'],
    ['Defence', 'DEFENDER'],
    ['Centre-Back', 'DEFENDER'],
    ['Left-Back', 'DEFENDER'],
    ['Midfield', 'MIDFIELDER'],
    ['Defensive Midfield', 'MIDFIELDER'],
    ['Offence', 'FORWARD'],
    ['Right Winger', 'FORWARD'],
    ['Centre-Forward', 'FORWARD'],
    [null, null],
  ])('%s is a %s', (position, expected) => {
    const result = read(FOOTBALL_DATA_ORG, [{ teams: [{ ...team, squad: [{ ...player, position }] }] }]);
    expect(observed(result, 'SQUAD_MEMBER')[0]?.player.position).toBe(expected);
  });

  test('squads are complete if every team that is named has one', () => {
    const squad = Array.from({ length: 20 }, (_, index) => ({ ...player, id: index, name: `Player ${index}` }));
    const both = [match.homeTeam, match.awayTeam].map((each) => ({
      ...each,
      squad: squad.map((one) => ({ ...one, id: each.id * 100 + one.id })),
    }));
    expect(read(FOOTBALL_DATA_ORG, [{ matches: [match] }, { teams: both }])).toMatchObject({
      coverage: { squads: 'ALL', absences: 'NONE' },
    });
    expect(read(FOOTBALL_DATA_ORG, [{ matches: [match] }, { teams: both.slice(1) }])).toMatchObject({
      coverage: { squads: 'NONE' },
    });
    expect(read(FOOTBALL_DATA_ORG, [{ teams: [team] }])).toMatchObject({ coverage: { squads: 'NONE' } });
  });
});

test.each([
  [{ message: 'The resource you are looking for is restricted.', errorCode: 403 }, 'NOT_IN_PLAN', /restricted/],
  [{ message: 'You reached your request limit.', errorCode: 429 }, 'API_ERROR', /request limit/],
  [{ message: 'Your API token is invalid.', error: 400 }, 'API_ERROR', /token is invalid/],
  [{ standings: [] }, 'UNEXPECTED_SHAPE', /neither matches nor teams/],
])('%j is refused', (document, kind, message) => {
  const result = read(FOOTBALL_DATA_ORG, [{ matches: [match] }, document]);
  expect(result).toMatchObject({
    ok: false,
    failures: [{ kind, document: 'document-1', message: expect.stringMatching(message) }],
  });
});
