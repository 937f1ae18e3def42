import { expect, test } from 'vitest';
import { between, openApiClient, pairings } from '../support/api-client.ts';

/** Bellingham is back between 1 and 15 March, most likely on the 8th: six games out, Getafe and Celta in doubt. */
const MARCH = between('2026-03-01', '2026-03-08', '2026-03-15');

async function openScenario() {
  const api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), MARCH);
  const page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  return { api, page, before, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

/** Returns the game of a list between two teams; undefined if the list does not contain it. */
function game(list: any, home: string, away: string) {
  return list.games[pairings(list).indexOf(`${home} v ${away}`)];
}

test('a fixture is moved while the player is out: MOVED, at its new place in the list', async () => {
  await using scenario = await openScenario();
  const { api, page, before } = scenario;
  const fixture = await api.fixture('valencia', 'real-madrid');
  const moved = await api.edit(
    'rescheduleFixture',
    { fixture, date: '2026-02-24', kickoffAt: '2026-02-24T20:00:00Z' },
    'id status date kickoffAt originalDate',
  );
  expect(moved).toEqual({
    __typename: 'Fixture',
    id: fixture,
    status: 'TIMED',
    date: '2026-02-24',
    kickoffAt: '2026-02-24T20:00:00.000Z',
    originalDate: '2026-02-08',
  });

  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({
    revision: before.revision + 1,
    cause: 'FIXTURE',
    count: { out: 5, doubtful: 2, max: before.count.max },
  });
  expect(changes).toEqual([
    {
      kind: 'MOVED',
      before: 'OUT',
      after: 'OUT',
      fixture: { date: '2026-02-24', home: { slug: 'valencia' }, away: { slug: 'real-madrid' } },
    },
  ]);
  expect(pairings(missedGames).slice(2, 5)).toEqual([
    'osasuna v real-madrid',
    'valencia v real-madrid',
    'real-madrid v benfica',
  ]);
  expect(await page.isQuiet()).toBe(true);
});

test('a new kick-off time adds a revision, but changes no verdict', async () => {
  await using scenario = await openScenario();
  const { api, page, before } = scenario;
  const fixture = await api.fixture('valencia', 'real-madrid');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-08', kickoffAt: '2026-02-08T20:00:00Z' });
  const { missedGames, changes } = await page.next();
  expect(missedGames.revision).toBe(before.revision + 1);
  expect(changes).toEqual([]);
  expect(game(missedGames, 'valencia', 'real-madrid')).toMatchObject({ provisional: false });
});

test('a fixture postponed without a day stays on the list, unknown and in no count; a day after the return removes it', async () => {
  await using scenario = await openScenario();
  const { api, page, before } = scenario;
  const fixture = await api.fixture('osasuna', 'real-madrid');

  const postponed = await api.edit('postponeFixture', { fixture, note: 'Snow' }, 'status date kickoffAt');
  expect(postponed).toMatchObject({ status: 'POSTPONED', date: null, kickoffAt: null });
  const without = await page.next();
  expect(without.changes).toEqual([
    {
      kind: 'CHANGED',
      before: 'OUT',
      after: 'UNKNOWN',
      fixture: { date: null, home: { slug: 'osasuna' }, away: { slug: 'real-madrid' } },
    },
  ]);
  const { count } = before;
  expect(without.missedGames).toMatchObject({
    revision: before.revision + 1,
    count: { ...count, out: count.out - 1, min: count.min - 1, max: count.max - 1, expected: expect.any(Number) },
  });
  expect(without.missedGames.games.at(-1)).toMatchObject({
    verdict: 'UNKNOWN',
    chanceOfMissing: null,
    provisional: true,
    fixture: { id: fixture, date: null },
  });
  expect(await api.edit('postponeFixture', { fixture })).toMatchObject({ __typename: 'ConflictError' });

  await api.edit('rescheduleFixture', { fixture, date: '2026-05-20' });
  const back = await page.next();
  expect(back.changes).toEqual([
    {
      kind: 'REMOVED',
      before: 'UNKNOWN',
      after: null,
      fixture: { date: '2026-05-20', home: { slug: 'osasuna' }, away: { slug: 'real-madrid' } },
    },
  ]);
  expect(pairings(back.missedGames)).not.toContain('osasuna v real-madrid');

  // A game after the return that is moved forward is added to the list.
  const clasico = await api.fixture('barcelona', 'real-madrid');
  await api.edit('rescheduleFixture', { fixture: clasico, date: '2026-02-21' });
  expect((await page.next()).changes).toMatchObject([{ kind: 'ADDED', before: null, after: 'OUT' }]);
});

test('a cancelled fixture is removed from every list', async () => {
  await using scenario = await openScenario();
  const { api, page, before } = scenario;
  const fixture = await api.fixture('real-madrid', 'real-sociedad');
  expect(await api.edit('cancelFixture', { fixture }, 'status')).toMatchObject({ status: 'CANCELLED' });
  const { missedGames, changes } = await page.next();
  expect(changes).toMatchObject([{ kind: 'REMOVED', before: 'OUT', after: null }]);
  expect(missedGames.count.out).toBe(before.count.out - 1);

  for (const [mutation, input] of [
    ['rescheduleFixture', { date: '2026-02-16' }],
    ['postponeFixture', {}],
    ['cancelFixture', {}],
    ['recordResult', { home: 1, away: 0 }],
  ] as const) {
    expect(await api.edit(mutation, { fixture, ...input })).toMatchObject({ __typename: 'ConflictError' });
  }
  expect(await page.isQuiet()).toBe(true);
});

test('an abandoned match is unknown; then it has a new day; then it has a result', async () => {
  await using scenario = await openScenario();
  const { api, page } = scenario;
  const fixture = await api.fixture('valencia', 'real-madrid');
  await api.advanceTo('2026-02-08T12:00:00Z');
  const matchDay = await page.until(
    ({ missedGames }) => missedGames.assessedAt >= '2026-02-08T12:00:00Z' || missedGames.cause === 'TIME_PASSED',
  );
  expect(game(matchDay.missedGames, 'valencia', 'real-madrid')).toMatchObject({ verdict: 'OUT' });

  await api.edit('recordResult', { fixture, home: 0, away: 0, status: 'IN_PLAY' });
  const playing = await page.next();
  expect(playing.changes).toMatchObject([{ kind: 'CHANGED', before: 'OUT', after: 'MISSED' }]);
  expect(playing.missedGames.count).toMatchObject({ missed: 1, out: 5 });

  await api.edit('recordResult', { fixture, home: 0, away: 1, status: 'ABANDONED' });
  const broken = await page.next();
  expect(broken.changes).toMatchObject([{ kind: 'CHANGED', before: 'MISSED', after: 'UNKNOWN' }]);
  expect(broken.missedGames.count).toMatchObject({ missed: 0, out: 5 });
  expect(game(broken.missedGames, 'valencia', 'real-madrid')).toMatchObject({
    chanceOfMissing: null,
    provisional: true,
  });

  await api.edit('rescheduleFixture', { fixture, date: '2026-02-10' });
  expect((await page.next()).changes).toMatchObject([{ kind: 'CHANGED', before: 'UNKNOWN', after: 'OUT' }]);

  await api.advanceTo('2026-02-10T21:00:00Z');
  await api.edit('recordResult', { fixture, home: 0, away: 2 });
  const over = await page.until(({ missedGames }) => missedGames.count.missed === 1);
  expect(game(over.missedGames, 'valencia', 'real-madrid')).toMatchObject({ verdict: 'MISSED', chanceOfMissing: 1 });
});

test('a result before the match day, or with impossible goals, is refused', async () => {
  await using scenario = await openScenario();
  const { api, page } = scenario;
  const fixture = await api.fixture('valencia', 'real-madrid');
  expect(await api.edit('recordResult', { fixture, home: 2, away: 1 })).toMatchObject({
    issues: [{ path: ['input', 'fixture'], message: /2026-02-08/ }],
  });
  const rayo = await api.fixture('real-madrid', 'rayo-vallecano');
  for (const goals of [-1, 100]) {
    expect(await api.edit('recordResult', { fixture: rayo, home: goals, away: 1 })).toMatchObject({
      issues: [{ path: ['input', 'home'] }],
    });
  }
  expect(await api.edit('recordResult', { fixture: rayo, home: 1, away: 1, status: 'POSTPONED' })).toMatchObject({
    issues: [{ path: ['input', 'status'] }],
  });
  expect(await page.isQuiet()).toBe(true);
});

function tie(list: any, home: string, away: string): string {
  return game(list, home, away).fixture.id;
}

test('a conditional tie counts in max only; it is confirmed with its opponent, and counts like any other', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, between('2026-03-20', '2026-03-25', '2026-03-30'));
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  expect(before.count).toMatchObject({ conditional: 2 });
  const { count } = before;
  expect(count.min).toBe(count.missed + count.out);
  expect(count.max).toBe(count.min + count.doubtful + count.questionable + 2);
  const firstLeg = tie(before, 'real-madrid', '?');
  expect(game(before, 'real-madrid', '?')).toMatchObject({ verdict: 'OUT', provisional: true });

  expect(await api.edit('recordResult', { fixture: firstLeg, home: 1, away: 0 })).toMatchObject({
    __typename: 'InvalidInputError',
  });
  expect(await api.edit('confirmFixture', { fixture: firstLeg })).toMatchObject({
    issues: [{ path: ['input', 'away'] }],
  });
  const confirmed = await api.edit(
    'confirmFixture',
    { fixture: firstLeg, away: { slug: 'manchester-city' }, kickoffAt: '2026-03-11T20:00:00Z' },
    'id certainty condition date away { slug } status originalDate',
  );
  expect(confirmed).toMatchObject({
    id: firstLeg,
    certainty: 'CONFIRMED',
    condition: null,
    date: '2026-03-11',
    away: { slug: 'manchester-city' },
    status: 'TIMED',
    originalDate: '2026-03-10',
  });

  const after = (await page.next()).missedGames;
  expect(after.count).toMatchObject({ out: count.out + 1, conditional: 1, min: count.min + 1, max: count.max });
  expect(after.count.expected).toBeCloseTo(
    count.expected + game(after, 'real-madrid', 'manchester-city').chanceOfMissing,
    2,
  );
  expect(await api.edit('confirmFixture', { fixture: firstLeg })).toMatchObject({ __typename: 'ConflictError' });

  // An absent Manchester City player has the tie on the list once it is confirmed; the other leg is called off.
  const secondLeg = tie(after, '?', 'real-madrid');
  await api.edit('cancelFixture', { fixture: secondLeg });
  const { missedGames, changes } = await page.next();
  expect(changes).toMatchObject([{ kind: 'REMOVED', before: 'OUT', after: null }]);
  expect(missedGames.count).toMatchObject({ conditional: 0, out: count.out + 1, max: count.max - 1 });
});

