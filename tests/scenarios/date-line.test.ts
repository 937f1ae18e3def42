import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, type Scenario } from '../support/scenario.ts';

/** A club and a country a whole day apart: Auckland and Pago Pago, Honolulu and Apia. */
const SCENARIO: Scenario = {
  now: '2026-06-20T12:00:00Z',
  season: '2026',
  competitions: {
    cup: { name: 'World Cup Qualifiers', kind: 'INTERNATIONAL' },
    league: { name: 'Pacific League', kind: 'LEAGUE' },
  },
  teams: [
    { name: 'Auckland FC', slug: 'auckland', timeZone: 'Pacific/Auckland' },
    { name: 'Honolulu FC', slug: 'honolulu', timeZone: 'Pacific/Honolulu' },
    { name: 'American Samoa', slug: 'american-samoa', timeZone: 'Pacific/Pago_Pago', kind: 'NATIONAL' },
    { name: 'Samoa', slug: 'samoa', timeZone: 'Pacific/Apia', kind: 'NATIONAL' },
  ],
  players: [
    { name: 'Nick', club: 'auckland', nationalTeam: 'american-samoa' },
    { name: 'Kai', club: 'honolulu', nationalTeam: 'samoa' },
  ],
  fixtures: [],
};

async function schedule(api: ApiClient, competition: string, home: string, away: string, when: object) {
  const teams = { home: { slug: home }, away: { slug: away } };
  const input = { competition: await api.competition(competition), ...teams, ...when };
  return done(api, 'scheduleFixture', 'ScheduleFixtureInput', input);
}

async function verdict(api: ApiClient, slug: string, fixture: string): Promise<string> {
  const query = `query ($slug: String!, $fixture: ID!) {
    player(by: { slug: $slug }) { availability(fixture: $fixture) { verdict } } }`;
  return (await api.query(query, { slug, fixture })).data.player.availability.verdict;
}

const served = async (api: ApiClient, slug: string) =>
  (await api.query(`{ player(by: { slug: "${slug}" }) { suspensions { served } } }`)).data.player.suspensions;

test('a match day in Pago Pago is over a day later in Auckland: missed, and a ban served, then and not before', async () => {
  await using api = await openScenario(SCENARIO);
  // Without a kick-off the match is over at the end of the 26th in Pago Pago: 23:00 on the 27th in Auckland.
  const match = await schedule(api, 'World Cup Qualifiers', 'american-samoa', 'samoa', { date: '2026-06-26' });
  await api.report('nick', '2026-06-19');
  const competition = await api.competition('World Cup Qualifiers');
  await api.edit('imposeSuspension', { player: { slug: 'kai' }, competition, matches: 1, imposedOn: '2026-06-19' });
  await using page = api.subscribeToList('nick');
  await page.next();
  await api.advanceTo('2026-06-27T10:59:00Z');
  expect([await verdict(api, 'nick', match), await verdict(api, 'kai', match)]).toEqual(['OUT', 'OUT']);
  expect(await served(api, 'kai')).toEqual([{ served: 0 }]);
  await api.advanceTo('2026-06-27T11:00:00Z');
  expect([await verdict(api, 'nick', match), await verdict(api, 'kai', match)]).toEqual(['MISSED', 'MISSED']);
  expect(await served(api, 'kai')).toEqual([{ served: 1 }]);
  const { missedGames } = await page.until((event) => event.missedGames.count.missed === 1);
  expect(missedGames.assessedAt).toMatch(/^2026-06-27T11:00:00/);
});

test('a fit player’s match is over when it is over at the ground of the hosts, asked alone as in the squad', async () => {
  await using api = await openScenario(SCENARIO);
  const match = await schedule(api, 'World Cup Qualifiers', 'american-samoa', 'samoa', { date: '2026-06-26' });
  const inSquad = async () => {
    const query = `query ($id: ID!) { team(by: { slug: "samoa" }) { availability(fixture: $id) { verdict } } }`;
    return (await api.query(query, { id: match })).data.team.availability;
  };
  await api.advanceTo('2026-06-27T10:59:00Z');
  expect([await verdict(api, 'kai', match), ...(await inSquad())]).toEqual(['AVAILABLE', { verdict: 'AVAILABLE' }]);
  await api.advanceTo('2026-06-27T11:00:00Z');
  expect([await verdict(api, 'kai', match), ...(await inSquad())]).toEqual(['PLAYED', { verdict: 'PLAYED' }]);
});

