import { expect, test } from 'vitest';
import { type ApiClient, between } from '../support/api-client.ts';
import { done, openScenario, report, type Scenario } from '../support/scenario.ts';

const SCENARIO: Scenario = {
  now: '2026-02-15T12:00:00Z',
  season: '2025-26',
  competitions: { cup: { name: 'Champions League', kind: 'CUP' } },
  teams: [
    { name: 'Real Madrid', slug: 'real-madrid', timeZone: 'Europe/Madrid' },
    { name: 'Benfica', slug: 'benfica', timeZone: 'Europe/Lisbon' },
    { name: 'Manchester City', slug: 'manchester-city', timeZone: 'Europe/London' },
  ],
  players: [{ name: 'Rodrygo', club: 'real-madrid' }],
  fixtures: [
    { competition: 'cup', date: '2026-02-17', home: 'benfica', away: 'real-madrid', round: 'Play-off, first leg' },
    { competition: 'cup', date: '2026-02-25', home: 'real-madrid', away: 'benfica', round: 'Play-off, second leg' },
  ],
};

/** A round of 16 that Real Madrid play if they beat Benfica, and a quarter-final that they play if they win it. */
async function openTies() {
  const api = await openScenario(SCENARIO);
  const [first, second] = [await api.fixture('benfica', 'real-madrid'), await api.fixture('real-madrid', 'benfica')];
  const competition = await api.competition('Champions League');
  const tie = async (date: string, fixture: string) =>
    done(api, 'scheduleFixture', 'ScheduleFixtureInput', {
      competition,
      date,
      home: { slug: 'real-madrid' },
      certainty: 'CONDITIONAL',
      dependsOn: { fixture, team: { slug: 'real-madrid' }, outcome: 'GOES_THROUGH' },
    });
  const last16 = await tie('2026-03-10', second);
  const quarterFinal = await tie('2026-04-07', last16);
  await report(api, {
    player: { slug: 'rodrygo' },
    occurredOn: '2026-02-14',
    bodyPart: 'KNEE',
    estimate: between('2026-09-01', '2026-09-10', '2026-09-20'),
  });
  return { api, first, second, last16, quarterFinal };
}

async function play(api: ApiClient, at: string, fixture: string, result: object): Promise<void> {
  await api.advanceTo(at);
  expect(await api.edit('recordResult', { fixture, ...result })).toMatchObject({ __typename: 'Fixture' });
}

async function state(api: ApiClient, fixture: string) {
  const query = 'query ($id: ID!) { fixture(id: $id) { status certainty condition } }';
  return (await api.query(query, { id: fixture })).data.fixture;
}

test('a tie is confirmed with the result that decides it, over both legs', async () => {
  const { api, first, second, last16, quarterFinal } = await openTies();
  await using _ = api;
  await play(api, '2026-02-17T23:00:00Z', first, { home: 1, away: 0 });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONDITIONAL' });
  await using page = api.subscribeToList('rodrygo');
  expect((await page.next()).missedGames.count).toMatchObject({ missed: 1, conditional: 2 });
  await play(api, '2026-02-25T23:00:00Z', second, { home: 2, away: 0 });
  expect(await state(api, last16)).toEqual({ status: 'SCHEDULED', certainty: 'CONFIRMED', condition: null });
  expect(await state(api, quarterFinal)).toMatchObject({ certainty: 'CONDITIONAL' });
  const { missedGames } = await page.until((event) => event.missedGames.cause === 'FIXTURE');
  expect(missedGames.count).toMatchObject({ missed: 2, out: 1, conditional: 1 });
});

test('a tie is called off with the result that decides it, and so are the ties that depend on it', async () => {
  const { api, first, second, last16, quarterFinal } = await openTies();
  await using _ = api;
  await play(api, '2026-02-17T23:00:00Z', first, { home: 3, away: 0 });
  await play(api, '2026-02-25T23:00:00Z', second, { home: 2, away: 0 });
  expect(await state(api, last16)).toMatchObject({ status: 'CANCELLED' });
  expect(await state(api, quarterFinal)).toMatchObject({ status: 'CANCELLED' });
  expect((await api.list('rodrygo')).count).toMatchObject({ missed: 2, conditional: 0 });

  // The result was wrong: it is corrected, and so is what followed from it.
  await api.edit('recordResult', { fixture: second, home: 4, away: 0 });
  expect(await state(api, last16)).toMatchObject({ status: 'SCHEDULED', certainty: 'CONFIRMED' });
});

test('a correction of the first leg decides the tie again; without a result of either leg it is open', async () => {
  const { api, first, second, last16, quarterFinal } = await openTies();
  await using _ = api;
  await play(api, '2026-02-17T23:00:00Z', first, { home: 1, away: 0 });
  await play(api, '2026-02-25T23:00:00Z', second, { home: 2, away: 0 });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONFIRMED' });

  await using page = api.subscribeToList('rodrygo');
  await page.next();
  await api.edit('recordResult', { fixture: first, home: 4, away: 0 });
  expect(await state(api, last16)).toMatchObject({ status: 'CANCELLED' });
  expect(await state(api, quarterFinal)).toMatchObject({ status: 'CANCELLED' });
  expect((await page.next()).missedGames.count).toMatchObject({ missed: 2, out: 0, conditional: 0 });

  // The second leg was broken off: nothing is decided.
  await api.edit('recordResult', { fixture: second, home: 2, away: 0, status: 'ABANDONED' });
  expect(await state(api, last16)).toMatchObject({ status: 'SCHEDULED', certainty: 'CONDITIONAL' });
  expect(await state(api, quarterFinal)).toMatchObject({ status: 'SCHEDULED', certainty: 'CONDITIONAL' });
  await api.edit('recordResult', { fixture: second, home: 5, away: 0 });
  expect(await state(api, last16)).toMatchObject({ status: 'SCHEDULED', certainty: 'CONFIRMED' });

  // Nothing is decided while a leg is postponed, or after it was removed.
  await api.edit('recordResult', { fixture: second, home: 0, away: 0, status: 'SUSPENDED' });
  await api.edit('postponeFixture', { fixture: second });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONDITIONAL' });
  await api.edit('rescheduleFixture', { fixture: second, date: '2026-02-25' });
  await api.edit('recordResult', { fixture: second, home: 5, away: 0 });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONFIRMED' });
  await api.edit('removeFixture', { fixture: second });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONDITIONAL' });
});

