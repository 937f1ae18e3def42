import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/domain/day.ts';
import { SPORTMONKS } from '../../../src/feeds/adapters/sportmonks.ts';
import { observed, problemsIn, read } from './reading.ts';

const VALENCIA = {
  id: 214,
  name: 'Valencia',
  short_code: 'VAL',
  gender: 'male',
  type: 'domestic',
  meta: { location: 'home' },
};
const MADRID = {
  id: 3468,
  name: 'Real Madrid',
  short_code: 'RMA',
  gender: 'male',
  type: 'domestic',
  meta: { location: 'away' },
};
const sideline = {
  id: 900,
  category: 'injury',
  team_id: 3468,
  start_date: '2026-01-20',
  end_date: '2026-03-01',
  completed: false,
  player: {
    id: 77,
    name: 'Jude Bellingham',
    display_name: 'Jude Bellingham',
    common_name: 'J. Bellingham',
    date_of_birth: '2003-06-29',
    gender: 'male',
    position_id: 26,
  },
  type: { name: 'Hamstring Injury' },
};
const reference = { sideline_id: 900, participant_id: 3468, sideline };
const fixture = {
  id: 5,
  season_id: 25659,
  starting_at: '2026-02-08 23:30:00',
  starting_at_timestamp: Date.UTC(2026, 1, 8, 20) / 1000,
  participants: [MADRID, VALENCIA],
  league: {
    id: 564,
    name: 'La Liga',
    type: 'league',
    sub_type: 'domestic',
    country: { name: 'Spain', fifa_name: 'ESP' },
  },
  season: { name: '2025/2026' },
  round: { name: '23' },
  state: { developer_name: 'NS' },
  sidelined: [reference],
};
const scores = [
  { description: 'CURRENT', score: { participant: 'home', goals: 1 } },
  { description: 'CURRENT', score: { participant: 'away', goals: 1 } },
  { description: 'PENALTY_SHOOTOUT', score: { participant: 'home', goals: 4 } },
  { description: 'PENALTY_SHOOTOUT', score: { participant: 'away', goals: 2 } },
];

const withFixture = (changes: object) => read(SPORTMONKS, [{ data: { ...fixture, ...changes } }]);
const one = (changes: object) => observed(withFixture(changes), 'FIXTURE')[0];
const absences = (...sidelines: object[]) =>
  observed(
    withFixture({
      sidelined: sidelines.map((changes, index) => ({
        ...reference,
        sideline: { ...sideline, id: index, ...changes },
      })),
    }),
    'ABSENCE',
  );

describe('fixtures', () => {
  test('the timestamp counts, not the time without a zone', () => {
    expect(one({})).toMatchObject({
      ids: [{ source: 'sportmonks', value: '5' }],
      competition: { name: 'La Liga', season: '2025-26', kind: 'LEAGUE', country: 'ESP', timeZone: 'Europe/Madrid' },
      round: 'Matchday 23',
      home: { ids: [{ source: 'sportmonks', value: '214' }], name: 'Valencia', code: 'VAL', gender: 'MEN' },
      away: { name: 'Real Madrid' },
      day: '2026-02-08',
      kickoffAt: instant('2026-02-08T20:00:00Z'),
      status: 'TIMED',
    });
    expect(problemsIn(withFixture({ starting_at_timestamp: null }))).toEqual(['data.0 starting_at_timestamp']);
  });

  test.each([
    ['TBA', 'SCHEDULED', '2026-02-08', false],
    ['INPLAY_2ND_HALF', 'IN_PLAY', '2026-02-08', true],
    ['INTERRUPTED', 'SUSPENDED', '2026-02-08', true],
    ['CANCELLED', 'CANCELLED', '2026-02-08', true],
    ['POSTPONED', 'POSTPONED', null, false],
  ])('%s is %s', (state, status, day, hasHour) => {
    const found = one({ state: { developer_name: state } });
    expect(found).toMatchObject({ status, day });
    expect(found?.kickoffAt !== null).toBe(hasHour);
  });

  test('a result includes extra time, and no shoot-out; without scores it is not known', () => {
    const state = { developer_name: 'FT_PEN' };
    expect(one({ state, scores })).toMatchObject({
      status: 'FINISHED',
      score: { home: 1, away: 1 },
      penalties: { home: 4, away: 2 },
    });
    const result = withFixture({ state });
    expect(observed(result, 'FIXTURE')[0]).toMatchObject({ status: 'TIMED', score: null });
    expect(problemsIn(result)).toEqual(['data.0 scores']);
  });

  test('placeholders are open sides; national teams and women’s teams are recognised', () => {
    const open = { ...VALENCIA, id: 99, name: 'Winner SF1', placeholder: true };
    expect(one({ participants: [open, MADRID] })?.home).toMatchObject({ name: 'Winner SF1', ids: [] });
    const women = [VALENCIA, MADRID].map((each) => ({ ...each, gender: 'female', type: 'national', name: 'Spain' }));
    expect(one({ participants: women })).toMatchObject({
      competition: { kind: 'INTERNATIONAL', gender: 'WOMEN' },
      home: { kind: 'NATIONAL', gender: 'WOMEN', country: 'ESP' },
    });
  });

  test('data that the request did not include is reported', () => {
    const result = withFixture({ participants: undefined });
    expect(result).toMatchObject({ problems: [{ message: expect.stringMatching(/include=participants/) }] });
  });
});

