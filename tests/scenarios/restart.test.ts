import { expect, test } from 'vitest';
import { between, apiClientAt, openApiClient } from '../support/api-client.ts';
import { databaseFile, startServer } from '../support/process.ts';

test('after a restart a client resumes with its revision: no event until something changes', async () => {
  using file = databaseFile();
  let held: number;
  let injury: string;
  {
    await using api = await openApiClient(file.env);
    injury = await api.injuryOf('jude-bellingham');
    await using page = api.subscribeToList('jude-bellingham');
    await page.next();
    await api.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'));
    held = (await page.next()).missedGames.revision;
  }
  await using api = await openApiClient(file.env);
  for (const transport of ['WS', 'SSE'] as const) {
    await using page = api.subscribeToList('jude-bellingham', held, transport);
    expect(await page.isQuiet()).toBe(true);
    await api.revise(injury, { date: transport === 'WS' ? '2026-03-02' : '2026-04-02' });
    const { missedGames, changes } = await page.next();
    held += 1;
    expect(missedGames).toMatchObject({ revision: held, cause: 'ESTIMATE_REVISED' });
    expect(changes.length).toBeGreaterThan(0);
  }
});

test('after a restart a client resumes with an older revision: the current list and the changes since that revision', async () => {
  using file = databaseFile();
  let held: any;
  {
    await using api = await openApiClient(file.env);
    held = await api.list('jude-bellingham');
    await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
    await api.edit('postponeFixture', { fixture: await api.fixture('valencia', 'real-madrid') });
  }
  await using api = await openApiClient(file.env);
  const present = await api.list('jude-bellingham');
  expect(present.revision).toBe(held.revision + 2);
  await using page = api.subscribeToList('jude-bellingham', held.revision);
  const { missedGames, changes } = await page.next();
  expect(missedGames).toEqual(present);
  const gone = held.games.length - present.games.length;
  expect(changes.filter(({ kind }: any) => kind === 'REMOVED')).toHaveLength(gone);
  expect(changes).toContainEqual(expect.objectContaining({ before: 'OUT', after: 'UNKNOWN', kind: 'CHANGED' }));
  expect(await page.isQuiet()).toBe(true);

  // A client with a future revision gets the current list, like one without a revision.
  for (const since of [undefined, 0, present.revision + 10]) {
    await using other = api.subscribeToList('jude-bellingham', since);
    expect((await other.next()).missedGames).toEqual(present);
  }
});

test('everything is restored after a restart: the ledgers, the estimates, the clock, and the current list', async () => {
  using file = databaseFile();
  const query = `{
    player(by: { slug: "jude-bellingham" }) {
      missedGames { revision cause assessedAt headline games { id verdict chanceOfMissing explanation } }
      injuries { nodes { id estimates { revision basis note recordedAt window { earliest likely latest } } } }
    }
  }`;
  let before: unknown;
  {
    await using api = await openApiClient(file.env);
    const injury = await api.injuryOf('jude-bellingham');
    await api.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'), { note: 'Scan on Monday' });
    await api.revise(injury, { date: '2026-03-10' });
    await api.advanceTo('2026-02-04T12:00:00Z');
    before = (await api.query(query)).data;
  }
  await using api = await openApiClient(file.env);
  expect((await api.query(query)).data).toEqual(before);
  expect((await api.query('{ now }')).data.now).toMatch(/^2026-02-04T12:0/);
});

test('kill -9 right after an acknowledged mutation: it is stored after the restart', async () => {
  using file = databaseFile();
  const window = { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' };
  let injury: string;
  {
    await using server = await startServer(file.env);
    const api = apiClientAt(server.url);
    injury = await api.injuryOf('jude-bellingham');
    const revised = await api.revise(injury, { window });
    await server.kill();
    expect(revised).toMatchObject({ estimate: { revision: 2, window } });
  }
  await using api = await openApiClient(file.env);
  expect(await api.list('jude-bellingham')).toMatchObject({ cause: 'ESTIMATE_REVISED', returnWindow: window });
});

test('SIGTERM: subscribers are closed, the process ends with 0', async () => {
  using file = databaseFile();
  await using server = await startServer({ ...file.env, SIDELINED_SEED: 'none' });
  expect(server.lines.at(-1)).toContain('ready');
  expect(await (await fetch(`${server.url}/health/ready`)).text()).toContain('ready');
  expect(await server.stop()).toBe(0);
});
