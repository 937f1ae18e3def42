import { expect, test } from 'vitest';
import { between, openApiClient, pairings } from '../support/api-client.ts';
import { ruleTest } from '../support/rule-test.ts';

test('23:00Z is midnight in Madrid in winter: every absent player has a new revision of that instant', async () => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;

  await api.advanceTo('2026-02-01T22:30:00Z');
  expect(await page.isQuiet()).toBe(true);
  await api.advanceTo('2026-02-01T23:00:00Z');
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({
    revision: before.revision + 1,
    cause: 'TIME_PASSED',
    assessedAt: '2026-02-01T23:00:00.000Z',
  });
  expect(changes).toEqual([]);
  expect(missedGames.games[0].chanceOfMissing).not.toBe(before.games[0].chanceOfMissing);

  // UTC's own midnight and London's an hour later are not midnight at the player's club.
  await api.advanceTo('2026-02-02T00:30:00Z');
  expect(await page.isQuiet()).toBe(true);
});

ruleTest('the day is the one at the player’s club: in London it begins an hour later', async () => {
  await using api = await openApiClient();
  await api.edit('registerPlayer', { name: 'Test Saka', club: { slug: 'arsenal' } });
  await api.advanceTo('2026-02-01T23:30:00Z');
  const player = { slug: 'test-saka' };
  const injury = { bodyPart: 'KNEE', occurredOn: '2026-02-02' };
  expect(await api.edit('reportInjury', { player, ...injury })).toMatchObject({
    issues: [{ path: ['input', 'occurredOn'], message: /today is 2026-02-01/ }],
  });
  expect(await api.edit('reportInjury', { player: { slug: 'pedri' }, ...injury })).toMatchObject({
    __typename: 'Injury',
  });
  await api.advanceTo('2026-02-02T00:00:00Z');
  expect(await api.edit('reportInjury', { player, ...injury })).toMatchObject({ __typename: 'Injury' });
});

ruleTest('a move between clubs takes effect at midnight in Madrid', async () => {
  await using api = await openApiClient();
  const move = { from: { slug: 'real-madrid' }, to: { slug: 'getafe' }, on: '2026-02-03' };
  await api.edit('transferPlayer', { player: { slug: 'vinicius-junior' }, ...move });
  const clubs = async () =>
    (await api.query('{ player(by: { slug: "vinicius-junior" }) { teams { slug } } }')).data.player.teams.map(
      ({ slug }: any) => slug,
    );
  await api.advanceTo('2026-02-02T22:30:00Z');
  expect(await clubs()).toContain('real-madrid');
  await api.advanceTo('2026-02-02T23:30:00Z');
  expect(await clubs()).toContain('getafe');
});

test('a fixture kicks off without the player: missed from that minute on', async () => {
  await using api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  const fixture = await api.fixture('valencia', 'real-madrid');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-08', kickoffAt: '2026-02-08T20:00:00Z' });
  await api.advanceTo('2026-02-08T19:30:00Z');
  await using page = api.subscribeToList('jude-bellingham');
  await using fit = api.subscribeToList('vinicius-junior');
  const before = (await page.next()).missedGames;
  await fit.next();
  expect(before.count).toMatchObject({ missed: 0, out: 6 });

  await api.advanceTo('2026-02-08T20:00:00Z');
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({
    revision: before.revision + 1,
    cause: 'TIME_PASSED',
    assessedAt: '2026-02-08T20:00:00.000Z',
    count: { missed: 1, out: 5, min: 6 },
  });
  expect(changes).toMatchObject([{ kind: 'CHANGED', before: 'OUT', after: 'MISSED' }]);
  expect(await fit.isQuiet()).toBe(true);
  const availability = `query ($fixture: ID!) { player(by: { slug: "vinicius-junior" }) { availability(fixture: $fixture) { verdict } } }`;
  expect((await api.query(availability, { fixture })).data.player.availability).toEqual({ verdict: 'PLAYED' });
});

test('the running clock passes a kick-off: subscribers get it without a request', async () => {
  await using api = await openApiClient();
  await api.advanceTo('2026-02-17T19:30:00Z');
  await using page = api.subscribeToList('jude-bellingham');
  expect((await page.next()).missedGames.count.missed).toBe(2);
  await api.advanceTo('2026-02-17T19:59:59Z');
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ cause: 'TIME_PASSED', count: { missed: 3 } });
  expect(changes).toMatchObject([{ after: 'MISSED', fixture: { home: { slug: 'benfica' } } }]);
});

