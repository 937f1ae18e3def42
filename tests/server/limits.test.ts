import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LIMITS } from '../../src/limits.ts';
import { exampleTabs } from '../../src/server/pages/graphiql/graphiql-examples.ts';
import { EDITOR, LIST, openApiClient } from '../support/api-client.ts';
import { codeOf, openInitialised, openRawSocket, over, post, type RawSocket } from '../support/raw-client.ts';

const TRANSPORTS = ['HTTP', 'SSE', 'WS'] as const;
let api: Awaited<ReturnType<typeof openApiClient>>;
/** A socket that stays silent during the other tests. */
let silent: RawSocket;
beforeAll(async () => {
  // The minute of the rate limits does not end while these tests run.
  vi.useFakeTimers({ toFake: ['performance'] });
  api = await openApiClient({ SIDELINED_TRUSTED_PROXIES: '127.0.0.1,::1', SIDELINED_LIMITS: 'on' });
  silent = await openRawSocket(api.url);
});
afterAll(async () => {
  vi.useRealTimers();
  await api[Symbol.asyncDispose]();
});

/** Returns headers of a client with another address, as a trusted proxy sends them. */
let addresses = 0;
const newAddress = () => ({ 'x-forwarded-for': `203.0.113.${++addresses}` });

const deep = (levels: number): string =>
  levels === 0 ? 'id' : `player { ${levels === 1 ? 'id' : `missedGames { ${deep(levels - 2)} }`} }`;
const times = (n: number, text: (n: number) => string): string =>
  Array.from({ length: n }, (_, i) => text(i)).join(' ');
const followed = (selection: string): string =>
  `subscription { missedGamesChanged(player: { slug: "pedri" }) { missedGames { ${selection} } } }`;

const TOO_LARGE: [limit: keyof typeof LIMITS, selection: string][] = [
  ['depth', deep(LIMITS.depth.max)],
  ['cost', 'games { fixture { availability { fixture { availability { fixture { availability { id } } } } } } }'],
  ['fields', times(LIMITS.fields.max, () => '__typename')],
  ['aliases', times(LIMITS.aliases.max + 1, (n) => `a${n}: revision`)],
  ['directives', times(LIMITS.directives.max + 1, (n) => `a${n}: revision @include(if: true)`)],
  ['directivesAtOnePlace', 'revision @a @b @c @d'],
  ['tokens', `${times(300, () => '... { revision }')} ${times(800, () => 'revision')}`],
];

/** The first event of a stream that stays open. */
async function firstEvent(query: string): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...newAddress() },
    body: JSON.stringify({ query }),
    signal: leave.signal,
  });
  let heard = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += part;
    if (heard.includes('event: next')) break;
  }
  leave.abort();
  return heard;
}

describe.each(TRANSPORTS)('over %s', (transport) => {
  test.each(TOO_LARGE)('a subscription beyond the limit of %s is refused by its name', async (limit, selection) => {
    const { errors, data } = await over(transport, api.url, { query: followed(selection) }, newAddress());
    expect(data ?? null).toBe(null);
    expect(errors).toHaveLength(1);
    const { code, what, max } = LIMITS[limit];
    expect(errors[0]).toMatchObject({ extensions: { code, limit, most: max } });
    expect(errors[0].message).toContain(what);
    expect(errors[0].extensions.http).toBe(undefined);
  });

  test('queries and variables have the same limits', async () => {
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const deepest = JSON.parse(nested(LIMITS.variables.max));
    const far = JSON.parse(nested(5_000));
    const asks = async (said: object) => (await over(transport, api.url, said, newAddress())).errors;
    const query = `{ injury(id: "x") { ${deep(LIMITS.depth.max)} } }`;
    expect(await asks({ query })).toMatchObject([{ extensions: { limit: 'depth' } }]);
    expect(JSON.stringify(await asks({ query }))).not.toContain('"http"');
    expect(await asks({ query: '{ now }', variables: { deepest } })).toBe(undefined);
    for (const asked of ['{ now }', followed('revision')]) {
      expect(await asks({ query: asked, variables: { far } })).toMatchObject([{ extensions: { limit: 'variables' } }]);
    }
  });

  test('the queries of the widgets are within all limits', async () => {
    const squad = `{ team(by: { slug: "real-madrid" }) { players { nodes { name missedGames { ${LIST} } } } } }`;
    for (const query of [...exampleTabs.map((tab) => tab.query), squad]) {
      // A mutation is refused without a token, and over an event stream a query is one event or JSON.
      if (query.includes('mutation') || (transport === 'SSE') !== query.includes('subscription')) continue;
      if (transport === 'SSE') expect(await firstEvent(query)).toContain('"missedGames":{"revision"');
      else expect((await over(transport, api.url, { query }, newAddress())).errors).toBe(undefined);
    }
  });
});

