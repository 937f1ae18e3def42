import type { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type Backend, openBackend } from '../../src/backend.ts';
import { feedDocuments } from '../../src/cli/feed-documents.ts';
import { configFrom } from '../../src/config.ts';
import { instant } from '../../src/domain/day.ts';
import { FeedCounters } from '../../src/observability/feed-counters.ts';
import { parseSyncConfig } from '../../src/sync/config.ts';
import type { FeedFormat } from '../../src/feeds/adapter.ts';
import { requestsFor } from '../../src/feeds/reading/feed-requests.ts';
import { pollAllOnce } from '../../src/sync/open-sync.ts';
import {
  document,
  type FeedAnswer,
  type FeedCall,
  type FeedServer,
  openFeedServer,
  status,
} from '../support/feed-server.ts';

/** Sources that are APIs: several documents, pages and keys. */

const PLAYER = {
  first_name: 'Bukayo',
  second_name: 'Saka',
  web_name: 'Saka',
  team: 1,
  element_type: 3,
  news_added: '2025-10-20T10:00:00Z',
  chance_of_playing_next_round: 0,
  birth_date: '2001-09-05',
  team_join_date: null,
  squad_number: 7,
  yellow_cards: 0,
};

/** Two clubs and a player each in the form of Fantasy Premier League. */
function bootstrap(status: string, news: string): string {
  const teams = [
    { id: 1, code: 3, name: 'Arsenal', short_name: 'ARS' },
    { id: 2, code: 7, name: 'Aston Villa', short_name: 'AVL' },
  ];
  const fit = {
    ...PLAYER,
    code: 2,
    first_name: 'Ollie',
    second_name: 'Watkins',
    team: 2,
    status: 'a',
    news: '',
    birth_date: '1995-12-30',
  };
  return JSON.stringify({
    teams,
    elements: [
      { ...PLAYER, code: 1, status, news },
      { ...fit, web_name: 'Watkins' },
    ],
  });
}

const FIXTURES = JSON.stringify([
  {
    code: 100,
    id: 1,
    event: 9,
    finished: false,
    kickoff_time: '2025-11-01T15:00:00Z',
    team_h: 1,
    team_a: 2,
    team_h_score: null,
    team_a_score: null,
  },
]);