describe('sidelined players', () => {
  test('an end is an estimate until the sideline is completed, and then a fact', () => {
    expect(absences({})).toMatchObject([
      {
        id: { source: 'sportmonks', value: '0' },
        player: {
          ids: [{ value: '77' }],
          name: 'Jude Bellingham',
          birthDate: '2003-06-29',
          position: 'MIDFIELDER',
          gender: 'MEN',
        },
        team: { name: 'Real Madrid' },
        kind: 'INJURY',
        words: 'Hamstring Injury',
        from: '2026-01-20',
        until: '2026-03-01',
        completed: false,
      },
    ]);
    expect(absences({ completed: true })).toMatchObject([{ until: '2026-03-01', completed: true }]);
  });

  test('a sideline that is repeated for each fixture is one absence', () => {
    const result = read(SPORTMONKS, [{ data: [fixture, { ...fixture, id: 6 }] }, { data: { ...fixture, id: 7 } }]);
    expect(observed(result, 'FIXTURE')).toHaveLength(3);
    expect(observed(result, 'ABSENCE')).toHaveLength(1);
  });

  test('a sideline of null is ignored, and reported', () => {
    const result = withFixture({
      sidelined: [{ sideline_id: null, participant_id: 3468, player_id: 1, sideline: null }, reference],
    });
    expect(observed(result, 'ABSENCE')).toHaveLength(1);
    expect(problemsIn(result)).toEqual(['data.0.sidelined.0 sideline']);
  });

  test('bans, doubts and other reasons', () => {
    expect(
      absences(
        { category: 'suspended', type: { name: 'Red Card Suspension' } },
        { category: 'doubtful' },
        { type: { name: 'International duty' } },
        { category: 'doubtful', completed: true },
      ),
    ).toMatchObject([
      { kind: 'SUSPENSION', until: '2026-03-01', chance: null },
      { kind: 'INJURY', until: null, chance: 50 },
      { kind: 'INTERNATIONAL_DUTY' },
      { until: '2026-03-01', chance: null, completed: true },
    ]);
  });

  test('a sideline of a team that does not play is skipped', () => {
    const result = withFixture({
      sidelined: [{ ...reference, participant_id: 1, sideline: { ...sideline, team_id: 1 } }],
    });
    expect(problemsIn(result)).toEqual(['data.0.sidelined.0 sideline.team_id']);
  });
});

test.each([
  [
    {
      message:
        "No result(s) found matching your request. Either the query did not return any results or you don't have access to it via your current subscription.",
    },
    'NOT_IN_PLAN',
  ],
  [{ message: 'Unauthenticated.' }, 'API_ERROR'],
  [{ message: 'Too many requests' }, 'API_ERROR'],
  [{ data: [], subscription: [{}] }, 'NOT_IN_PLAN'],
  [{ meta: {} }, 'UNEXPECTED_SHAPE'],
])('%j is %s', (document, kind) => {
  expect(read(SPORTMONKS, [document])).toMatchObject({ ok: false, failures: [{ kind }] });
});
