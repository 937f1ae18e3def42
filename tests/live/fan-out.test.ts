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

/** A socket on which the test sends and receives each message of the protocol itself. */
async function openConnection(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const received: any[] = [];
  socket.on('message', (data) => received.push(JSON.parse(String(data))));
  await once(socket, 'open');
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  say({ type: 'connection_init' });
  const until = async (isDone: (received: any[]) => boolean) => {
    await eventually('the frames', () => isDone(received)).catch((cause: unknown) => {
      throw new Error(`other frames came: ${JSON.stringify(received).slice(0, 1_000)}`, { cause });
    });
  };
  await until((all) => all.length === 1);
  received.length = 0;
  const follow = (id: string, query = FOLLOW, variables: unknown = { slug: SLUG }) =>
    say({ id, type: 'subscribe', payload: { query, variables } });
  return { socket, received, say, follow, until };
}

async function revise(api: ApiClient, round: number): Promise<Answer['data']> {
  return api.revise(await api.injuryOf(SLUG), { window: WINDOWS[round % 2] });
}

test('all spellings of an operation share one live query; each subscriber receives updates under its own id', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  connection.follow('a');
  connection.follow('b', FOLLOW.replaceAll(' ', '\n  '));
  connection.follow('c');
  await connection.until((received) => received.length === 3);
  expect(api.app.liveQueries.size().queries).toBe(1);
  await revise(api, 0);
  await connection.until((received) => received.length === 6);
  const later = connection.received.slice(3);
  expect(later.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c']);
  expect(new Set(later.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  expect(later[0].type).toBe('next');
});

test('unsubscribing takes effect at once, and a live query without subscribers is removed', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  for (let one = 0; one < 300; one += 1) connection.follow(String(one));
  await connection.until((received) => received.length === 300);
  for (let one = 0; one < 300; one += 1) connection.say({ id: String(one), type: 'complete' });
  connection.follow('last');
  await connection.until((received) => received.length === 301);
  await revise(api, 0);
  await connection.until((received) => received.length === 302);
  connection.socket.close();
  await eventually('no live query is left', () => api.app.liveQueries.size().tags === 0);
  expect(connection.received).toHaveLength(302);
});

test('an id that is completed and reused at once is a new subscription, and is not completed by the old one', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  connection.follow('a');
  await connection.until((received) => received.length === 1);
  connection.say({ id: 'a', type: 'complete' });
  connection.follow('a');
  await connection.until((received) => received.length === 2);
  await revise(api, 0);
  await connection.until((received) => received.length === 3);
  connection.follow('query', '{ now }');
  await connection.until((received) => received.length === 5);
  expect(connection.received.map(({ id, type }) => `${id} ${type}`)).toEqual([
    'a next',
    'a next',
    'a next',
    'query next',
    'query complete',
  ]);
  connection.socket.close();
});

test.each([
  ['an invalid document', 'subscription {', {}, 'error'],
  ['an unknown field', 'subscription { nothing }', {}, 'error'],
  ['an unknown player', FOLLOW, { slug: 'nobody' }, 'next'],
  ['a missing variable', FOLLOW, {}, 'next'],
])('%s is rejected, and the socket stays open', async (_, query, variables, type) => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  connection.follow('bad', query, variables);
  await connection.until((received) => received.length === (type === 'next' ? 2 : 1));
  expect(connection.received[0]).toMatchObject({ id: 'bad', type });
  const errors = type === 'next' ? connection.received[0].payload.errors : connection.received[0].payload;
  expect(errors[0].extensions.code).toMatch(/BAD_USER_INPUT|NOT_FOUND|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED/);
  expect(JSON.stringify(connection.received)).not.toContain('"http"');
  connection.received.length = 0;
  connection.follow('good');
  connection.follow('query', '{ now }');
  await connection.until((received) => received.length === 3);
  connection.socket.close();
});

test('a client that stops reading does not delay others, and receives the newest result once it reads again', async () => {
  await using api = await openApiClient();
  const stalled = await openConnection(api.url);
  const awake = await openConnection(api.url);
  const large = `subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { revision
    ${Array.from({ length: 40 }, (_, copy) => `g${copy}: games { id explanation fixture { id date } }`).join(' ')} } } }`;
  stalled.follow('large', large);
  await stalled.until((received) => received.length === 1);
  stalled.socket.pause();
  awake.follow('small');
  await awake.until((received) => received.length === 1);
  const injury = await api.injuryOf(SLUG);
  for (let round = 0; round < 150; round += 1) await api.revise(injury, { window: WINDOWS[round % 2] });
  const newest = (await api.list(SLUG)).revision;
  await awake.until((received) => received.at(-1).payload.data.missedGamesChanged.missedGames.revision === newest);
  stalled.socket.resume();
  const revisions = () => stalled.received.map(({ payload }) => payload.data.missedGamesChanged.missedGames.revision);
  await stalled.until(() => revisions().at(-1) === newest);
  expect(revisions()).toEqual([...new Set(revisions())].toSorted((a, b) => a - b));
  expect(revisions().length).toBeLessThan(150);
  stalled.socket.close();
  awake.socket.close();
});
