import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type Backend, openBackend } from '../../src/backend.ts';
import { configFrom } from '../../src/config.ts';
import { Counters } from '../../src/observability/counters.ts';
import { parseSyncConfig } from '../../src/sync/config.ts';
import { feedHealth } from '../../src/sync/feed-health.ts';
import { pollAllOnce } from '../../src/sync/open-sync.ts';
import type { SourceState } from '../../src/sync/source-state.ts';
import { systemClock } from '../../src/clock.ts';
import {
  brokenOff,
  document,
  type FeedAnswer,
  type FeedServer,
  openFeedServer,
  stalled,
  status,
} from '../support/feed-server.ts';
import { databaseFile } from '../support/process.ts';

/** A season in the form of openfootball. */
function season(...rows: readonly (readonly [date: string, home: string, away: string])[]): string {
  const matches = rows.map(([date, team1, team2], index) => ({ round: `Matchday ${index + 1}`, date, team1, team2 }));
  return JSON.stringify({ name: 'La Liga 2025/26', matches });
}

const FIRST = season(['2026-02-08', 'Valencia', 'Elche'], ['2026-02-15', 'Elche', 'Valencia']);
const MOVED = season(['2026-02-09', 'Valencia', 'Elche'], ['2026-02-15', 'Elche', 'Valencia']);

const SOURCE = {
  name: 'liga',
  format: 'OPENFOOTBALL_JSON',
  schedule: '0 0 1 1 *',
  competition: 'La Liga',
  season: '2025-26',
  kind: 'LEAGUE',
  timeZone: 'Europe/Madrid',
  maxMegabytes: 0.01,
};

