import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/limits.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { openInitialised, openRawSocket } from '../support/raw-client.ts';

/** The messages of the GraphQL over WebSocket protocol, with the close code of each invalid one. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient({ SIDELINED_ALLOWED_ORIGINS: 'https://newspaper.example' })));
afterAll(() => api[Symbol.asyncDispose]());

const NOW = { query: '{ now }' };
const FOLLOW = { query: 'subscription { missedGamesChanged(player: { slug: "pedri" }) { changes { kind } } }' };

describe.concurrent('a socket is closed', () => {
  test.for<[what: string, frame: unknown, code: number]>([
    ['invalid JSON', '{', 4400],
    ['nothing', '', 4400],
    ['null', 'null', 4400],
    ['a list', '[]', 4400],
    ['no type', {}, 4400],
    ['an unknown type', { type: 'hello' }, 4400],
    ['connection_init with a string', { type: 'connection_init', payload: 'x' }, 4400],
    ['an operation without an id', { type: 'subscribe', payload: NOW }, 4400],
    ['an operation with an empty id', { id: '', type: 'subscribe', payload: NOW }, 4400],
    ['an operation without a payload', { id: '1', type: 'subscribe' }, 4400],
    ['a list of operations', { id: '1', type: 'subscribe', payload: [NOW] }, 4400],
    ['a query that is a number', { id: '1', type: 'subscribe', payload: { query: 7 } }, 4400],
    ['variables that are a word', { id: '1', type: 'subscribe', payload: { ...NOW, variables: 'x' } }, 4400],
    ['complete without an id', { type: 'complete' }, 4400],
    ['a message that only servers send', { id: '1', type: 'next', payload: { data: {} } }, 4400],
    ['an acknowledgement', { type: 'connection_ack' }, 4400],
    ['a second connection_init', { type: 'connection_init' }, 4429],
    ['a message above the size limit', 'x'.repeat(LIMITS.frame.max + 1), 1009],
  ])('%s', async ([, frame, code]) => {
    using wire = await openInitialised(api.url);
    wire.say(frame);
    expect(await wire.closed).toBe(code);
  });

  test('an operation before connection_init: 4401', async () => {
    using wire = await openRawSocket(api.url);
    wire.say({ id: '1', type: 'subscribe', payload: NOW });
    expect(await wire.closed).toBe(4401);
  });

  test('an id that is in use: 4409', async () => {
    using wire = await openInitialised(api.url);
    wire.say({ id: '1', type: 'subscribe', payload: FOLLOW });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'next' });
    wire.say({ id: '1', type: 'subscribe', payload: NOW });
    expect(await wire.closed).toBe(4409);
  });

  test('no sub-protocol: 4406', async () => {
    using wire = await openRawSocket(api.url, { protocols: [] });
    expect(await wire.closed).toBe(4406);
  });

  test('the legacy sub-protocol: 4406, with the expected one in the reason', async () => {
    using wire = await openRawSocket(api.url, { protocols: ['graphql-ws'] });
    const [code, reason] = await once(wire.socket, 'close');
    expect([code, String(reason)]).toEqual([4406, expect.stringContaining('graphql-transport-ws')]);
  });

  test('but not if the current sub-protocol is offered too', async () => {
    using wire = await openInitialised(api.url, undefined, { protocols: ['graphql-ws', 'graphql-transport-ws'] });
    expect(wire.socket.protocol).toBe('graphql-transport-ws');
  });
});

describe.concurrent('a socket stays open', () => {
  test('pings are answered with their payload, before and after connection_init', async () => {
    using wire = await openRawSocket(api.url);
    wire.say({ type: 'ping' });
    expect(await wire.next()).toEqual({ type: 'pong' });
    wire.say({ type: 'connection_init' });
    expect(await wire.next()).toEqual({ type: 'connection_ack' });
    wire.say({ type: 'ping', payload: { at: 1 } });
    expect(await wire.next()).toEqual({ type: 'pong', payload: { at: 1 } });
    wire.say({ type: 'pong' });
    wire.say({ id: 'nobody', type: 'complete' });
    wire.say({ id: '1', type: 'subscribe', payload: NOW });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'next', payload: { data: {} } });
    expect(await wire.next()).toEqual({ id: '1', type: 'complete' });
    // A completed id may be used again.
    wire.say({ id: '1', type: 'subscribe', payload: { query: '{ nothing }' } });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'error', payload: [{ message: expect.any(String) }] });
    wire.say({ id: '1', type: 'subscribe', payload: FOLLOW });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'next' });
    wire.say({ id: '1', type: 'complete' });
    wire.say({ type: 'ping' });
    expect(await wire.next()).toEqual({ type: 'pong' });
  });
});

test('a message may be fragmented, within the same size limit', async () => {
  using wire = await openInitialised(api.url);
  wire.socket.send('{"type":', { fin: false });
  wire.socket.send('"ping"}', { fin: true });
  expect(await wire.next()).toEqual({ type: 'pong' });
  const piece = 'x'.repeat(LIMITS.frame.max / 8);
  for (let n = 0; n < 9; n += 1) wire.socket.send(piece, { fin: n === 8 });
  expect(await wire.closed).toBe(1009);
});

test('the server stops reading from a client that does not read, and continues when it does', async () => {
  using wire = await openInitialised(api.url);
  const { socket } = wire;
  socket.pause();
  const pings = 60;
  const payload = { x: 'x'.repeat(900_000) };
  for (let n = 0; n < pings; n += 1) wire.say({ type: 'ping', payload });
  // Until the server accepts no more: 54 MB exceed all buffers of the connection.
  for (let before = -1; before !== socket.bufferedAmount;) {
    before = socket.bufferedAmount;
    for (let round = 0; round < 50; round += 1) await api.query('{ now }');
  }
  expect(socket.bufferedAmount).toBeGreaterThan(0);
  socket.resume();
  for (let n = 0; n < pings; n += 1) expect(await wire.next()).toEqual({ type: 'pong', payload });
});

test('a client that disconnects while it is rejected has no effect on others', async () => {
  const { hostname, port } = new URL(api.url);
  const knock = (path: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `GET ${path} HTTP/1.1\r\nhost: x\r\norigin: https://foreign.example\r\nconnection: upgrade\r\n`;
        socket.write(`${head}upgrade: websocket\r\n\r\n`, () => socket.resetAndDestroy());
      });
      socket.on('error', () => {}).on('close', () => resolve());
    });
  for (let time = 0; time < 20; time += 1) await Promise.all([knock('/nothing'), knock('/graphql')]);
  expect((await api.query('{ now }')).errors).toBe(undefined);
});

describe('the origin of a page', () => {
  const WRITE = 'mutation { advanceClock(input: { to: "2026-02-01T00:00:00Z" }) { __typename } }';
  /**
   * Returns the result of a mutation for a page of this origin, with a token in a header of the upgrade or in
   * `connection_init`.
   */
  const writes = async (
    url: string,
    origin: string,
    { header = {}, payload = {} }: { header?: object; payload?: object },
  ) => {
    using wire = await openInitialised(url, payload, { headers: { origin, ...header } });
    wire.say({ id: 'read', type: 'subscribe', payload: { query: '{ now }' } });
    expect((await wire.next()).payload.data.now).toMatch(/^2026/);
    expect(await wire.next()).toEqual({ id: 'read', type: 'complete' });
    wire.say({ id: 'write', type: 'subscribe', payload: { query: WRITE } });
    const { payload: result } = await wire.next();
    return result.errors?.[0].extensions.code ?? 'written';
  };

  test('pages of every origin read; a token in the upgrade counts for allowed origins only, in connection_init always', async () => {
    for (const origin of [api.url, 'https://newspaper.example']) {
      expect(await writes(api.url, origin, { header: EDITOR })).toBe('written');
    }
    for (const origin of ['https://foreign.example', 'http://newspaper.example', 'null', 'nonsense']) {
      expect(await writes(api.url, origin, {})).toBe('UNAUTHENTICATED');
      expect(await writes(api.url, origin, { header: EDITOR })).toBe('UNAUTHENTICATED');
      expect(await writes(api.url, origin, { payload: EDITOR })).toBe('written');
    }
  });

  test('`*` trusts every origin', async () => {
    await using open = await openApiClient({ SIDELINED_ALLOWED_ORIGINS: '*', SIDELINED_SEED: 'none' });
    expect(await writes(open.url, 'https://foreign.example', { header: EDITOR })).toBe('written');
  });
});
