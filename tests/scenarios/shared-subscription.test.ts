import { expect, test } from 'vitest';
import { between, openApiClient } from '../support/api-client.ts';
import { ruleTest } from '../support/rule-test.ts';

test('each page receives updates of its own player only, over WebSocket and SSE alike, and identical ones share one execution', async () => {
  await using api = await openApiClient();
  await using bellingham = api.subscribeToList('jude-bellingham', undefined, 'WS');
  await using bellinghamToo = api.subscribeToList('jude-bellingham', undefined, 'SSE');
  await using bellinghamAgain = api.subscribeToList('jude-bellingham', undefined, 'WS');
  await using rudiger = api.subscribeToList('antonio-rudiger', undefined, 'WS');
  await using pedri = api.subscribeToList('pedri', undefined, 'SSE');
  const pages = [bellingham, bellinghamToo, bellinghamAgain];

  const [first, second, third] = await Promise.all(pages.map((page) => page.next()));
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  const [ofRudiger, ofPedri] = await Promise.all([rudiger.next(), pedri.next()]);
  expect(api.app.liveQueries.size().queries).toBe(3);

  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  for (const page of pages) {
    expect((await page.next()).missedGames).toMatchObject({ revision: first.missedGames.revision + 1 });
  }
  expect(await rudiger.isQuiet()).toBe(true);
  expect(await pedri.isQuiet()).toBe(true);

  await api.revise(await api.injuryOf('pedri'), between('2026-02-20', '2026-02-22', '2026-02-24'));
  expect((await pedri.next()).missedGames.revision).toBe(ofPedri.missedGames.revision + 1);
  expect(await rudiger.isQuiet()).toBe(true);
  for (const page of pages) expect(await page.isQuiet()).toBe(true);

  await api.edit('withdrawInjury', { injury: await api.injuryOf('antonio-rudiger') });
  expect((await rudiger.next()).missedGames).toMatchObject({
    revision: ofRudiger.missedGames.revision + 1,
    cause: 'INJURY_WITHDRAWN',
    games: [],
    returnWindow: null,
    targetReturn: null,
  });
});

test('a fixture of two clubs moves the lists of both squads, each by one revision', async () => {
  await using api = await openApiClient();
  // Valencia v Real Madrid: Diakhaby's Valencia, Bellingham's Real Madrid; Pedri's Barcelona has no part in it.
  const slugs = ['mouctar-diakhaby', 'jude-bellingham', 'pedri'];
  const pages = slugs.map((slug) => api.subscribeToList(slug));
  const before = await Promise.all(pages.map((page) => page.next()));

  const fixture = await api.fixture('valencia', 'real-madrid');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-11' });

  for (const index of [0, 1]) {
    const after = await pages[index]?.next();
    expect(after.missedGames).toMatchObject({ cause: 'FIXTURE', revision: before[index].missedGames.revision + 1 });
    expect(after.changes).toContainEqual(
      expect.objectContaining({ fixture: expect.objectContaining({ date: '2026-02-11' }) }),
    );
  }
  expect(await pages[2]?.isQuiet()).toBe(true);
});

test('under many revisions each page has rising revisions and ends with the newest list', async () => {
  await using api = await openApiClient();
  const pages = (['WS', 'SSE', 'WS'] as const).map((transport) =>
    api.subscribeToList('jude-bellingham', undefined, transport),
  );
  await Promise.all(pages.map((page) => page.next()));
  const injury = await api.injuryOf('jude-bellingham');
  const days = Array.from({ length: 20 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
  await Promise.all(days.map((day) => api.revise(injury, between('2026-02-20', day, '2026-03-25'))));

  const newest = await api.list('jude-bellingham');
  for (const page of pages) {
    const heard: number[] = [];
    const last = await page.until(({ missedGames }) => {
      heard.push(missedGames.revision);
      return missedGames.revision === newest.revision;
    });
    expect(last.missedGames).toEqual(newest);
    expect(heard).toEqual([...new Set(heard)].toSorted((a, b) => a - b));
    expect(await page.isQuiet()).toBe(true);
  }
});

test('a subscriber that joins after the last one left gets the changes since its own revision', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, between('2026-02-02', '2026-02-03', '2026-02-04'));
  {
    await using early = api.subscribeToList('jude-bellingham');
    expect((await early.next()).missedGames.games).toEqual([]);
  }
  for (let round = 0; round < 3; round += 1) await api.query('{ now }');
  await api.revise(injury, between('2026-02-20', '2026-02-21', '2026-02-22'));

  await using late = api.subscribeToList('jude-bellingham');
  expect((await late.next()).missedGames.games).toHaveLength(3);
  await api.revise(injury, between('2026-02-20', '2026-02-22', '2026-02-23'));
  expect((await late.next()).changes).toEqual([
    {
      kind: 'ADDED',
      before: null,
      after: 'DOUBTFUL',
      fixture: { date: '2026-02-22', home: { slug: 'osasuna' }, away: { slug: 'real-madrid' } },
    },
  ]);
});

test('a match centre receives updates of both squads, a team page of its next fixture', async () => {
  await using api = await openApiClient();
  const fixture = await api.fixture('valencia', 'real-madrid');
  const squad = 'player { slug } verdict chanceOfMissing explanation';
  await using centre = api.subscribe(
    `subscription ($fixture: ID!) { fixtureAvailabilityChanged(fixture: $fixture) {
      fixture { date status } home { ${squad} } away { ${squad} } } }`,
    { fixture },
  );
  await using club = api.subscribe(
    `subscription { teamAvailabilityChanged(team: { slug: "real-madrid" }) { team { slug } availability { ${squad} } } }`,
    {},
    'SSE',
  );
  const [match, team] = await Promise.all([centre.next(), club.next()]);
  expect(team.availability).toEqual(match.away);
  expect(match.home).toContainEqual(expect.objectContaining({ player: { slug: 'mouctar-diakhaby' } }));

  await api.report('vinicius-junior', '2026-02-01', { estimate: { date: '2026-03-20' } });
  const hurt = expect.objectContaining({ player: { slug: 'vinicius-junior' }, verdict: 'OUT' });
  expect(match.away).not.toContainEqual(hurt);
  expect((await centre.next()).away).toContainEqual(hurt);
  expect((await club.next()).availability).toContainEqual(hurt);

  await api.report('lamine-yamal', '2026-02-01');
  expect(await centre.isQuiet()).toBe(true);
  expect(await club.isQuiet()).toBe(true);

  // The match is postponed: the team page shows the next one, and in the match centre the availability is unknown.
  await api.edit('postponeFixture', { fixture });
  expect(await centre.next()).toMatchObject({ fixture: { date: null, status: 'POSTPONED' } });
  const next = await club.next();
  expect(next.availability.map(({ verdict }: { verdict: string }) => verdict)).not.toContain('UNKNOWN');
});

ruleTest('a subscription to an unknown player is refused on both transports', async () => {
  await using api = await openApiClient();
  for (const transport of ['WS', 'SSE'] as const) {
    await using page = api.subscribeToList('nobody', undefined, transport);
    await expect(page.next()).rejects.toThrow(/There is no such player/);
  }
  expect(api.app.liveQueries.size().queries).toBeLessThanOrEqual(1);
});