test('a level tie is decided by its shoot-out; without one it stays open', async () => {
  const { api, first, second, last16 } = await openTies();
  await using _ = api;
  await play(api, '2026-02-17T23:00:00Z', first, { home: 1, away: 0 });
  await play(api, '2026-02-25T23:00:00Z', second, { home: 1, away: 0 });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONDITIONAL', status: 'SCHEDULED' });
  await api.edit('recordResult', { fixture: second, home: 1, away: 0, penalties: { home: 4, away: 2 } });
  expect(await state(api, last16)).toMatchObject({ certainty: 'CONFIRMED' });
  expect(
    await api.edit('recordResult', { fixture: second, home: 1, away: 0, penalties: { home: 4, away: 4 } }),
  ).toMatchObject({
    issues: [{ path: ['input', 'penalties'] }],
  });
});

test('a dependency is added later, is in the list, and decides at once if the result is known', async () => {
  const { api, second, first, quarterFinal } = await openTies();
  await using _ = api;
  const depends = { fixture: second, team: { slug: 'benfica' }, outcome: 'GOES_OUT' };
  expect(
    await api.edit(
      'updateFixture',
      { fixture: quarterFinal, dependsOn: depends },
      'dependsOn { fixture { id } outcome }',
    ),
  ).toMatchObject({ dependsOn: { fixture: { id: second }, outcome: 'GOES_OUT' } });
  await play(api, '2026-02-17T23:00:00Z', first, { home: 0, away: 1 });
  await play(api, '2026-02-25T23:00:00Z', second, { home: 1, away: 0 });
  expect(await state(api, quarterFinal)).toMatchObject({ certainty: 'CONFIRMED' });
});

test('a match on one of two days is assessed over both', async () => {
  await using api = await openScenario(SCENARIO);
  const fixture = await api.fixture('real-madrid', 'benfica');
  const days = { date: '2026-03-10', lastPossibleDate: '2026-03-11' };
  expect(await api.edit('rescheduleFixture', { fixture, ...days }, 'date lastPossibleDate')).toMatchObject(days);
  await report(api, {
    player: { slug: 'rodrygo' },
    occurredOn: '2026-02-14',
    bodyPart: 'KNEE',
    estimate: between('2026-03-09', '2026-03-11', '2026-03-13'),
  });
  const game = async () => (await api.list('rodrygo')).games.find((one: any) => one.fixture.id === fixture);
  const both = await game();
  const chances = [];
  for (const date of ['2026-03-10', '2026-03-11']) {
    await api.edit('rescheduleFixture', { fixture, date });
    chances.push((await game()).chanceOfMissing);
  }
  expect(both.verdict).not.toBe('UNKNOWN');
  expect(both.chanceOfMissing).toBeCloseTo((chances[0] + chances[1]) / 2, 3);
  await api.edit('rescheduleFixture', { fixture, ...days });
  await api.advanceTo('2026-03-11T12:00:00Z');
  expect((await game()).verdict).toBe('OUT');
  await api.advanceTo('2026-03-12T12:00:00Z');
  expect((await game()).verdict).toBe('MISSED');
  expect(
    await api.edit('rescheduleFixture', { fixture, date: '2026-03-20', lastPossibleDate: '2026-03-19' }),
  ).toMatchObject({
    issues: [{ path: ['input', 'lastPossibleDate'] }],
  });
});

test('each source keeps its estimate, and the API has whether they disagree', async () => {
  await using api = await openScenario(SCENARIO);
  const source = (name: string) => ({ source: { kind: 'PRESS', name } });
  const injury = await report(api, { player: { slug: 'rodrygo' }, occurredOn: '2026-02-14', bodyPart: 'KNEE' });
  await api.revise(injury, between('2026-03-01', '2026-03-03', '2026-03-05'), source('Marca'));
  await api.revise(injury, between('2026-03-02', '2026-03-04', '2026-03-09'), source('AS'));
  const now = async () => {
    const query = `query ($id: ID!) { injury(id: $id) { disagreement estimatesNow { revision standing source { name } } } }`;
    const { disagreement, estimatesNow } = (await api.query(query, { id: injury })).data.injury;
    return { disagreement, now: estimatesNow.map((one: any) => [one.revision, one.source.name, one.standing]) };
  };
  expect(await now()).toEqual({
    disagreement: false,
    now: [
      [3, 'AS', true],
      [2, 'Marca', false],
    ],
  });
  await api.revise(injury, between('2026-04-01', '2026-04-05', '2026-04-10'), source('Marca'));
  expect(await now()).toEqual({
    disagreement: true,
    now: [
      [4, 'Marca', true],
      [3, 'AS', false],
    ],
  });
});
