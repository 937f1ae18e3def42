import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, report, type Scenario } from '../support/scenario.ts';

/** Clubs and national teams on both sides of the date line. */
const SCENARIO: Scenario = {
  now: '2026-06-20T12:00:00Z',
  season: '2026',
  competitions: {
    cup: { name: 'World Cup', kind: 'INTERNATIONAL' },
    liga: { name: 'Liga MX', kind: 'LEAGUE' },
    aLeague: { name: 'A-League', kind: 'LEAGUE' },
  },
  teams: [
    { name: 'Spain', slug: 'spain', timeZone: 'Europe/Madrid', kind: 'NATIONAL' },
    { name: 'Uruguay', slug: 'uruguay', timeZone: 'America/Montevideo', kind: 'NATIONAL' },
    { name: 'Barcelona', slug: 'barcelona', timeZone: 'Europe/Madrid' },
    { name: 'América', slug: 'america', timeZone: 'America/Mexico_City' },
    { name: 'Tijuana', slug: 'tijuana', timeZone: 'America/Tijuana' },
    { name: 'Perth Glory', slug: 'perth', timeZone: 'Australia/Perth' },
    { name: 'Auckland FC', slug: 'auckland', timeZone: 'Pacific/Auckland' },
  ],
  players: [
    { name: 'Lamine', club: 'barcelona', nationalTeam: 'spain' },
    { name: 'Henry', club: 'america' },
    { name: 'Nick', club: 'perth' },
  ],
  fixtures: [],
};

async function schedule(api: ApiClient, competition: string, fixture: Record<string, unknown>): Promise<string> {
  const { home, away, ...rest } = fixture;
  return done(api, 'scheduleFixture', 'ScheduleFixtureInput', {
    competition: await api.competition(competition),
    home: { slug: home },
    away: { slug: away },
    ...rest,
  });
}

async function verdict(api: ApiClient, slug: string, fixture: string): Promise<string> {
  const query = `query ($slug: String!, $fixture: ID!) {
    player(by: { slug: $slug }) { availability(fixture: $fixture) { verdict } } }`;
  return (await api.query(query, { slug, fixture })).data.player.availability.verdict;
}

/** Uruguay v Spain at 20:00 on 26 June in Montevideo, which is 01:00 on the 27th in Madrid. */
async function openWorldCup() {
  const api = await openScenario(SCENARIO);
  const night = { home: 'uruguay', away: 'spain', kickoffAt: '2026-06-26T23:00:00Z' };
  return { api, fixture: await schedule(api, 'World Cup', night) };
}

test('a fixture whose match day is over at the player’s club is not missed before its kick-off', async () => {
  const { api, fixture } = await openWorldCup();
  await using _ = api;
  const until = { earliest: '2026-07-10', likely: '2026-07-15', latest: '2026-07-20' };
  await report(api, {
    player: { slug: 'lamine' },
    occurredOn: '2026-06-19',
    bodyPart: 'KNEE',
    estimate: { window: until },
  });
  await using page = api.subscribeToList('lamine');
  await page.next();

  // Past midnight in Madrid, and before the kick-off.
  await api.advanceTo('2026-06-26T22:30:00Z');
  expect(await verdict(api, 'lamine', fixture)).toBe('OUT');
  expect((await api.list('lamine')).count).toMatchObject({ missed: 0, out: 1 });
  await api.advanceTo('2026-06-26T23:00:00Z');
  expect(await verdict(api, 'lamine', fixture)).toBe('MISSED');
  const { missedGames } = await page.until((event) => event.missedGames.count.missed === 1);
  expect(missedGames).toMatchObject({
    cause: 'TIME_PASSED',
    assessedAt: expect.stringMatching(/^2026-06-26T23:00:00/),
  });
});

test('after a return that is recorded before the kick-off, the game is not missed', async () => {
  const { api, fixture } = await openWorldCup();
  await using _ = api;
  const injury = await report(api, { player: { slug: 'lamine' }, occurredOn: '2026-06-19', bodyPart: 'KNEE' });
  await api.advanceTo('2026-06-26T22:30:00Z');
  await done(api, 'recordReturn', 'RecordReturnInput', { injury, returnedOn: '2026-06-27' });
  expect(await verdict(api, 'lamine', fixture)).toBe('AVAILABLE');
  await api.advanceTo('2026-06-27T12:00:00Z');
  expect(await verdict(api, 'lamine', fixture)).toBe('PLAYED');
});

