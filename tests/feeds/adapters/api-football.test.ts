import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/domain/day.ts';
import { API_FOOTBALL } from '../../../src/feeds/adapters/api-football.ts';
import { answer, fixture, league, MADRID } from './api-football-answers.ts';
import { observed, problemsIn, read } from './reading.ts';

const one = (changes: object, ...documents: unknown[]) =>
  observed(
    read(API_FOOTBALL, [
      answer('fixtures', [{ ...fixture(7, '2026-02-08T20:00:00+00:00', 'NS'), ...changes }]),
      ...documents,
    ]),
    'FIXTURE',
  )[0];

describe('fixtures', () => {
  test('a fixture with its season, round, teams and hour', () => {
    expect(one({})).toMatchObject({
      ids: [{ source: 'api-football', value: '7' }],
      competition: { name: 'La Liga', season: '2025-26', kind: 'LEAGUE', country: 'ESP', timeZone: 'Europe/Madrid' },
      round: 'Matchday 23',
      home: { ids: [{ source: 'api-football', value: '532' }], name: 'Valencia', country: 'ESP', gender: 'MEN' },
      day: '2026-02-08',
      kickoffAt: instant('2026-02-08T20:00:00Z'),
      status: 'TIMED',
      venue: 'Mestalla',
    });
  });

  test.each([
    ['TBD', 'SCHEDULED', '2026-02-08', false],
    ['NS', 'TIMED', '2026-02-08', true],
    ['HT', 'IN_PLAY', '2026-02-08', true],
    ['INT', 'SUSPENDED', '2026-02-08', true],
    ['ABD', 'ABANDONED', '2026-02-08', true],
    ['CANC', 'CANCELLED', '2026-02-08', true],
    ['PST', 'POSTPONED', null, false],
  ])('%s is %s', (short, status, day, hasHour) => {
    const found = one(fixture(7, '2026-02-08T20:00:00+00:00', short));
    expect(found).toMatchObject({ status, day, score: null });
    expect(found?.kickoffAt !== null).toBe(hasHour);
  });

  test('results with extra time, a shoot-out, and awarded', () => {
    expect(one(fixture(7, '2026-02-08T20:00:00+00:00', 'FT', [2, 1]))).toMatchObject({
      status: 'FINISHED',
      score: { home: 2, away: 1 },
    });
    const shootOut = {
      ...fixture(7, '2026-02-08T20:00:00+00:00', 'PEN', [1, 1]),
      score: { penalty: { home: 4, away: 2 } },
    };
    expect(one(shootOut)).toMatchObject({
      status: 'FINISHED',
      score: { home: 1, away: 1 },
      penalties: { home: 4, away: 2 },
    });
    expect(one(fixture(7, '2026-02-08T20:00:00+00:00', 'AWD', [3, 0]))).toMatchObject({
      status: 'AWARDED',
      score: { home: 3, away: 0 },
    });
  });

  test('a season is named by its days', () => {
    expect(one(fixture(7, '2025-08-31T20:00:00+00:00', 'NS'))?.competition.season).toBe('2025-26');
    const brazil = { ...league, id: 71, name: 'Serie A', country: 'Brazil' };
    const inBrazil = (date: string) => ({ ...fixture(8, date, 'NS'), league: brazil });
    const april = answer('fixtures', [inBrazil('2025-04-12T20:00:00+00:00')]);
    expect(one(inBrazil('2025-11-12T20:00:00+00:00'), april)?.competition.season).toBe('2025');
    const world = { id: 1, name: 'World Cup', country: 'World', season: 2026, round: 'Group Stage - 1' };
    expect(
      one({ league: world, teams: { home: { id: 9, name: 'Spain' }, away: { id: 8, name: 'Japan' } } }),
    ).toMatchObject({
      competition: { season: '2026', kind: 'INTERNATIONAL', country: null },
      home: { kind: 'NATIONAL', country: 'ESP' },
    });
    const cup = { id: 2, name: 'UEFA Champions League', country: 'World', season: 2025, round: 'League Stage - 1' };
    expect(one({ league: cup })).toMatchObject({ competition: { kind: 'CUP' }, home: { kind: 'CLUB' } });
  });

  test('women are teams of their own, by the suffix W', () => {
    const women = { home: { id: 1, name: 'Barcelona W' }, away: { id: 2, name: 'Real Madrid W' } };
    const found = one({ teams: women, league: { ...league, id: 142, name: 'Primera División Femenina' } });
    expect(found).toMatchObject({ home: { name: 'Barcelona W', gender: 'WOMEN' }, competition: { gender: 'WOMEN' } });
  });

  test('line-ups and cards inside a fixture, and in separate responses', () => {
    const card = {
      time: { elapsed: 61 },
      team: MADRID,
      player: { id: 5, name: 'J. Bellingham' },
      type: 'Card',
      detail: 'Yellow Card',
    };
    const goal = { ...card, type: 'Goal', detail: 'Normal Goal' };
    const lineup = {
      team: MADRID,
      startXI: [{ player: { id: 5, name: 'J. Bellingham' } }],
      substitutes: [{ player: { id: 6, name: 'Endrick' } }],
    };
    const inside = answer('fixtures', [
      { ...fixture(7, '2026-02-08T20:00:00+00:00', 'FT', [0, 0]), events: [card, goal], lineups: [lineup] },
    ]);
    const outside = [
      answer('fixtures/lineups', [lineup], { fixture: '8' }),
      answer('fixtures/events', [{ ...card, detail: 'Red Card' }], { fixture: 8 }),
    ];
    const result = read(API_FOOTBALL, [inside, ...outside]);
    expect(observed(result, 'LINEUP')).toMatchObject([
      { fixture: [{ value: '7' }], starting: [{ name: 'J. Bellingham' }], bench: [{ name: 'Endrick' }] },
      { fixture: [{ value: '8' }] },
    ]);
    expect(observed(result, 'CARD')).toMatchObject([
      { fixture: [{ value: '7' }], colour: 'YELLOW', minute: 61 },
      { fixture: [{ value: '8' }], colour: 'RED' },
    ]);
  });
});

