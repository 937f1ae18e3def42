import { expect, test } from 'vitest';
import { between, openApiClient, pairings } from '../support/api-client.ts';

const OF_INJURY = `
  status returnedOn
  missedGames { id count { missed min max } games { verdict chanceOfMissing fixture { date home { slug } away { slug } } } }
`;

test('a transfer: from that day on the player misses the games of the new club, until then those of the old one', async () => {
  await using api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-20', '2026-03-25', '2026-03-30'));
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;

  const player = { slug: 'jude-bellingham' };
  const [from, to] = [{ slug: 'real-madrid' }, { slug: 'getafe' }];
  const moved = await api.edit('transferPlayer', { player, from, to, on: '2026-02-16' }, 'slug teams { slug }');
  expect(moved).toMatchObject({ teams: [{ slug: 'real-madrid' }, { slug: 'england' }] });

  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ revision: before.revision + 1, cause: 'TRANSFER' });
  for (const { fixture } of missedGames.games) {
    const club = fixture.date < '2026-02-16' ? 'real-madrid' : 'getafe';
    expect([fixture.home?.slug, fixture.away?.slug].some((slug) => slug === club || slug === 'england')).toBe(true);
  }
  expect(pairings(missedGames)).toEqual(
    expect.arrayContaining(['valencia v real-madrid', 'real-madrid v real-sociedad', 'england v uruguay']),
  );
  expect(pairings(missedGames)).not.toContain('benfica v real-madrid');
  // The game between the two clubs stays on the list, now as one of the new club.
  expect(pairings(missedGames)).toContain('real-madrid v getafe');
  expect(
    changes.filter(({ fixture }: any) => fixture.home?.slug === 'real-madrid' && fixture.away?.slug === 'getafe'),
  ).toEqual([]);

  await api.advanceTo('2026-02-16T12:00:00Z');
  const { data } = await api.query('{ player(by: { slug: "jude-bellingham" }) { teams { slug } } }');
  expect(data.player.teams.map(({ slug }: any) => slug).toSorted()).toEqual(['england', 'getafe']);

  // A moved game of the new club changes the list.
  await page.until((event) => event.missedGames.cause === 'TIME_PASSED');
  const fixture = await api.fixture('getafe', 'sevilla');
  await api.edit('postponeFixture', { fixture });
  await page.until((event) => event.changes.some(({ after }: any) => after === 'UNKNOWN'));
});

test('an impossible transfer is refused, and the player stays at the club', async () => {
  await using api = await openApiClient();
  const player = { slug: 'jude-bellingham' };
  const refusedAt = async (input: object) =>
    (await api.edit('transferPlayer', { player, on: '2026-02-16', ...input })).issues?.map(({ path }: any) =>
      path.at(-1),
    );
  expect(await refusedAt({})).toEqual(['to']);
  expect(await refusedAt({ from: { slug: 'getafe' }, to: { slug: 'valencia' } })).toEqual(['from']);
  expect(await refusedAt({ from: { slug: 'real-madrid' }, to: { slug: 'real-madrid' } })).toContain('to');
  expect(await refusedAt({ from: { slug: 'real-madrid' }, to: { slug: 'spain' } })).toEqual(['to']);
  expect(await api.edit('transferPlayer', { player, to: { slug: 'no-club' }, on: '2026-02-16' })).toMatchObject({
    path: ['input', 'to'],
  });
  expect(await api.list('jude-bellingham')).toMatchObject({ revision: 2 });
});

test('after the return the list is empty, and the injury keeps its missed games', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'));
  await api.advanceTo('2026-02-16T12:00:00Z');
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  expect(before.count).toMatchObject({ missed: 2 });
  expect(pairings(before).slice(0, 2)).toEqual(['valencia v real-madrid', 'real-madrid v real-sociedad']);

  const back = await api.edit('recordReturn', { injury, returnedOn: '2026-02-16' }, OF_INJURY);
  expect(back).toMatchObject({
    status: 'RECOVERED',
    returnedOn: '2026-02-16',
    missedGames: { count: { missed: 2, max: 2 } },
  });
  expect(pairings(back.missedGames)).toEqual(['valencia v real-madrid', 'real-madrid v real-sociedad']);

  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({
    revision: before.revision + 1,
    cause: 'RETURN_RECORDED',
    games: [],
    count: { missed: 0, min: 0, max: 0, expected: 0 },
    returnWindow: null,
    targetReturn: null,
  });
  expect(changes).toHaveLength(before.games.length);
  expect(new Set(changes.map(({ kind }: any) => kind))).toEqual(new Set(['REMOVED']));

  // A player who is back on a match day is available for that game and later ones; earlier ones stay missed.
  const fixture = await api.fixture('valencia', 'real-madrid');
  const { data } = await api.query(
    `query ($fixture: ID!, $injury: ID!) {
      player(by: { slug: "jude-bellingham" }) { availability(fixture: $fixture) { verdict } }
      injury(id: $injury) { ${OF_INJURY} }
    }`,
    { fixture, injury },
  );
  expect(data.player.availability).toEqual({ verdict: 'MISSED' });
  expect(data.injury).toMatchObject({ missedGames: { count: { missed: 2 } } });
  expect(await api.revise(injury, { unknown: true })).toMatchObject({ __typename: 'ConflictError' });
});