test('an injury that is reported before the kick-off counts, although it is of the next day at the club', async () => {
  const { api, fixture } = await openWorldCup();
  await using _ = api;
  await api.advanceTo('2026-06-26T22:30:00Z');
  await report(api, { player: { slug: 'lamine' }, occurredOn: '2026-06-27', bodyPart: 'KNEE' });
  expect(await verdict(api, 'lamine', fixture)).toBe('OUT');
});

test('a ban is not served before the kick-off', async () => {
  const { api, fixture } = await openWorldCup();
  await using _ = api;
  const competition = await api.competition('World Cup');
  const ban = { player: { slug: 'lamine' }, competition, matches: 1, imposedOn: '2026-06-19' };
  await done(api, 'imposeSuspension', 'ImposeSuspensionInput', ban);
  const served = async () =>
    (await api.query('{ player(by: { slug: "lamine" }) { suspensions { served } } }')).data.player.suspensions[0]
      .served;
  await api.advanceTo('2026-06-26T22:59:00Z');
  expect(await served()).toBe(0);
  expect(await verdict(api, 'lamine', fixture)).toBe('OUT');
  await api.advanceTo('2026-06-26T23:00:00Z');
  expect(await served()).toBe(1);
});

test('the team’s next fixture is one that has not kicked off, independent of the day at home', async () => {
  const { api, fixture } = await openWorldCup();
  await using _ = api;
  const next = async () =>
    (await api.query('{ team(by: { slug: "spain" }) { nextFixture { id } } }')).data.team.nextFixture;
  await api.advanceTo('2026-06-26T22:30:00Z');
  expect(await next()).toEqual({ id: fixture });
  await api.advanceTo('2026-06-26T23:00:00Z');
  expect(await next()).toBe(null);
});

test('west of the club: without a kick-off the match day ends at the ground', async () => {
  await using api = await openScenario(SCENARIO);
  const fixture = await schedule(api, 'Liga MX', { home: 'tijuana', away: 'america', date: '2026-06-26' });
  await report(api, { player: { slug: 'henry' }, occurredOn: '2026-06-19', bodyPart: 'KNEE' });
  await using page = api.subscribeToList('henry');
  await page.next();
  // Midnight is at six in Mexico City, and at seven in Tijuana.
  await api.advanceTo('2026-06-27T06:59:00Z');
  expect(await verdict(api, 'henry', fixture)).toBe('OUT');
  await api.advanceTo('2026-06-27T07:00:00Z');
  expect(await verdict(api, 'henry', fixture)).toBe('MISSED');
  const { missedGames } = await page.until((event) => event.missedGames.count.missed === 1);
  expect(missedGames).toMatchObject({
    cause: 'TIME_PASSED',
    assessedAt: expect.stringMatching(/^2026-06-27T07:00:00/),
  });
});

test('east of the club: a match day that is over at the ground is over', async () => {
  await using api = await openScenario(SCENARIO);
  const fixture = await schedule(api, 'A-League', { home: 'auckland', away: 'perth', date: '2026-06-26' });
  await report(api, { player: { slug: 'nick' }, occurredOn: '2026-06-19', bodyPart: 'KNEE' });
  // In Perth it is 20:00 on the 26th.
  await api.advanceTo('2026-06-26T11:59:00Z');
  expect(await verdict(api, 'nick', fixture)).toBe('OUT');
  await api.advanceTo('2026-06-26T12:00:00Z');
  expect(await verdict(api, 'nick', fixture)).toBe('MISSED');
});

test('a neutral ground has its own zone: the match day is a day there', async () => {
  await using api = await openScenario(SCENARIO);
  const ground = { neutral: true, venueTimeZone: 'America/Los_Angeles' };
  const late = { home: 'spain', away: 'uruguay', kickoffAt: '2026-06-27T02:00:00Z', ...ground };
  const fixture = await schedule(api, 'World Cup', late);
  const { data } = await api.query('query ($fixture: ID!) { fixture(id: $fixture) { date neutral venueTimeZone } }', {
    fixture,
  });
  expect(data.fixture).toEqual({ date: '2026-06-26', ...ground });
  await api.advanceTo('2026-06-27T01:00:00Z');
  const result = { fixture, home: 1, away: 0 };
  expect(await api.edit('recordResult', result)).toMatchObject({ issues: [{ path: ['input', 'fixture'] }] });
  await api.advanceTo('2026-06-27T04:00:00Z');
  expect(await api.edit('recordResult', result)).toMatchObject({ __typename: 'Fixture' });
});