describe('squads', () => {
  const squads = answer('players/squads', [
    {
      team: MADRID,
      players: [
        { id: 5, name: 'J. Bellingham', age: 22, number: 5, position: 'Midfielder' },
        { id: 6, name: 'Endrick', number: null, position: 'Attacker' },
      ],
    },
  ]);
  const player = {
    id: 5,
    name: 'J. Bellingham',
    firstname: 'Jude Victor William',
    lastname: 'Bellingham',
    birth: { date: '2003-06-29' },
    nationality: 'England',
  };

  test('abbreviated names without birth dates', () => {
    expect(observed(read(API_FOOTBALL, [squads]), 'SQUAD_MEMBER')).toMatchObject([
      {
        player: { ids: [{ value: '5' }], name: 'J. Bellingham', position: 'MIDFIELDER', gender: 'MEN' },
        shirtNumber: 5,
      },
      { player: { name: 'Endrick', position: 'FORWARD' }, shirtNumber: null },
    ]);
  });

  test('a response of /players has the first name, the birth date and the yellow cards', () => {
    const statistics = [
      { team: MADRID, league, games: { position: 'Midfielder' }, cards: { yellow: 4, yellowred: 0, red: 0 } },
    ];
    const result = read(API_FOOTBALL, [squads, answer('players', [{ player, statistics }])]);
    expect(observed(result, 'SQUAD_MEMBER')[0]?.player).toMatchObject({
      name: 'Jude Bellingham',
      birthDate: '2003-06-29',
      nationality: 'England',
    });
    expect(observed(result, 'CAUTION_TOTAL')).toMatchObject([
      { yellows: 4, team: { name: 'Real Madrid' }, competition: { name: 'La Liga' } },
    ]);
  });

  test('a team of /teams has a country and a code; a national team is one', () => {
    const spain = { id: 9, name: 'Spain', code: 'SPA', country: 'Spain', national: true };
    expect(observed(read(API_FOOTBALL, [answer('teams', [{ team: spain }])]), 'TEAM')).toMatchObject([
      { team: { kind: 'NATIONAL', country: 'Spain', code: 'SPA' } },
    ]);
  });
});

describe('refusals have status 200', () => {
  const refused = (errors: unknown) =>
    read(API_FOOTBALL, [
      answer('fixtures', [fixture(7, '2026-02-08T20:00:00+00:00', 'NS')]),
      { ...answer('injuries', []), errors },
    ]);

  test.each([
    [{ plan: 'Free plans do not have access to this season, try from 2022 to 2024.' }, 'NOT_IN_PLAN', /Free plans/],
    [{ requests: 'You have reached the request limit for the day.' }, 'API_ERROR', /request limit/],
    [{ token: 'Error/Missing application key.' }, 'API_ERROR', /application key/],
    [['Something went wrong'], 'API_ERROR', /Something went wrong/],
  ])('%j', (errors, kind, message) => {
    expect(refused(errors)).toMatchObject({ ok: false, failures: [{ kind, message: expect.stringMatching(message) }] });
  });

  test('no errors, and no rows at all', () => {
    expect(refused([])).toMatchObject({ ok: true });
    expect(refused({})).toMatchObject({ ok: true });
    expect(read(API_FOOTBALL, [answer('injuries', [])])).toMatchObject({ ok: false, failures: [{ kind: 'EMPTY' }] });
  });

  test('a list of responses in one document, and a response that is not used', () => {
    const list = [answer('teams', [{ team: MADRID }]), answer('standings', [{}])];
    expect(problemsIn(read(API_FOOTBALL, [list]))).toEqual(['standings']);
    expect(observed(read(API_FOOTBALL, [list]), 'TEAM')).toHaveLength(1);
  });
});