const open = (url = ':memory:'): Promise<Backend> =>
  openBackend(configFrom({ DATABASE_URL: url, SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2026-02-01T12:00:00Z' }));

/** A source at a feed, polled by a function that returns its state. */
function polling(feed: FeedServer, { store, commands }: Backend, more: object = {}, env: Record<string, string> = {}) {
  const config = parseSyncConfig(
    JSON.stringify({ sources: [{ ...SOURCE, url: `${feed.url}/es.json`, ...more }] }),
    'sync.json',
  );
  const counters = new Counters();
  const deps = { store, commands, env, log: pino({ level: 'silent' }), counters: counters.feeds };
  return {
    config,
    counters: () => counters.feeds.sources.get('liga'),
    poll: async (): Promise<SourceState> => (await pollAllOnce(config, deps))[0]!,
  };
}

async function fixturesIn({ store }: Backend): Promise<string[]> {
  const found = await store.fixtures.list({}, { after: null, before: null, limit: 50, last: false });
  return found.map(({ day }) => day ?? '');
}

test('a document is imported once, requested conditionally, and imported again when it has changed', async () => {
  await using feed = await openFeedServer();
  await using backend = await open();
  const { poll, counters } = polling(feed, backend);
  feed.answers(document(FIRST));
  const first = await poll();
  expect(first).toMatchObject({
    failures: 0,
    failure: null,
    lastGoodAt: expect.any(Number),
    lastChangeAt: first.lastGoodAt,
  });
  expect(await fixturesIn(backend)).toEqual(['2026-02-08', '2026-02-15']);
  expect(feed.calls[0]?.headers['if-none-match']).toBeUndefined();

  const same = await poll();
  expect(feed.calls[1]?.headers['if-none-match']).toBeDefined();
  expect(same.lastChangeAt).toBe(first.lastChangeAt);
  expect(counters()?.polls).toEqual({ imported: 1, unchanged: 1, failed: 0 });

  // A feed without versions: its documents are compared.
  feed.answers(status(200, FIRST));
  await poll();
  await poll();
  expect(counters()?.polls).toEqual({ imported: 1, unchanged: 3, failed: 0 });
  feed.answers(status(200, MOVED));
  await poll();
  expect(await fixturesIn(backend)).toEqual(['2026-02-09', '2026-02-15']);
  expect(counters()).toMatchObject({ polls: { imported: 2 }, rows: 4 });
});

const OUTAGES: readonly (readonly [name: string, answer: FeedAnswer, kind: string, message: RegExp])[] = [
  ['401', status(401), 'REFUSED', /401/],
  ['403', status(403), 'REFUSED', /403/],
  ['429 with a delay', status(429, '', { 'retry-after': '7200' }), 'RATE_LIMITED', /7200 seconds/],
  ['503', status(503), 'UNAVAILABLE', /503/],
  ['a page instead of data', status(200, '<!doctype html><title>Down</title>'), 'REJECTED', /JSON/],
  ['an error with status 200', status(200, '{"errors": {"plan": "not in your plan"}}'), 'REJECTED', /./],
  ['a truncated document', status(200, FIRST.slice(0, -20)), 'REJECTED', /JSON/],
  ['an empty document', status(200, ''), 'REJECTED', /./],
  ['a document that is too large', status(200, ' '.repeat(20_000)), 'TOO_LARGE', /more than 10 KiB/],
  ['a document that does not end', stalled, 'TIMED_OUT', /0.2 seconds/],
  ['a connection that breaks', brokenOff, 'UNREACHABLE', /./],
  [
    'bytes that are no text',
    (response) => void response.writeHead(200).end(Buffer.from([0xc3, 0x28])),
    'UNREADABLE',
    /./,
  ],
];

test('a feed that fails changes nothing, its failure is reported with a reason, and the last good state stays', async () => {
  await using feed = await openFeedServer();
  await using backend = await open();
  const { poll, config, counters } = polling(feed, backend);
  const impatient = polling(feed, backend, { timeoutSeconds: 0.2 });
  feed.answers(document(FIRST));
  const good = await poll();
  const audited = await backend.store.audit.count({});
  for (const [index, [name, answer, kind, message]] of OUTAGES.entries()) {
    feed.next(answer);
    const state = await (answer === stalled ? impatient.poll() : poll());
    expect({ name, ...state }).toMatchObject({
      name,
      failures: index + 1,
      failure: { kind, message: expect.stringMatching(message) },
    });
    expect(state).toMatchObject({ lastGoodAt: good.lastGoodAt, digest: good.digest, versions: good.versions });
    expect((state.notBefore ?? 0) - (state.lastPollAt ?? 0)).toBeGreaterThan(kind === 'RATE_LIMITED' ? 7_199_000 : 0);
  }
  expect(await backend.store.audit.count({})).toBe(audited);
  expect(await feedHealth(config, backend.store.feeds, systemClock())).toMatchObject([
    { source: 'liga', failures: OUTAGES.length, failure: { kind: 'UNREADABLE' }, lastGoodSeconds: expect.any(Number) },
  ]);
  expect(counters()?.failures.get('REJECTED')).toBe(4);

  feed.answers(document(MOVED));
  expect(await poll()).toMatchObject({ failures: 0, failure: null, notBefore: null });
  expect(await fixturesIn(backend)).toEqual(['2026-02-09', '2026-02-15']);
});

test('the state of a source survives a restart', async () => {
  await using feed = await openFeedServer();
  using file = databaseFile();
  feed.answers(document(FIRST));
  {
    await using backend = await open(file.env.DATABASE_URL);
    await polling(feed, backend).poll();
    feed.next(status(503));
    await polling(feed, backend).poll();
  }
  await using backend = await open(file.env.DATABASE_URL);
  expect(await polling(feed, backend).poll()).toMatchObject({ failures: 0 });
  expect(feed.calls.at(-1)?.headers['if-none-match']).toBeDefined();
  // With other settings the document is read again.
  await polling(feed, backend, { newTeams: 'CREATE' }).poll();
  expect(feed.calls.at(-1)?.headers['if-none-match']).toBeUndefined();
});

test('keys are read from the environment, sent as headers, and stored nowhere', async () => {
  await using feed = await openFeedServer();
  await using backend = await open();
  const paid = { format: 'FOOTBALL_DATA_ORG', competition: 'PD', url: feed.url };
  const without = polling(feed, backend, paid);
  expect(await without.poll()).toMatchObject({
    failure: { kind: 'REFUSED', message: 'The environment has no FOOTBALL_DATA_KEY.' },
  });
  expect(feed.calls).toEqual([]);

  feed.answers(status(403, 'secret-key'));
  const state = await polling(feed, backend, paid, { FOOTBALL_DATA_KEY: 'secret-key' }).poll();
  expect(feed.calls[0]).toMatchObject({
    path: '/competitions/PD/teams?season=2025',
    headers: { 'x-auth-token': 'secret-key' },
  });
  const stored = await backend.store.feeds.states('sync:');
  expect(JSON.stringify([state, stored])).not.toContain('secret-key');
});

test('an invalid file of sources is refused, naming its fields', () => {
  const problems = (config: unknown): string[] => {
    try {
      parseSyncConfig(typeof config === 'string' ? config : JSON.stringify(config), 'sync.json');
    } catch (error) {
      return String((error as Error).message).split('\n');
    }
    return [];
  };
  expect(problems('{')).toEqual(['sync.json: is not JSON']);
  expect(problems({ sources: [] })).toEqual(['sync.json: sources: has no source']);
  expect(
    problems({ sources: [{ ...SOURCE, url: 'https://user:pass@example.com', schedule: 'often', format: 'CSV' }] }),
  ).toEqual([
    'sync.json: sources.0.url: is not an http or https URL without a user and a password',
    'sync.json: sources.0.schedule: is not a schedule such as "*/15 * * * *"',
  ]);
  expect(problems({ sources: [{ name: 'a', format: 'API_FOOTBALL', schedule: '0 * * * *' }] })).toEqual([
    'sync.json: sources.0.league: is required for API_FOOTBALL',
    'sync.json: sources.0.season: is required for API_FOOTBALL',
  ]);
  expect(problems({ sources: [{ name: 'a', format: 'FPL', schedule: '0 * * * *', apiKey: 'x' }] })).toEqual([
    'sync.json: sources.0.apiKey: is not a known field; keys of feeds come from the environment',
  ]);
  const fpl = { name: 'a', format: 'FPL', schedule: '*/15 * * * *' };
  expect(problems({ sources: [fpl, fpl] })).toEqual(['sync.json: sources.1.name: "a" is used twice']);
});
