import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, type ScenarioFixture } from '../support/scenario.ts';
import { verdicts } from '../support/winter-scenario.ts';

/** Real bans of 2023 to 2025. */

const club = (name: string, timeZone: string) => ({ name, slug: name.toLowerCase().replaceAll(' ', '-'), timeZone });

/** "league 2024-11-02 liverpool brighton" */
const match = (words: string): ScenarioFixture => {
  const [competition = '', date = '', home = '', away = ''] = words.split(' ');
  return { competition, date, home, away };
};

const cards = (api: ApiClient, slug: string, colour: string, ...matches: (readonly [string, string, string])[]) =>
  Promise.all(
    matches.map(async ([home, away, date]) => ({
      fixture: await api.fixture(home, away, date),
      player: { slug },
      colour,
    })),
  );

test('Mac Allister, 2024: the fifth yellow card; the derby is postponed, and Fulham is the match that is missed', async () => {
  await using api = await openScenario({
    now: '2024-12-05T09:00:00Z',
    season: '2024-25',
    competitions: {
      league: { name: 'Premier League', kind: 'LEAGUE' },
      cup: { name: 'EFL Cup', kind: 'CUP' },
      europe: { name: 'UEFA Champions League', kind: 'CUP' },
    },
    teams: ['Liverpool', 'Brighton', 'Aston Villa', 'Southampton', 'Manchester City', 'Newcastle', 'Everton', 'Fulham']
      .map((name) => club(name, 'Europe/London'))
      .concat(club('Girona', 'Europe/Madrid')),
    players: [{ name: 'Alexis Mac Allister', club: 'liverpool' }],
    fixtures: [
      'league 2024-11-02 liverpool brighton',
      'league 2024-11-09 liverpool aston-villa',
      'league 2024-11-24 southampton liverpool',
      'league 2024-12-01 liverpool manchester-city',
      'league 2024-12-04 newcastle liverpool',
      'league 2024-12-07 everton liverpool',
      'europe 2024-12-10 girona liverpool',
      'league 2024-12-14 liverpool fulham',
      'cup 2024-12-18 southampton liverpool',
      'league 2025-04-02 liverpool everton',
    ].map(match),
  });
  const shown = await cards(
    api,
    'alexis-mac-allister',
    'YELLOW',
    ['liverpool', 'brighton', '2024-11-02'],
    ['liverpool', 'aston-villa', '2024-11-09'],
    ['southampton', 'liverpool', '2024-11-24'],
    ['liverpool', 'manchester-city', '2024-12-01'],
    ['newcastle', 'liverpool', '2024-12-04'],
  );
  await api.edit('recordCards', { cards: shown });
  expect(await api.list('alexis-mac-allister')).toMatchObject({
    games: [{ verdict: 'OUT', fixture: { date: '2024-12-07' } }],
    targetReturn: { date: '2024-12-10' },
  });

  // Storm Darragh, on the morning of the derby.
  const derby = await api.fixture('everton', 'liverpool', '2024-12-07');
  await api.edit('postponeFixture', { fixture: derby, note: 'Storm Darragh' });
  const list = await api.list('alexis-mac-allister');
  expect(verdicts(list)).toEqual(['2024-12-14 OUT']);
  expect(list.targetReturn).toEqual({ date: '2024-12-10' });
  await api.edit('rescheduleFixture', { fixture: derby, date: '2025-02-12' });
  await api.advanceTo('2024-12-15T09:00:00Z');
  expect((await api.list('alexis-mac-allister')).games).toEqual([]);
  // A match that is broken off does not count towards a ban until it is resumed or played again.
  const red = await cards(api, 'alexis-mac-allister', 'RED', ['liverpool', 'fulham', '2024-12-14']);
  await api.edit('recordCards', { cards: red });
  expect(verdicts(await api.list('alexis-mac-allister'))).toEqual(['2024-12-18 OUT']);
  await api.advanceTo('2024-12-19T09:00:00Z');
  const cup = await api.fixture('southampton', 'liverpool', '2024-12-18');
  await api.edit('recordResult', { fixture: cup, home: 0, away: 1, status: 'ABANDONED' });
  expect(verdicts(await api.list('alexis-mac-allister'))).toEqual(['2025-02-12 OUT']);
});