test('a clock that is moved by several days leaves a revision for each night; subscribers receive the last', async () => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  await api.advanceTo('2026-02-05T12:00:00Z');
  const after = (await page.next()).missedGames;
  expect(after).toMatchObject({ revision: before.revision + 4, assessedAt: '2026-02-04T23:00:00.000Z' });
  expect(await page.isQuiet()).toBe(true);

  const nights = await Promise.all(
    ['2026-02-01T23:00:00Z', '2026-02-02T23:00:00Z', '2026-02-03T23:00:00Z', '2026-02-04T23:00:00Z'].map((night) =>
      api.list('jude-bellingham', night),
    ),
  );
  expect(nights.map(({ revision }) => revision)).toEqual([1, 2, 3, 4].map((n) => before.revision + n));
  expect(nights.map(({ cause }) => cause)).toEqual(Array(4).fill('TIME_PASSED'));
  const { id: _, games: __, ...newest } = nights[3];
  expect(after).toMatchObject(newest);
  // Just before a midnight the list of the day before is current; before the first there was none.
  expect(await api.list('jude-bellingham', '2026-02-02T22:59:59.999Z')).toMatchObject({
    revision: before.revision + 1,
  });
  expect(await api.list('jude-bellingham', '2026-01-01T00:00:00Z')).toMatchObject({ revision: 0, games: [] });
});

ruleTest('a published list is never rewritten', async () => {
  await using api = await openApiClient();
  const evening = '2026-02-01T20:30:00Z';
  await api.advanceTo(evening);
  const published = await api.list('jude-bellingham', evening);
  await api.advanceTo('2026-02-09T12:00:00Z');
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  await api.edit('amendInjury', { injury: await api.injuryOf('jude-bellingham'), bodyPart: 'CALF' });
  const again = await api.list('jude-bellingham', evening);
  const words = ({ revision, headline, count, games }: any) => ({
    revision,
    headline,
    count,
    games: games.map(({ verdict, chanceOfMissing, explanation }: any) => ({ verdict, chanceOfMissing, explanation })),
  });
  expect(words(again)).toEqual(words(published));
});

ruleTest('the three days of a window hold exactly: doubtful on the earliest, available on the latest', async () => {
  await using api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-02-08', '2026-02-15', '2026-02-22'));
  const { games } = await api.list('jude-bellingham');
  expect(games.map(({ fixture, verdict, chanceOfMissing }: any) => [fixture.date, verdict, chanceOfMissing])).toEqual([
    ['2026-02-08', 'DOUBTFUL', 0.9],
    ['2026-02-15', 'DOUBTFUL', 0.5],
    ['2026-02-17', 'QUESTIONABLE', expect.any(Number)],
  ]);
});

ruleTest('a window in the past makes no player available: the player is out until the return is recorded', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, between('2026-02-03', '2026-02-05', '2026-02-07'));
  expect((await api.list('jude-bellingham')).games).toEqual([]);

  await api.advanceTo('2026-02-09T12:00:00Z');
  const overdue = await api.list('jude-bellingham');
  expect(pairings(overdue)[0]).toBe('valencia v real-madrid');
  expect(overdue.games[0]).toMatchObject({ verdict: 'MISSED' });
  expect(overdue.games[1].chanceOfMissing).toBeGreaterThan(0.1);
  expect(overdue.games[1].explanation).toMatch(/overdue/);
  expect(overdue.returnWindow.earliest > '2026-02-09').toBe(true);
  const { data } = await api.query('query ($injury: ID!) { injury(id: $injury) { status estimate { overdue } } }', {
    injury,
  });
  expect(data.injury).toEqual({ status: 'ACTIVE', estimate: { overdue: true } });

  // Until the end of the season: never available on the day itself.
  for (const day of ['2026-02-25', '2026-03-15', '2026-05-10']) {
    await api.advanceTo(`${day}T06:00:00Z`);
    const list = await api.list('jude-bellingham');
    const next = list.games.find(({ fixture }: any) => fixture.date === day);
    expect(next).toMatchObject({ verdict: 'OUT' });
  }
});

ruleTest('the clock moves only forward, and at most a year at once', async () => {
  await using api = await openApiClient();
  for (const to of ['2026-01-31T00:00:00Z', '2028-01-01T00:00:00Z']) {
    expect(await api.edit('advanceClock', { to })).toMatchObject({ issues: [{ path: ['input', 'to'] }] });
  }
  expect((await api.query('{ now }')).data.now).toMatch(/^2026-02-01T2/);
});

ruleTest('the system clock cannot be moved', async () => {
  await using api = await openApiClient({ SIDELINED_SEED: 'none' });
  expect(await api.edit('advanceClock', { to: '2100-01-01T00:00:00Z' })).toMatchObject({
    __typename: 'ForbiddenError',
  });
});
