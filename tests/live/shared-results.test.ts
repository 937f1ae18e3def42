import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { between, type ApiClient, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const SLUG = 'jude-bellingham';
const FOLLOW = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) {
    missedGames { revision games { fixture { id } } } changes { kind fixture { id } } } }`;

interface Received {
  readonly id: string;
  readonly type: string;
  readonly payload: any;
}

/** A socket that sends several messages in one segment, so that the server has all of them before it answers. */
async function openConnection(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const received: Received[] = [];
  let next = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    next.resolve();
  });
  await once(socket, 'open');
  const until = async (count: number): Promise<readonly Received[]> => {
    while (received.length < count) {
      next = Promise.withResolvers();
      await next.promise;
    }
    return received;
  };
  const say = (...messages: unknown[]) => {
    for (const message of messages) socket.send(JSON.stringify(message));
  };
  say({ type: 'connection_init' });
  await until(1);
  received.length = 0;
  return { socket, received, say, until };
}

function follow(id: string, query = FOLLOW, variables: object = { slug: SLUG }) {
  return { id, type: 'subscribe', payload: { query, variables } };
}

/** Resolves when the server has handled everything sent before. */
async function settled(api: ApiClient): Promise<void> {
  for (let round = 0; round < 5; round += 1) await api.query('{ now }');
}

const revise = async (api: ApiClient, day: number) =>
  api.revise(await api.injuryOf(SLUG), between('2026-02-20', `2026-03-${String(day).padStart(2, '0')}`, '2026-03-30'));

test('white space, comments, the order of arguments and variables, and unused variables make no difference', async () => {
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
  const connection = await openConnection(api.url);
  connection.say(...spellings);
  await connection.until(spellings.length);
  expect(api.app.liveQueries.size().queries).toBe(1);
  connection.say(follow('other', FOLLOW.replace('kind ', 'kind before ')));
  await connection.until(spellings.length + 1);
  expect(api.app.liveQueries.size().queries).toBe(2);
  connection.socket.close();
});

test('clients that resume from different revisions first receive their own changes, then shared updates', async () => {
  await using api = await openApiClient();
  for (let day = 1; day <= 9; day += 1) await revise(api, day);
  const { revision } = await api.list(SLUG);
  const connection = await openConnection(api.url);
  for (let held = revision; held > revision - 6; held -= 1)
    connection.say(follow(`${held}`, FOLLOW, { slug: SLUG, since: held }));
  const first = await connection.until(5);
  await settled(api);
  expect(api.app.liveQueries.size().queries).toBe(1);
  // The client with the newest revision receives nothing.
  expect(first.map(({ id }) => Number(id)).toSorted((a, b) => b - a)).toEqual([1, 2, 3, 4, 5].map((n) => revision - n));
  connection.received.length = 0;
  await revise(api, 28);
  const next = await connection.until(6);
  expect(new Set(next.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  expect(next[0]?.payload.data.missedGamesChanged.missedGames.revision).toBe(revision + 1);
  connection.socket.close();
});

test('an invalid resume revision is rejected without affecting other subscribers', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  connection.say(
    follow('good'),
    follow('words', FOLLOW, { slug: SLUG, since: 'x' }),
    follow('past', FOLLOW, { slug: SLUG, since: -1 }),
  );
  await connection.until(5);
  for (const id of ['words', 'past']) {
    const [refusal, end] = connection.received.filter((message) => message.id === id);
    expect(refusal?.payload.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(end?.type).toBe('complete');
  }
  await revise(api, 9);
  await connection.until(6);
  expect(connection.received.at(-1)?.id).toBe('good');
  connection.socket.close();
});

test('an id that is subscribed, completed and subscribed again at once has one subscription', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  const done = { id: 'a', type: 'complete' };
  connection.say(follow('a'), done, follow('a', FOLLOW, { slug: 'pedri' }), done, follow('a'));
  await connection.until(1);
  await settled(api);
  await revise(api, 9);
  await connection.until(2);
  await settled(api);
  expect(connection.received.map(({ type }) => type)).toEqual(['next', 'next']);
  connection.say(done);
  await settled(api);
  await revise(api, 12);
  await settled(api);
  expect(connection.received).toHaveLength(2);
  connection.socket.close();
});

test('results of an earlier operation with the same id are not sent', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  connection.say(
    { id: 'a', type: 'subscribe', payload: { query: '{ nothing }' } },
    { id: 'a', type: 'complete' },
    { id: 'a', type: 'subscribe', payload: { query: '{ players(first: 1) { totalCount } }' } },
    { id: 'a', type: 'complete' },
    follow('a'),
  );
  await connection.until(1);
  await revise(api, 9);
  await connection.until(2);
  await settled(api);
  expect(connection.received.map(({ type, payload }) => `${type} ${Object.keys(payload.data)}`)).toEqual([
    'next missedGamesChanged',
    'next missedGamesChanged',
  ]);
  connection.socket.close();
});

test('a subscription that is completed at once leaves no live query', async () => {
  await using api = await openApiClient();
  const connection = await openConnection(api.url);
  for (let n = 0; n < 50; n += 1) {
    connection.say(follow(`${n}`, FOLLOW, { slug: `nobody-${n}` }), { id: `${n}`, type: 'complete' });
  }
  connection.say(follow('last'));
  await connection.until(1);
  connection.socket.close();
  await eventually('no live query is left', () => api.app.liveQueries.size().tags === 0);
  expect(api.app.liveQueries.size()).toEqual({ queries: 0, tags: 0 });
});