test('Caicedo, 2025: a red card is served in the league and the cups of the country, not in Europe', async () => {
  await using api = await openScenario({
    now: '2025-12-01T09:00:00Z',
    season: '2025-26',
    competitions: {
      league: { name: 'English Premier League', kind: 'LEAGUE' },
      cup: { name: 'Carabao Cup', kind: 'CUP' },
      europe: { name: 'UEFA Champions League', kind: 'CUP' },
    },
    teams: ['Chelsea', 'Arsenal', 'Leeds', 'Bournemouth', 'Everton', 'Cardiff', 'Newcastle']
      .map((name) => club(name, 'Europe/London'))
      .concat(club('Atalanta', 'Europe/Rome')),
    players: [{ name: 'Moisés Caicedo', club: 'chelsea' }],
    fixtures: [
      'league 2025-11-30 chelsea arsenal',
      'league 2025-12-03 leeds chelsea',
      'league 2025-12-06 bournemouth chelsea',
      'europe 2025-12-09 atalanta chelsea',
      'league 2025-12-13 chelsea everton',
      'cup 2025-12-16 cardiff chelsea',
      'league 2025-12-20 newcastle chelsea',
    ].map(match),
  });
  const red = await cards(api, 'moises-caicedo', 'RED', ['chelsea', 'arsenal', '2025-11-30']);
  const recorded = await api.edit('recordCards', { cards: red }, 'suspensions { matches scope { domestic } }');
  expect(recorded.suspensions).toEqual([{ matches: 1, scope: { domestic: 'ENG' } }]);
  expect(verdicts(await api.list('moises-caicedo'))).toEqual(['2025-12-03 OUT']);
  // Violent conduct: three matches. The stated ban replaces the derived one, which has the minimum length.
  const ban = { player: { slug: 'moises-caicedo' }, imposedOn: '2025-11-30', scope: { domestic: 'England' } };
  await api.edit('imposeSuspension', { ...ban, matches: 3 });
  const list = await api.list('moises-caicedo');
  expect(verdicts(list)).toEqual(['2025-12-03 OUT', '2025-12-06 OUT', '2025-12-13 OUT']);
  expect(list.targetReturn).toEqual({ date: '2025-12-09' });

  // Another ban is served after it, not together with it.
  await api.edit('imposeSuspension', { ...ban, imposedOn: '2025-12-01', matches: 1 });
  expect(verdicts(await api.list('moises-caicedo'))).toEqual([
    '2025-12-03 OUT',
    '2025-12-06 OUT',
    '2025-12-13 OUT',
    '2025-12-16 OUT',
  ]);
});