test('when an opponent is named, its injured players have the tie on their lists at once', async () => {
  await using api = await openApiClient();
  await api.edit('registerPlayer', { name: 'Test Haaland', club: { slug: 'manchester-city' } });
  await api.report('test-haaland', '2026-02-01', { estimate: between('2026-04-01', '2026-04-10', '2026-04-20') });
  await using page = api.subscribeToList('test-haaland');
  const before = await page.next();
  expect(pairings(before.missedGames)).not.toContain('real-madrid v manchester-city');

  const list = await api.list('jude-bellingham');
  const fixture = tie(list, 'real-madrid', '?');
  await api.edit('confirmFixture', { fixture, away: { slug: 'manchester-city' } });
  expect((await page.next()).changes).toMatchObject([{ kind: 'ADDED', after: 'OUT', fixture: { date: '2026-03-10' } }]);
});

test('two legs are two fixtures: the result of the first leaves the second as it is', async () => {
  await using scenario = await openScenario();
  const { api, page } = scenario;
  const [first, second] = await Promise.all([
    api.fixture('benfica', 'real-madrid', '2026-02-17'),
    api.fixture('real-madrid', 'benfica', '2026-02-25'),
  ]);
  expect(first).not.toBe(second);
  await api.advanceTo('2026-02-17T22:00:00Z');
  await api.edit('recordResult', { fixture: first, home: 0, away: 1 });
  const { games } = await api.list('jude-bellingham');
  const verdictOf = (id: string) => games.find(({ fixture }: any) => fixture.id === id).verdict;
  expect([verdictOf(first), verdictOf(second)]).toEqual(['MISSED', 'OUT']);
  expect(await api.list('jude-bellingham')).toMatchObject({ count: { missed: 3, out: 3 } });
  await page.until(({ missedGames }) => missedGames.count.missed === 3);
});

test('a new fixture appears on the lists of absent players, and keeps its id through every change', async () => {
  await using scenario = await openScenario();
  const { api, page } = scenario;
  const competition = await api.competition('La Liga');
  const fixture = await api.edit(
    'scheduleFixture',
    { competition, home: { slug: 'getafe' }, away: { slug: 'real-madrid' }, date: '2026-02-12', round: 'Replay' },
    'id status',
  );
  expect(fixture).toMatchObject({ status: 'SCHEDULED' });
  expect((await page.next()).changes).toMatchObject([{ kind: 'ADDED', before: null, after: 'OUT' }]);
  await api.edit('postponeFixture', { fixture: fixture.id });
  await api.edit('rescheduleFixture', { fixture: fixture.id, date: '2026-02-13' });
  await api.edit('rescheduleFixture', { fixture: fixture.id, date: '2026-02-12' });
  const found = await api.query('query ($id: ID!) { fixture(id: $id) { id date originalDate round } }', {
    id: fixture.id,
  });
  expect(found.data.fixture).toEqual({ id: fixture.id, date: '2026-02-12', originalDate: null, round: 'Replay' });
});