test('a return is recorded a day late: the game of the return’s day was not missed', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.advanceTo('2026-02-16T12:00:00Z');
  const missed = async (returnedOn: string) =>
    (await api.edit('recordReturn', { injury, returnedOn }, OF_INJURY)).missedGames.count.missed;
  expect(await missed('2026-02-16')).toBe(2);
  expect(await missed('2026-02-15')).toBe(1);
  expect(await missed('2026-02-08')).toBe(0);
});

test('an erroneous report is withdrawn: it has no effect, but stays on record', async () => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('vinicius-junior');
  expect((await page.next()).missedGames.games).toEqual([]);
  const injury = await api.report('vinicius-junior', '2026-02-01', { estimate: { date: '2026-02-20' } });
  const hurt = await page.next();
  expect(hurt.missedGames).toMatchObject({ cause: 'INJURY_REPORTED', revision: 2 });

  const withdrawn = await api.edit(
    'withdrawInjury',
    { injury, note: 'Another Vinícius' },
    `withdrawalNote ${OF_INJURY}`,
  );
  expect(withdrawn).toMatchObject({
    status: 'WITHDRAWN',
    withdrawalNote: 'Another Vinícius',
    missedGames: { games: [] },
  });
  expect((await page.next()).missedGames).toMatchObject({ cause: 'INJURY_WITHDRAWN', revision: 3, games: [] });

  const refused = { __typename: 'ConflictError' };
  expect(await api.edit('withdrawInjury', { injury })).toMatchObject(refused);
  expect(await api.edit('amendInjury', { injury, bodyPart: 'CALF' })).toMatchObject(refused);
  expect(await api.edit('recordReturn', { injury, returnedOn: '2026-02-01' })).toMatchObject(refused);
  expect(await api.revise(injury, { unknown: true })).toMatchObject(refused);
  expect(await page.isQuiet()).toBe(true);
});

test('test results give the injury a diagnosis with another course, and the estimate stays the same', async () => {
  await using api = await openApiClient();
  const injury = await api.report('vinicius-junior', '2026-02-01', { bodyPart: 'KNEE' });
  await using page = api.subscribeToList('vinicius-junior');
  const before = (await page.next()).missedGames;

  const amended = await api.edit(
    'amendInjury',
    { injury, diagnosis: 'anterior cruciate ligament rupture', side: 'LEFT', description: null },
    'bodyPart side diagnosis { code name } description estimate { revision basis window { likely } }',
  );
  expect(amended).toMatchObject({
    __typename: 'Injury',
    bodyPart: 'KNEE',
    side: 'LEFT',
    description: null,
    diagnosis: { name: /cruciate/i },
    estimate: { revision: 1, basis: 'UNKNOWN' },
  });
  const after = (await page.next()).missedGames;
  expect(after).toMatchObject({ cause: 'INJURY_AMENDED', revision: before.revision + 1 });
  expect(after.returnWindow.likely > before.returnWindow.likely).toBe(true);
  expect(after.count.out).toBeGreaterThan(before.count.out);

  expect(await api.edit('amendInjury', { injury, diagnosis: 'xyzzy' })).toMatchObject({
    issues: [{ path: ['input', 'diagnosis'] }],
  });
  expect(await page.isQuiet()).toBe(true);
});