test('Rüdiger, 2025: six matches for the final of the cup are served in the league, and what is left in the next season', async () => {
  await using api = await openScenario({
    now: '2025-04-30T09:00:00Z',
    season: '2024-25',
    competitions: {
      liga: { name: 'La Liga', kind: 'LEAGUE' },
      copa: { name: 'Copa del Rey', kind: 'CUP' },
    },
    teams: ['Real Madrid', 'Barcelona', 'Celta', 'Mallorca', 'Sevilla', 'Real Sociedad', 'Osasuna', 'Oviedo'].map(
      (name) => club(name, 'Europe/Madrid'),
    ),
    players: [{ name: 'Antonio Rüdiger', club: 'real-madrid' }],
    fixtures: [
      'copa 2025-04-26 barcelona real-madrid',
      'liga 2025-05-04 real-madrid celta',
      'liga 2025-05-11 barcelona real-madrid',
      'liga 2025-05-14 real-madrid mallorca',
      'liga 2025-05-18 sevilla real-madrid',
      'liga 2025-05-24 real-madrid real-sociedad',
    ].map(match),
  });
  for (const [name, kind, date] of [
    ['FIFA Club World Cup', 'CUP', '2025-06-18'],
    ['La Liga', 'LEAGUE', '2025-08-19'],
    ['La Liga', 'LEAGUE', '2025-08-24'],
  ] as const) {
    const season = name === 'La Liga' ? '2025-26' : '2025';
    const slug = name === 'La Liga' ? 'la-liga-2025-26' : 'club-world-cup';
    const { data } = await api.query(`{ competition(by: { slug: "${slug}" }) { id } }`);
    const competition =
      data.competition?.id ??
      (await done(api, 'registerCompetition', 'RegisterCompetitionInput', { name, season, kind, slug }));
    const teams = { home: { slug: 'real-madrid' }, away: { slug: 'osasuna' } };
    await done(api, 'scheduleFixture', 'ScheduleFixtureInput', { competition, date, ...teams });
  }
  const competition = await api.competition('Copa del Rey');
  const ban = { player: { slug: 'antonio-ruediger' }, competition, imposedOn: '2025-04-26' };
  // Three matches are those of the cup alone; from four on they are those of the country.
  const { id } = await api.edit('imposeSuspension', { ...ban, matches: 3 }, 'id');
  expect((await api.list('antonio-ruediger')).games).toEqual([]);
  await api.edit('liftSuspension', { suspension: id });
  await api.edit('imposeSuspension', { ...ban, matches: 6, reason: 'Threw ice at the referee' });
  const list = await api.list('antonio-ruediger');
  expect(verdicts(list).map((game) => game.slice(5, 10))).toEqual([
    '05-04',
    '05-11',
    '05-14',
    '05-18',
    '05-24',
    '08-19',
  ]);
  expect(list.targetReturn).toEqual({ date: '2025-06-18' });
});

test('Tonali and Ronaldo: a ban from everything until a day, and one match with two more on probation', async () => {
  await using api = await openScenario({
    now: '2025-11-14T09:00:00Z',
    season: '2026',
    competitions: {
      qualifiers: { name: 'FIFA World Cup Qualifiers', kind: 'INTERNATIONAL' },
      cup: { name: 'World Cup', kind: 'INTERNATIONAL' },
      friendly: { name: 'Friendlies', kind: 'FRIENDLY' },
    },
    teams: [
      { ...club('Portugal', 'Europe/Lisbon'), kind: 'NATIONAL' },
      { ...club('Armenia', 'Asia/Yerevan'), kind: 'NATIONAL' },
      { ...club('Ireland', 'Europe/Dublin'), kind: 'NATIONAL' },
      club('Newcastle', 'Europe/London'),
    ],
    players: [
      { name: 'Cristiano Ronaldo', club: 'newcastle', nationalTeam: 'portugal' },
      { name: 'Sandro Tonali', club: 'newcastle', nationalTeam: 'portugal' },
    ],
    fixtures: [
      'qualifiers 2025-11-13 ireland portugal',
      'qualifiers 2025-11-16 portugal armenia',
      'friendly 2026-03-28 portugal ireland',
      'cup 2026-06-17 portugal armenia',
      'cup 2026-06-23 portugal ireland',
    ].map(match),
  });
  const ban = { player: { slug: 'cristiano-ronaldo' }, scope: { federation: 'FIFA' }, imposedOn: '2025-11-13' };
  await api.edit('imposeSuspension', { ...ban, matches: 1, probation: 2 });
  expect(verdicts(await api.list('cristiano-ronaldo'))).toEqual(['2025-11-16 OUT']);
  await api.advanceTo('2025-11-17T09:00:00Z');
  expect((await api.list('cristiano-ronaldo')).games).toEqual([]);

  const until = { player: { slug: 'sandro-tonali' }, scope: { everywhere: true }, imposedOn: '2025-11-13' };
  await api.edit('imposeSuspension', { ...until, until: '2026-06-20' });
  const list = await api.list('sandro-tonali');
  expect(verdicts(list)).toEqual(['2025-11-16 MISSED', '2026-03-28 OUT', '2026-06-17 OUT']);
  expect(list).toMatchObject({ targetReturn: { date: '2026-06-23' }, returnWindow: { likely: '2026-06-20' } });
});