test('the cost of a page depends on its size, wherever the size is given', async () => {
  const lists = (size: string, head = '') =>
    `query Q${head} { players(${size}) { nodes { teams { players(${size}) { nodes { id } } } } } }`;
  const within = async (query: string, variables = {}) =>
    (await post(api.url, { query, variables }, newAddress())).body.errors?.[0]?.extensions;
  expect(await within(lists('first: 10'))).toBe(undefined);
  expect(await within(lists('first: 200'))).toMatchObject({ limit: 'cost' });
  expect(await within(lists('last: 200'))).toMatchObject({ limit: 'cost' });
  const byVariable = lists('first: $n', '($n: Int = 200)');
  expect(await within(byVariable, { n: 10 })).toBe(undefined);
  expect(await within(byVariable)).toMatchObject({ limit: 'cost' });
  expect(await within(byVariable, { n: 200 })).toMatchObject({ limit: 'cost' });
  expect(await within(byVariable, { n: 10 })).toBe(undefined);
  const ids = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Team { players(first: 200) { nodes { id } } } } }';
  expect(await within(ids, { ids: ['x'] })).toBe(undefined);
  expect(await within(ids, { ids: Array(400).fill('x') })).toMatchObject({ limit: 'cost' });
});

test('a page is bounded and has a default size', async () => {
  const page = async (args: string) => post(api.url, { query: `{ fixtures${args} { nodes { id } } }` }, newAddress());
  expect((await page('')).body.data.fixtures.nodes).toHaveLength(LIMITS.pageByDefault.max);
  expect((await page('(first: 200)')).body.data.fixtures.nodes).toHaveLength(200);
  expect(codeOf(await page('(first: 201)'))).toBe(LIMITS.page.code);
  expect(codeOf(await page('(last: 1000000)'))).toBe(LIMITS.page.code);
});

test('one operation in a request', async () => {
  const { status, body } = await post(api.url, [{ query: '{ now }' }, { query: '{ now }' }], newAddress());
  expect([status, codeOf({ body })]).toEqual([400, LIMITS.operations.code]);
});

test('the body of an anonymous request is bounded; with a token it may be larger', async () => {
  const said = { query: '{ now }', variables: { x: 'x'.repeat(LIMITS.body.max) } };
  const readers = await post(api.url, said, newAddress());
  expect([readers.status, codeOf(readers)]).toEqual([413, LIMITS.body.code]);
  expect(readers.body.errors[0].message).toContain(String(LIMITS.body.max));
  expect((await post(api.url, said, { ...newAddress(), ...EDITOR })).status).toBe(200);
});

