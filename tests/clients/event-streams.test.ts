import { createClient } from 'graphql-sse';
import { EventSource } from 'eventsource';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClientAt, EDITOR, openApiClient, openNode } from '../support/api-client.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { codeOf, get, post } from '../support/raw-client.ts';

/** The libraries themselves, over restarts of the server. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient()));
afterAll(() => api[Symbol.asyncDispose]());

const LIST = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) { missedGames { revision } } }`;
const revisionOf = (result: any): number => result.data.missedGamesChanged.missedGames.revision;
const soon = () => Promise.resolve();

test('graphql-sse in single connection mode: many operations on one stream, each completed separately', async () => {
  const client = createClient({ url: `${api.url}/graphql`, singleConnection: true, retryAttempts: 0 });
  const queried = client.iterate({ query: '{ team(by: { slug: "real-madrid" }) { name } }' });
  const lists = ['jude-bellingham', 'kylian-mbappe'].map((slug) =>
    client.iterate({ query: LIST, variables: { slug } }),
  );
  expect((await queried.next()).value).toEqual({ data: { team: { name: 'Real Madrid CF' } } });
  expect(await queried.next()).toMatchObject({ done: true });
  const [bellingham, mbappe] = lists as [(typeof lists)[0], (typeof lists)[0]];
  const first = revisionOf((await bellingham.next()).value);
  await mbappe.next();
  await mbappe.return?.();
  await api.revise(await api.injuryOf('jude-bellingham'), { date: '2026-03-29' });
  expect(revisionOf((await bellingham.next()).value)).toBe(first + 1);
  const invalid = client.iterate({ query: '{ nothing }' });
  expect(codeOf({ body: (await invalid.next()).value })).toBe('GRAPHQL_VALIDATION_FAILED');
  client.dispose();
});

test('the single connection mode on the wire', async () => {
  const url = `${api.url}/graphql`;
  const reserved = await fetch(url, { method: 'PUT' });
  expect([reserved.status, reserved.headers.get('content-type')]).toEqual([201, 'text/plain; charset=utf-8']);
  const headers = { 'x-graphql-event-stream-token': await reserved.text() };
  const operation = (operationId: unknown, query = LIST) => ({
    query,
    variables: { slug: 'jude-bellingham' },
    extensions: { operationId },
  });
  expect((await post(api.url, operation('a'), headers)).status).toBe(409);
  const leave = new AbortController();
  const stream = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal: leave.signal });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (pattern: RegExp) => {
    while (!pattern.test(heard)) heard += (await reader.read()).value ?? '';
  };
  expect((await fetch(url, { headers: { ...headers, accept: 'text/event-stream' } })).status).toBe(409);
  expect((await post(api.url, operation('a'), headers)).status).toBe(202);
  await until(/^data: \{"id":"a","payload":\{"data":/m);
  expect((await post(api.url, operation('a'), headers)).status).toBe(409);
  expect((await post(api.url, operation(7), headers)).status).toBe(400);
  expect((await fetch(`${url}?operationId=a`, { method: 'DELETE', headers })).status).toBe(200);
  // Mutations need their own token, which the stream does not have.
  const write = 'mutation { advanceClock(input: { to: "2026-02-01T00:00:00Z" }) { __typename } }';
  await post(api.url, operation('b', write), headers);
  await until(/"id":"b".*UNAUTHENTICATED/);
  await post(api.url, operation('c', write), { ...headers, ...EDITOR });
  await until(/"id":"c".*__typename/);
  await until(/event: complete\ndata: \{"id":"c"\}/);
  leave.abort();
  expect((await post(api.url, operation('d'), { 'x-graphql-event-stream-token': 'unknown' })).status).toBe(404);
});

test('graphql-sse and EventSource reconnect after a deploy and miss nothing', async () => {
  using database = await demoDatabase();
  let node = await openNode({ DATABASE_URL: database.url });
  const { port } = new URL(node.app.url);
  const url = `${node.app.url}/graphql`;
  const client = createClient({ url, retryAttempts: 100, retry: soon });
  const single = createClient({ url, retryAttempts: 100, retry: soon, singleConnection: true });
  const variables = { slug: 'jude-bellingham' };
  const heard = [client, single].map((one) => one.iterate({ query: LIST, variables }));
  const source = new EventSource(
    `${url}?${new URLSearchParams({ query: LIST, variables: JSON.stringify(variables) })}`,
  );
  const events: MessageEvent[] = [];
  const next = Promise.withResolvers<void>();
  source.addEventListener('next', (event) => {
    events.push(event);
    if (events.length === 2) next.resolve();
  });
  const before = await Promise.all(heard.map(async (one) => revisionOf((await one.next()).value)));
  await node.transports[Symbol.asyncDispose]();
  await node.app[Symbol.asyncDispose]();
  node = await openNode({ DATABASE_URL: database.url, PORT: port });
  const after = apiClientAt(node.app.url);
  await after.revise(await after.injuryOf('jude-bellingham'), { date: '2026-03-29' });
  for (const [place, one] of heard.entries()) {
    let revision = before[place];
    while (revision === before[place]) revision = revisionOf((await one.next()).value);
    expect(revision).toBe(before[place]! + 1);
  }
  await next.promise;
  expect(events.map(({ lastEventId }) => Number(lastEventId))).toEqual([before[0], before[0]! + 1]);
  source.close();
  client.dispose();
  single.dispose();
  await after[Symbol.asyncDispose]();
  await node.transports[Symbol.asyncDispose]();
  await node.app[Symbol.asyncDispose]();
});

test('an EventSource of an unknown player gets the error once, and stops', async () => {
  const source = new EventSource(
    `${api.url}/graphql?${new URLSearchParams({ query: LIST, variables: '{"slug":"nobody"}' })}`,
  );
  const [event] = await once(source as never, 'next');
  expect(codeOf({ body: JSON.parse(event.data) })).toBe('NOT_FOUND');
  await new Promise<void>((resolve) => {
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) resolve();
    });
  });
});

test('a multipart subscription, as Apollo Client sends it over HTTP', async () => {
  const leave = new AbortController();
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
    },
    body: JSON.stringify({ query: LIST, variables: { slug: 'jude-bellingham' } }),
    signal: leave.signal,
  });
  expect(response.headers.get('content-type')).toBe('multipart/mixed;boundary="graphql";subscriptionSpec="1.0"');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!/\r\n\r\n\{"payload":\{"data":.*\}\}\r\n--graphql$/.test(heard)) heard += (await reader.read()).value ?? '';
  leave.abort();
});

test('persisted documents are found by the ids of every toolchain, over HTTP', async () => {
  const unknown = await post(api.url, { documentId: 'sha256:unknown' });
  expect(codeOf(unknown)).toBe('PERSISTED_QUERY_NOT_FOUND');
  const path = `/graphql?${new URLSearchParams({ documentId: 'none' })}`;
  expect(codeOf(await get(api.url, path, { accept: 'application/json' }))).toBe('PERSISTED_QUERY_NOT_FOUND');
});