test('a player is back on a day of the club: the match of the day before at a ground behind the date line is on it', async () => {
  await using api = await openScenario(SCENARIO);
  // 18:00 on the 26th in Pago Pago is 17:00 on the 27th in Auckland.
  const when = { kickoffAt: '2026-06-27T05:00:00Z' };
  const match = await schedule(api, 'World Cup Qualifiers', 'american-samoa', 'samoa', when);
  const { data } = await api.query('query ($id: ID!) { fixture(id: $id) { date } }', { id: match });
  expect(data.fixture.date).toBe('2026-06-26');
  const injury = await api.report('nick', '2026-06-19');
  await api.advanceTo('2026-06-27T04:00:00Z');
  expect(await verdict(api, 'nick', match)).toBe('OUT');
  await api.edit('recordReturn', { injury, returnedOn: '2026-06-27' });
  expect(await verdict(api, 'nick', match)).toBe('AVAILABLE');
  await api.advanceTo('2026-06-27T05:00:00Z');
  expect(await verdict(api, 'nick', match)).toBe('PLAYED');
});

test('an event in Apia on a day that has not begun in Honolulu can be recorded at once', async () => {
  await using api = await openScenario(SCENARIO);
  // 15:00 on the 27th in Apia is 16:00 on the 26th in Honolulu.
  const match = await schedule(api, 'World Cup Qualifiers', 'samoa', 'american-samoa', {
    kickoffAt: '2026-06-27T02:00:00Z',
  });
  const next = await schedule(api, 'World Cup Qualifiers', 'american-samoa', 'samoa', {
    kickoffAt: '2026-06-29T05:00:00Z',
  });
  await api.advanceTo('2026-06-27T04:00:00Z');
  const competition = await api.competition('World Cup Qualifiers');
  const ban = { player: { slug: 'kai' }, competition, matches: 1 };
  expect(await api.edit('imposeSuspension', { ...ban, imposedOn: '2026-06-28' })).toMatchObject({
    issues: [{ path: ['input', 'imposedOn'] }],
  });
  expect(await api.edit('imposeSuspension', { ...ban, imposedOn: '2026-06-27' })).toMatchObject({
    __typename: 'Suspension',
  });
  expect(await verdict(api, 'kai', next)).toBe('OUT');
  expect(await verdict(api, 'kai', match)).toBe('PLAYED');
  await api.report('kai', '2026-06-27', { occurredIn: match });
  expect(await verdict(api, 'kai', match)).toBe('PLAYED');
});

test('after a red card in Auckland the next match is the one that kicks off next, though its day is the same', async () => {
  await using api = await openScenario({
    ...SCENARIO,
    competitions: { league: { name: 'Premier League', kind: 'LEAGUE' } },
  });
  const match = await schedule(api, 'Premier League', 'auckland', 'honolulu', { kickoffAt: '2026-06-27T02:00:00Z' });
  const second = await schedule(api, 'Premier League', 'honolulu', 'auckland', { kickoffAt: '2026-06-28T05:00:00Z' });
  const { data } = await api.query('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Fixture { date } } }', {
    ids: [match, second],
  });
  expect(data.nodes).toEqual([{ date: '2026-06-27' }, { date: '2026-06-27' }]);
  await api.advanceTo('2026-06-27T05:00:00Z');
  await api.edit('recordCards', { cards: [{ fixture: match, player: { slug: 'nick' }, colour: 'RED' }] });
  expect(await verdict(api, 'nick', second)).toBe('OUT');
  expect(await served(api, 'nick')).toEqual([{ served: 0 }]);
  await api.advanceTo('2026-06-28T05:00:00Z');
  expect(await verdict(api, 'nick', second)).toBe('MISSED');
  expect(await served(api, 'nick')).toEqual([{ served: 1 }]);
});
