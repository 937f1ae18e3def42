import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/limits.ts';
import { MemoryBudget } from '../../src/server/admission/memory-budget.ts';
import { hasTooManyValues } from '../../src/server/graphql/json-size.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { codeOf, openInitialised, openRawSocket, over, post } from '../support/raw-client.ts';

/** Limits of what one client can make the server compute, send and keep. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => {
  api = await openApiClient({ SIDELINED_TRUSTED_PROXIES: '127.0.0.1,::1', SIDELINED_LIMITS: 'on' });
});
afterAll(() => api[Symbol.asyncDispose]());

let addresses = 0;
const newAddress = () => ({ 'x-forwarded-for': `203.0.113.${++addresses}` });
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));
const BY_FILTER = 'query ($f: FixtureFilter) { fixtures(filter: $f) { totalCount } }';
const BY_STATUS = 'query ($s: [FixtureStatus!]) { fixtures(filter: { statuses: $s }) { totalCount } }';
const LIST =
  'subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { revision } } }';

describe.each(['HTTP', 'SSE', 'WS'] as const)('over %s', (transport) => {
  const errorsOf = async (query: string, variables: object) =>
    (await over(transport, api.url, { query, variables }, newAddress())).errors;

  test('more values than an operation can use are refused before they are read', async () => {
    for (const variables of [
      { f: keys(60_000) },
      { s: Array(340_000).fill([]) },
      { f: { a: keys(6_000), b: keys(6_000) } },
      keys(15_000),
    ]) {
      if (transport === 'WS' && JSON.stringify(variables).length > 400_000) continue;
      expect(await errorsOf(BY_FILTER, variables)).toMatchObject([{ extensions: { limit: 'variableValues' } }]);
    }
  });

  test('a long name in variables is refused before it is compared with known names', async () => {
    const variables = { f: { ['x'.repeat(500_000)]: 1 } };
    expect(await errorsOf(BY_FILTER, variables)).toMatchObject([{ extensions: { limit: 'variableNames' } }]);
  });

  test('variables of a wrong type get few errors with short messages', async () => {
    for (const [query, variables] of [
      [BY_FILTER, { f: keys(5_000) }],
      [BY_STATUS, { s: 'X'.repeat(900_000) }],
      [BY_STATUS, { s: Array(5_000).fill('X') }],
      [LIST, { slug: keys(5_000) }],
    ] as const) {
      if (transport === 'HTTP' && query === LIST) continue;
      const errors = await errorsOf(query, variables);
      expect(errors.length).toBeLessThanOrEqual(LIMITS.requestErrors.max + 1);
      expect(JSON.stringify(errors).length).toBeLessThan(4_000);
      for (const { message } of errors) expect(message.length).toBeLessThanOrEqual(LIMITS.errorMessage.max);
    }
  });

  test('documents that are not valid get few errors with short messages', async () => {
    const value = 'X'.repeat(400_000);
    for (const query of [
      `{ fixtures(filter: { statuses: [${value}] }) { totalCount } }`,
      `{ ${value} }`,
      `{ ${Array.from({ length: 300 }, (_, n) => `unknown${n}`).join(' ')} }`,
      `query ($a: ${value}) { now }`,
      `{ "${value}`,
    ]) {
      const errors = await errorsOf(query, {});
      expect(JSON.stringify(errors).length).toBeLessThan(4_000);
    }
  });
});

test.each([
  ['a list', JSON.stringify(Array(30_000).fill([])), true],
  ['an object', JSON.stringify(keys(30_000)), true],
  ['marks in strings', JSON.stringify([',[{:"\\'.repeat(50_000), '\\"'.repeat(50_000)]), false],
  ['an open string', `["${'['.repeat(100_000)}`, false],
  ['as many values as allowed', JSON.stringify(keys(LIMITS.variableValues.max)), false],
])('values are counted without parsing: %s', (_, json, expected) => {
  expect(hasTooManyValues(json)).toBe(expected);
});

test('an execution has a bounded number of errors', async () => {
  const ids = Array.from({ length: 200 }, (_, n) => `unknown-${n}`);
  const { body } = await post(api.url, {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids },
  });
  expect(body.errors?.length ?? 0).toBeLessThanOrEqual(LIMITS.errors.max);
});

describe('a socket', () => {
  test('is closed for far too many values, before the message is parsed', async () => {
    for (const variables of [{ f: keys(60_000) }, { s: Array(340_000).fill([]) }]) {
      using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
      wire.say({ id: '1', type: 'subscribe', payload: { query: BY_FILTER, variables } });
      expect(await wire.closed).toBe(4400);
    }
  });

  test('is closed when long messages are more than its operations of a minute', async () => {
    using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
    const text = JSON.stringify({ type: 'ping', payload: { padding: 'x'.repeat(1_000_000) } });
    for (let sent = 0; sent < 60; sent += 1) wire.say(text);
    expect(await wire.closed).toBe(1008);
  });

  test('has ids of limited length', async () => {
    using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
    const longest = 'é'.repeat(LIMITS.operationId.max);
    wire.say({ id: longest, type: 'subscribe', payload: { query: '{ now }' } });
    expect(await wire.next()).toMatchObject({ id: longest, type: 'next' });
    wire.say({ id: `${longest}é`, type: 'subscribe', payload: { query: '{ now }' } });
    expect(await wire.closed).toBe(4400);
  });

  test('gets the id that is in use, even if a close frame cannot hold it', async () => {
    using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
    const message = {
      id: '\u{1F600}'.repeat(60),
      type: 'subscribe',
      payload: { query: LIST, variables: { slug: 'pedri' } },
    };
    wire.say(message);
    wire.say(message);
    expect(await wire.closed).toBe(4409);
  });

  test('starts with a short message', async () => {
    using wire = await openRawSocket(api.url, { headers: newAddress() });
    wire.say({ type: 'connection_init', payload: { padding: 'x'.repeat(LIMITS.initPayload.max) } });
    expect(await wire.closed).toBe(4400);
  });

  test('is closed when a message is sent in too many tiny parts', async () => {
    using wire = await openInitialised(api.url, undefined, { headers: newAddress() });
    for (let part = 0; part < 200; part += 1) wire.socket.send('x', { fin: false });
    expect(await wire.closed).toBe(1008);
  });
});

test('memory of one client: unfinished messages of all its sockets together', async () => {
  const headers = newAddress();
  const megabyte = 'x'.repeat(1024 * 1024 - 1);
  const sockets = await Promise.all(Array.from({ length: 70 }, () => openInitialised(api.url, undefined, { headers })));
  for (const { socket } of sockets) socket.send(megabyte, { fin: false });
  // One of them exceeds the budget.
  await Promise.race(sockets.map(({ closed }) => closed));
  for (const socket of sockets) socket[Symbol.dispose]();
  await Promise.all(sockets.map(({ closed }) => closed));
  using again = await openInitialised(api.url, undefined, { headers });
  again.say({ id: '1', type: 'subscribe', payload: { query: '{ now }' } });
  expect(await again.next()).toMatchObject({ type: 'next' });
});

test('memory of one client: long requests of a token that are not finished', async () => {
  const aborts = new AbortController();
  const unfinished = (): ReadableStream =>
    new ReadableStream({ start: (control) => control.enqueue(Buffer.from('{')) });
  const sent = Array.from({ length: 70 }, () =>
    fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { ...EDITOR, 'content-type': 'application/json', 'content-length': String(1024 * 1024) },
      body: unfinished(),
      duplex: 'half',
      signal: aborts.signal,
    } as RequestInit).then(
      async (response) => codeOf({ body: await response.json() }),
      () => 'aborted',
    ),
  );
  expect(await Promise.race(sent)).toBe(LIMITS.memory.code);
  aborts.abort();
  await Promise.all(sent);
});

test('a budget counts reserved memory, by client and for the process, and releases it', () => {
  const { max } = LIMITS.memory;
  const budget = new MemoryBudget(2 * max);
  const [one, other, third] = ['one', 'other', 'third'].map((key) => budget.account(key));
  using first = one!.hold(max - 10)!;
  expect(one!.hold(11)).toBe(null);
  expect(first.resize(max + 1)).toBe(false);
  expect(first.resize(max)).toBe(true);
  const second = other!.hold(max)!;
  expect(third!.hold(1)).toBe(null);
  second[Symbol.dispose]();
  second[Symbol.dispose]();
  expect(second.resize(1)).toBe(false);
  using last = third!.hold(max)!;
  expect(budget.use).toEqual({ bytes: 2 * max, accounts: 2 });
  expect(last.resize(0)).toBe(true);
});

test('a budget counts the live queries of a client', () => {
  const account = new MemoryBudget(LIMITS.memory.max).account('one');
  const held = Array.from({ length: LIMITS.liveQueries.max }, () => account.holdLiveQuery(1));
  expect(held).not.toContain(null);
  expect(account.holdLiveQuery(1)).toBe(null);
  expect(account.hold(1)).not.toBe(null);
  held[0]![Symbol.dispose]();
  expect(account.holdLiveQuery(1)).not.toBe(null);
});