test('two injuries at once: one missed game with two reasons, whose chances combine as 1 - prod(1 - p)', async () => {
  await using api = await openApiClient();
  const slug = 'vinicius-junior';
  const chancesOf = (list: any) =>
    new Map<string, number>(list.games.map(({ fixture, chanceOfMissing }: any) => [fixture.id, chanceOfMissing]));
  const knee = await api.report(slug, '2026-01-25', {
    estimate: between('2026-02-10', '2026-02-20', '2026-03-05'),
  });
  const byKnee = await api.list(slug);
  await api.edit('withdrawInjury', { injury: knee });
  const calf = await api.report(slug, '2026-01-30', {
    bodyPart: 'CALF',
    estimate: between('2026-02-12', '2026-02-25', '2026-03-12'),
  });
  const byCalf = await api.list(slug);
  const kneeAgain = await api.report(slug, '2026-01-25', {
    estimate: between('2026-02-10', '2026-02-20', '2026-03-05'),
  });
  const both = await api.list(slug);

  const [a, b] = [chancesOf(byKnee), chancesOf(byCalf)];
  let together = 0;
  for (const { fixture, chanceOfMissing, reasons } of both.games) {
    const [p, q] = [a.get(fixture.id), b.get(fixture.id)];
    if (p === undefined || q === undefined) continue;
    together += 1;
    expect(chanceOfMissing).toBeCloseTo(1 - (1 - p) * (1 - q), 2);
    expect(reasons.map(({ id }: any) => id).toSorted()).toEqual([calf, kneeAgain].toSorted());
  }
  expect(together).toBeGreaterThan(3);
  expect(new Set(both.games.map(({ fixture }: any) => fixture.id)).size).toBe(both.games.length);
  // Benfica on 28 January and Rayo on 1 February are missed because of the knee; Rayo because of both injuries.
  expect(both.count.missed).toBe(2);
  expect(byCalf.count.missed).toBe(1);
  for (const [id, p] of a) expect(chancesOf(both).get(id) ?? 0).toBeGreaterThanOrEqual(p - 0.001);

  // The player recovers from one of the two: the list of the other remains.
  await api.edit('recordReturn', { injury: kneeAgain, returnedOn: '2026-02-01' });
  expect((await api.list(slug)).games).toEqual(byCalf.games);
});

test('the game in which a player was injured is not missed; a game on the day of an injury elsewhere is', async () => {
  await using api = await openApiClient();
  const rayo = await api.fixture('real-madrid', 'rayo-vallecano');
  await api.report('vinicius-junior', '2026-02-01', { occurredIn: rayo });
  await api.report('kylian-mbappe', '2026-02-01');
  expect((await api.list('vinicius-junior')).count.missed).toBe(0);
  // It probably happened in the match, until an editor says that it did not.
  expect((await api.list('kylian-mbappe')).count.missed).toBe(0);
  const injury = await api.injuryOf('kylian-mbappe');
  await api.edit('amendInjury', { injury, occurredIn: null });
  expect((await api.list('kylian-mbappe')).count.missed).toBe(1);

  // The second player was injured in that game too.
  await api.edit('amendInjury', { injury, occurredIn: rayo });
  expect((await api.list('kylian-mbappe')).count.missed).toBe(0);

  const elsewhere = await api.fixture('valencia', 'real-madrid');
  expect(await api.edit('amendInjury', { injury, occurredIn: elsewhere })).toMatchObject({
    issues: [{ path: ['input', 'occurredIn'] }],
  });
});

test('the day of an injury cannot be moved away from the fixture in which it happened', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  expect(await api.edit('amendInjury', { injury, occurredOn: '2026-01-25' })).toMatchObject({
    __typename: 'InvalidInputError',
  });
});

test('the same injury reported twice is refused, and counts once', async () => {
  await using api = await openApiClient();
  await api.report('vinicius-junior', '2026-02-01');
  const { revision } = await api.list('vinicius-junior');
  await expect(api.report('vinicius-junior', '2026-02-01')).rejects.toThrow(/ConflictError/);
  expect(await api.list('vinicius-junior')).toMatchObject({ revision });
});

test('three different answers: available, unknown, no such player', async () => {
  await using api = await openApiClient();
  expect(await api.list('vinicius-junior')).toMatchObject({
    games: [],
    returnWindow: null,
    headline: 'Nothing keeps Vinícius Júnior out.',
  });
  await api.edit('postponeFixture', { fixture: await api.fixture('valencia', 'real-madrid') });
  expect((await api.list('jude-bellingham')).games.at(-1)).toMatchObject({ verdict: 'UNKNOWN' });
  expect((await api.query('{ player(by: { slug: "nobody" }) { id } }')).data).toEqual({ player: null });
});