describe('operations a minute', () => {
  /** Sends requests until one is rejected. None is cached, because each reads the clock. */
  async function until(
    asks: () => Promise<{ readonly headers: Headers; readonly body: any; readonly status: number }>,
  ) {
    for (let asked = 0; ; asked += 1) {
      const answer = await asks();
      if (answer.status === 429) return { asked, answer };
      expect(answer.status).toBe(200);
    }
  }

  test('a reader over the limit gets the time to retry; other readers are not affected', async () => {
    const [one, other] = [newAddress(), newAddress()];
    const { asked, answer } = await until(() => post(api.url, { query: '{ now }' }, one));
    expect(asked).toBe(LIMITS.operationsOfAddress.max);
    expect(codeOf(answer)).toBe('RATE_LIMITED');
    expect(answer.body.errors[0].message).toContain(`${LIMITS.operationsOfAddress.max}`);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(codeOf({ body: await over('SSE', api.url, { query: followed('revision') }, one) })).toBe('RATE_LIMITED');
    const overWs = await over('WS', api.url, { query: '{ now }' }, one);
    expect(overWs.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect((await post(api.url, { query: '{ now }' }, other)).status).toBe(200);
    // A token has a separate limit for all addresses; an invalid token has none.
    expect((await post(api.url, { query: '{ now }' }, { ...one, ...EDITOR })).status).toBe(200);
    expect((await post(api.url, { query: '{ now }' }, { ...one, authorization: 'Bearer wrong' })).status).toBe(429);
  });

  test('a cached response counts as a tenth, a costly one as several', async () => {
    const [one, other] = [newAddress(), newAddress()];
    const ready = { query: '{ team(by: { slug: "real-madrid" }) { name } }' };
    for (let time = 0; time < LIMITS.operationsOfAddress.max + 50; time += 1) {
      expect((await post(api.url, ready, one)).status).toBe(200);
    }
    const squad = (n: number) => ({
      query: `{ team(by: { slug: "real-madrid" }) { a${n}: name players { nodes { name missedGames { ${LIST} } } } } }`,
    });
    let nth = 0;
    const { asked } = await until(() => post(api.url, squad((nth += 1)), other));
    expect(asked).toBeLessThan(LIMITS.operationsOfAddress.max / 20);
    expect(asked).toBeGreaterThan(5);
  });
});

test('connections of one address are counted, sockets and streams together', async () => {
  const one = newAddress();
  const wires = await Promise.all(
    Array.from({ length: LIMITS.connections.max - 1 }, () => openInitialised(api.url, undefined, { headers: one })),
  );
  const leave = new AbortController();
  const follow = { query: followed('revision') };
  const stream = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...one },
    body: JSON.stringify(follow),
    signal: leave.signal,
  });
  expect(stream.status).toBe(200);
  const refused = await openRawSocket(api.url, { headers: one }).catch((error) => error);
  expect(refused.response.statusCode).toBe(429);
  expect(refused.response.headers['retry-after']).toMatch(/^\d+$/);
  expect(codeOf({ body: JSON.parse(refused.message) })).toBe(LIMITS.connections.code);
  expect(codeOf({ body: await over('SSE', api.url, follow, one) })).toBe(LIMITS.connections.code);
  // A client that accepts any type gets a stream too, and is counted too.
  const anything = await post(api.url, follow, { ...one, accept: '*/*' });
  expect([anything.status, codeOf(anything)]).toEqual([429, LIMITS.connections.code]);
  expect(anything.headers.get('retry-after')).toMatch(/^\d+$/);
  (await openRawSocket(api.url, { headers: newAddress() }))[Symbol.dispose]();
  leave.abort();
  for (const wire of wires) wire[Symbol.dispose]();
  await Promise.all(wires.map(({ closed }) => closed));
  (await openInitialised(api.url, undefined, { headers: one }))[Symbol.dispose]();
});

test('a socket has a limited number of subscriptions, and continues with them', async () => {
  using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
  const { max, code } = LIMITS.subscriptions;
  const payload = { query: followed('revision') };
  for (let n = 0; n <= max; n += 1) wire.say({ id: String(n), type: 'subscribe', payload });
  const heard = [];
  for (let n = 0; n <= max; n += 1) heard.push(await wire.next());
  expect(heard.filter(({ type }) => type === 'next')).toHaveLength(max);
  expect(heard.find(({ type }) => type === 'error')).toMatchObject({ payload: [{ extensions: { code } }] });
  wire.say({ id: '0', type: 'complete' });
  wire.say({ id: 'again', type: 'subscribe', payload });
  expect(await wire.next()).toMatchObject({ id: 'again', type: 'next' });
});

test('a socket without connection_init within the limit is closed: 4408', async () => {
  expect(await silent.closed).toBe(4408);
});
