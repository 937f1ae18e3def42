import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { between, type ApiClient, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const SLUG = 'jude-bellingham';
const FOLLOW = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) {
    missedGames { revision games { fixture { id } } } changes { kind fixture { id } } } }`;

interface Heard {
  readonly id: string;
  readonly type: string;
  readonly payload: any;
}

/** A socket whose messages go out in one segment: the server has them all before it has answered any. */
async function openLine(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const heard: Heard[] = [];
  let woken = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    woken.resolve();
  });
  await once(socket, 'open');
  const until = async (count: number): Promise<readonly Heard[]> => {
    while (heard.length < count) {
      woken = Promise.withResolvers();
      await woken.promise;
    }
    return heard;
  };
  const say = (...messages: unknown[]) => {
    for (const message of messages) socket.send(JSON.stringify(message));
  };
  say({ type: 'connection_init' });
  await until(1);
  heard.length = 0;
  return { socket, heard, say, until };
}

function follow(id: string, query = FOLLOW, variables: object = { slug: SLUG }) {
  return { id, type: 'subscribe', payload: { query, variables } };
}

/** Whatever is under way has been worked off once these are answered. */
async function settled(api: ApiClient): Promise<void> {
  for (let round = 0; round < 5; round += 1) await api.ask('{ now }');
}

const revise = async (api: ApiClient, day: number) =>
  api.revise(await api.injuryOf(SLUG), between('2026-02-20', `2026-03-${String(day).padStart(2, '0')}`, '2026-03-30'));

test('white space, comments, the order of arguments and variables and idle variables make no difference', async () => {
  await using api = await openApiClient();
  const spellings = [
    follow('a'),
    follow('b', `# the same\n${FOLLOW.replaceAll(' ', '\n\t')}`),
    follow('c', FOLLOW.replace('$slug: String!, $since: Int', '$since: Int, $slug: String!')),
    follow(
      'd',
      FOLLOW.replace(
        'player: { slug: $slug }, sinceRevision: $since',
        'sinceRevision: $since, player: { slug: $slug }',
      ),
    ),
    follow('e', FOLLOW, { tab: 7, slug: SLUG }),
    follow('f', FOLLOW, { slug: SLUG, since: 0 }),
    follow('g', FOLLOW, { slug: SLUG, since: 1_000_000 }),
  ];
  const line = await openLine(api.url);
  line.say(...spellings);
  await line.until(spellings.length);
  expect(api.app.liveQueries.size().queries).toBe(1);
  line.say(follow('other', FOLLOW.replace('kind ', 'kind before ')));
  await line.until(spellings.length + 1);
  expect(api.app.liveQueries.size().queries).toBe(2);
  line.socket.close();
});

test('readers who hold different revisions share what comes after, and each is told first what he lacks', async () => {
  await using api = await openApiClient();
  for (let day = 1; day <= 9; day += 1) await revise(api, day);
  const { revision } = await api.list(SLUG);
  const line = await openLine(api.url);
  for (let held = revision; held > revision - 6; held -= 1)
    line.say(follow(`${held}`, FOLLOW, { slug: SLUG, since: held }));
  const first = await line.until(5);
  await settled(api);
  expect(api.app.liveQueries.size().queries).toBe(1);
  // Who holds the newest hears nothing.
  expect(first.map(({ id }) => Number(id)).toSorted((a, b) => b - a)).toEqual([1, 2, 3, 4, 5].map((n) => revision - n));
  line.heard.length = 0;
  await revise(api, 28);
  const next = await line.until(6);
  expect(new Set(next.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  expect(next[0]?.payload.data.missedGamesChanged.missedGames.revision).toBe(revision + 1);
  line.socket.close();
});

test('a claim that is none is refused, and nobody else hears of it', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  line.say(
    follow('good'),
    follow('words', FOLLOW, { slug: SLUG, since: 'x' }),
    follow('past', FOLLOW, { slug: SLUG, since: -1 }),
  );
  await line.until(5);
  for (const id of ['words', 'past']) {
    const [refusal, end] = line.heard.filter((message) => message.id === id);
    expect(refusal?.payload.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(end?.type).toBe('complete');
  }
  await revise(api, 9);
  await line.until(6);
  expect(line.heard.at(-1)?.id).toBe('good');
  line.socket.close();
});

test('an id that is asked, completed and asked anew in one breath is followed once, and let go of once', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  const done = { id: 'a', type: 'complete' };
  line.say(follow('a'), done, follow('a', FOLLOW, { slug: 'pedri' }), done, follow('a'));
  await line.until(1);
  await settled(api);
  await revise(api, 9);
  await line.until(2);
  await settled(api);
  expect(line.heard.map(({ type }) => type)).toEqual(['next', 'next']);
  line.say(done);
  await settled(api);
  await revise(api, 12);
  await settled(api);
  expect(line.heard).toHaveLength(2);
  line.socket.close();
});

test('what was asked under an id before does not answer for what is asked under it now', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  line.say(
    { id: 'a', type: 'subscribe', payload: { query: '{ nothing }' } },
    { id: 'a', type: 'complete' },
    { id: 'a', type: 'subscribe', payload: { query: '{ players(first: 1) { totalCount } }' } },
    { id: 'a', type: 'complete' },
    follow('a'),
  );
  await line.until(1);
  await revise(api, 9);
  await line.until(2);
  await settled(api);
  expect(line.heard.map(({ type, payload }) => `${type} ${Object.keys(payload.data)}`)).toEqual([
    'next missedGamesChanged',
    'next missedGamesChanged',
  ]);
  line.socket.close();
});

test('what is asked and left in one breath is let go of as well', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  for (let n = 0; n < 50; n += 1) {
    line.say(follow(`${n}`, FOLLOW, { slug: `nobody-${n}` }), { id: `${n}`, type: 'complete' });
  }
  line.say(follow('last'));
  await line.until(1);
  line.socket.close();
  await eventually('no live query is left', () => api.app.liveQueries.size().tags === 0);
  expect(api.app.liveQueries.size()).toEqual({ queries: 0, tags: 0 });
});