const open = (): Promise<Backend> =>
  openBackend(
    configFrom({ DATABASE_URL: ':memory:', SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2025-10-24T12:00:00Z' }),
  );

function polling(feed: FeedServer, { store, commands }: Backend) {
  const source = { name: 'pl', format: 'FPL', url: `${feed.url}/api/`, schedule: '0 0 1 1 *' };
  const config = parseSyncConfig(JSON.stringify({ sources: [source] }), 'sync.json');
  const counters = new FeedCounters();
  const deps = { store, commands, env: {}, log: pino({ level: 'silent' }), counters };
  return { counters, poll: async () => (await pollAllOnce(config, deps))[0]! };
}

const serves =
  (documents: Readonly<Record<string, FeedAnswer>>): FeedAnswer =>
  (response, call) =>
    (documents[call.path] ?? status(404))(response, call);

async function injuriesIn({ store }: Backend): Promise<string[]> {
  const found = await store.injuries.list({}, { after: null, before: null, limit: 10, last: false });
  return found.map(({ status: state, description }) => `${state} ${description}`);
}

test('an API has several documents: if one has changed, all are read', async () => {
  await using feed = await openFeedServer();
  await using backend = await open();
  const { poll, counters } = polling(feed, backend);
  const [first, later] = [bootstrap('i', 'Knee injury - Expected back 14 Dec'), bootstrap('a', '')];
  const fixtures = document(FIXTURES);
  feed.answers(serves({ '/api/bootstrap-static/': document(first), '/api/fixtures/': fixtures }));
  expect(await poll()).toMatchObject({ failure: null });
  expect(await injuriesIn(backend)).toHaveLength(1);
  expect((await injuriesIn(backend))[0]).toMatch(/^ACTIVE .*Knee injury/);
  expect(await poll()).toMatchObject({ failure: null });
  expect(counters.sources.get('pl')?.polls).toEqual({ imported: 1, unchanged: 1, failed: 0 });

  // A truncated response is not used.
  feed.answers(
    serves({ '/api/bootstrap-static/': document(later), '/api/fixtures/': status(503, 'The game is being updated.') }),
  );
  expect(await poll()).toMatchObject({ failure: { kind: 'UNAVAILABLE' } });
  feed.answers(
    serves({ '/api/bootstrap-static/': status(200, '"The game is being updated."'), '/api/fixtures/': fixtures }),
  );
  expect(await poll()).toMatchObject({ failures: 2, failure: { kind: 'REJECTED' } });
  expect((await injuriesIn(backend))[0]).toMatch(/^ACTIVE/);

  const before = feed.calls.length;
  feed.answers(serves({ '/api/bootstrap-static/': document(later), '/api/fixtures/': fixtures }));
  expect(await poll()).toMatchObject({ failures: 0, failure: null });
  expect((await injuriesIn(backend))[0]).toMatch(/^RECOVERED/);
  const asked = feed.calls.slice(before).map(({ path, headers }) => [path, headers['if-none-match'] !== undefined]);
  expect(asked).toEqual([
    ['/api/bootstrap-static/', true],
    ['/api/fixtures/', true],
    ['/api/fixtures/', false],
  ]);
});

test('the command line reads an API, a page of it, or one of its documents, with the key of the environment', async () => {
  await using feed = await openFeedServer();
  const now = instant('2025-10-24T12:00:00Z');
  const read = (
    format: FeedFormat,
    path: string,
    more: object,
    env: Record<string, string> = { SPORTMONKS_KEY: 'k' },
  ) => feedDocuments(format, [`${feed.url}${path}`], { encoding: 'utf-8', ...more }, env, now);
  const pages = (response: ServerResponse, { path }: FeedCall) => {
    const isLast = path.includes('page=2');
    response.end(JSON.stringify({ data: [], pagination: { has_more: !isLast } }));
  };
  feed.answers(pages);
  expect((await read('SPORTMONKS', '/v3/football', {})).documents).toHaveLength(2);
  expect((await read('SPORTMONKS', '/v3/football/fixtures/1', {})).documents).toHaveLength(1);
  expect(new Set(feed.calls.map(({ headers }) => headers.authorization))).toEqual(new Set(['k']));
  await expect(read('SPORTMONKS', '/v3', {}, {})).rejects.toThrow('set SPORTMONKS_KEY in the environment');
  await expect(read('API_FOOTBALL', '/', {}, { API_FOOTBALL_KEY: 'k' })).rejects.toThrow('--league 140');
  expect(
    (await read('API_FOOTBALL', '/', { league: '140', season: '2025-26' }, { API_FOOTBALL_KEY: 'k' })).documents,
  ).toHaveLength(3);
});

test('each API is asked for its documents, with its key in its header', () => {
  const asked = (source: object, env: Record<string, string> = {}) => {
    const config = { sources: [{ name: 'a', schedule: '0 * * * *', ...source }] };
    const [parsed] = parseSyncConfig(JSON.stringify(config), 'sync.json').sources;
    return requestsFor(parsed!, env, instant('2025-10-24T12:00:00Z')).map(({ url, headers }) => [
      decodeURIComponent(url),
      headers,
    ]);
  };
  expect(asked({ format: 'API_FOOTBALL', league: 140, season: '2025-26' }, { API_FOOTBALL_KEY: 'k' })).toEqual(
    ['teams', 'fixtures', 'injuries'].map((name) => [
      `https://v3.football.api-sports.io/${name}?league=140&season=2025`,
      { 'x-apisports-key': 'k' },
    ]),
  );
  expect(asked({ format: 'SPORTMONKS', league: 8 }, { SPORTMONKS_KEY: 'k' })).toEqual([
    [
      expect.stringMatching(
        /^https:\/\/api\.sportmonks\.com\/v3\/football\/fixtures\/between\/2025-10-17\/2026-01-22\?.*sidelined/,
      ),
      { authorization: 'k' },
    ],
  ]);
  expect(asked({ format: 'FPL' })).toEqual([
    ['https://fantasy.premierleague.com/api/bootstrap-static/', {}],
    ['https://fantasy.premierleague.com/api/fixtures/', {}],
  ]);
});
