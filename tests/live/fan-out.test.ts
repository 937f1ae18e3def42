import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, type ApiClient, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const SLUG = 'jude-bellingham';
const WINDOWS = [
  { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' },
  { earliest: '2026-03-02', likely: '2026-03-10', latest: '2026-03-20' },
];
const FOLLOW = `subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { revision headline } changes { kind } } }`;

/** A socket that speaks the protocol by hand, so that a test decides on every message. */
async function openLine(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const heard: any[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  await once(socket, 'open');
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  say({ type: 'connection_init' });
  const until = async (done: (heard: any[]) => boolean) => {
    await eventually('the frames', () => done(heard)).catch((cause: unknown) => {
      throw new Error(`other frames came: ${JSON.stringify(heard).slice(0, 1_000)}`, { cause });
    });
  };
  await until((all) => all.length === 1);
  heard.length = 0;
  const follow = (id: string, query = FOLLOW, variables: unknown = { slug: SLUG }) =>
    say({ id, type: 'subscribe', payload: { query, variables } });
  return { socket, heard, say, follow, until };
}

async function revise(api: ApiClient, round: number): Promise<Answer['data']> {
  return api.revise(await api.injuryOf(SLUG), { window: WINDOWS[round % 2] });
}

test('however it is spelt, it is one answer; each subscriber has it under his own id', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  line.follow('a');
  line.follow('b', FOLLOW.replaceAll(' ', '\n  '));
  line.follow('c');
  await line.until((heard) => heard.length === 3);
  expect(api.app.liveQueries.size().queries).toBe(1);
  await revise(api, 0);
  await line.until((heard) => heard.length === 6);
  const later = line.heard.slice(3);
  expect(later.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c']);
  expect(new Set(later.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  expect(later[0].type).toBe('next');
});

test('who leaves is gone at once, and an answer that nobody watches is let go', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  for (let one = 0; one < 300; one += 1) line.follow(String(one));
  await line.until((heard) => heard.length === 300);
  for (let one = 0; one < 300; one += 1) line.say({ id: String(one), type: 'complete' });
  line.follow('last');
  await line.until((heard) => heard.length === 301);
  await revise(api, 0);
  await line.until((heard) => heard.length === 302);
  line.socket.close();
  await eventually('no live query is left', () => api.app.liveQueries.size().tags === 0);
  expect(line.heard).toHaveLength(302);
});

test('an id that is completed and used again in one breath is a new subscription, and has no false complete', async () => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  line.follow('a');
  await line.until((heard) => heard.length === 1);
  line.say({ id: 'a', type: 'complete' });
  line.follow('a');
  await line.until((heard) => heard.length === 2);
  await revise(api, 0);
  await line.until((heard) => heard.length === 3);
  line.follow('query', '{ now }');
  await line.until((heard) => heard.length === 5);
  expect(line.heard.map(({ id, type }) => `${id} ${type}`)).toEqual([
    'a next',
    'a next',
    'a next',
    'query next',
    'query complete',
  ]);
  line.socket.close();
});

test.each([
  ['a text that is none', 'subscription {', {}, 'error'],
  ['a field that is none', 'subscription { nothing }', {}, 'error'],
  ['a player who is none', FOLLOW, { slug: 'nobody' }, 'next'],
  ['a variable that is missing', FOLLOW, {}, 'next'],
])('%s is refused, and the socket stays', async (_, query, variables, type) => {
  await using api = await openApiClient();
  const line = await openLine(api.url);
  line.follow('bad', query, variables);
  await line.until((heard) => heard.length === (type === 'next' ? 2 : 1));
  expect(line.heard[0]).toMatchObject({ id: 'bad', type });
  const errors = type === 'next' ? line.heard[0].payload.errors : line.heard[0].payload;
  expect(errors[0].extensions.code).toMatch(/BAD_USER_INPUT|NOT_FOUND|GRAPHQL_VALIDATION_FAILED/);
  expect(JSON.stringify(line.heard)).not.toContain('"http"');
  line.heard.length = 0;
  line.follow('good');
  line.follow('query', '{ now }');
  await line.until((heard) => heard.length === 3);
  line.socket.close();
});

test('a reader who has stopped reading keeps nobody waiting, and has the newest when he goes on', async () => {
  await using api = await openApiClient();
  const stalled = await openLine(api.url);
  const awake = await openLine(api.url);
  const large = `subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { revision
    ${Array.from({ length: 40 }, (_, copy) => `g${copy}: games { id explanation fixture { id date } }`).join(' ')} } } }`;
  stalled.follow('large', large);
  await stalled.until((heard) => heard.length === 1);
  stalled.socket.pause();
  awake.follow('small');
  await awake.until((heard) => heard.length === 1);
  const injury = await api.injuryOf(SLUG);
  for (let round = 0; round < 150; round += 1) await api.revise(injury, { window: WINDOWS[round % 2] });
  const newest = (await api.list(SLUG)).revision;
  await awake.until((heard) => heard.at(-1).payload.data.missedGamesChanged.missedGames.revision === newest);
  stalled.socket.resume();
  const revisions = () => stalled.heard.map(({ payload }) => payload.data.missedGamesChanged.missedGames.revision);
  await stalled.until(() => revisions().at(-1) === newest);
  expect(revisions()).toEqual([...new Set(revisions())].toSorted((a, b) => a - b));
  expect(revisions().length).toBeLessThan(150);
  stalled.socket.close();
  awake.socket.close();
});
