import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/limits.ts';
import { openApiClient } from '../support/api-client.ts';
import { openInitialised, openRawSocket } from '../support/raw-client.ts';

/** The table of messages in graphql-ws's PROTOCOL.md, with what a socket is closed with. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient({ SIDELINED_ALLOWED_ORIGINS: 'https://newspaper.example' })));
afterAll(() => api[Symbol.asyncDispose]());

const NOW = { query: '{ now }' };
const FOLLOW = { query: 'subscription { missedGamesChanged(player: { slug: "pedri" }) { changes { kind } } }' };

describe.concurrent('a socket is closed', () => {
  test.for<[what: string, frame: unknown, code: number]>([
    ['no JSON', '{', 4400],
    ['nothing', '', 4400],
    ['null', 'null', 4400],
    ['a list', '[]', 4400],
    ['no type', {}, 4400],
    ['an unknown type', { type: 'hello' }, 4400],
    ['a greeting with a word', { type: 'connection_init', payload: 'x' }, 4400],
    ['an operation without an id', { type: 'subscribe', payload: NOW }, 4400],
    ['an operation with an empty id', { id: '', type: 'subscribe', payload: NOW }, 4400],
    ['an operation without a payload', { id: '1', type: 'subscribe' }, 4400],
    ['a list of operations', { id: '1', type: 'subscribe', payload: [NOW] }, 4400],
    ['a query that is a number', { id: '1', type: 'subscribe', payload: { query: 7 } }, 4400],
    ['variables that are a word', { id: '1', type: 'subscribe', payload: { ...NOW, variables: 'x' } }, 4400],
    ['an end without an id', { type: 'complete' }, 4400],
    ['what only a server says', { id: '1', type: 'next', payload: { data: {} } }, 4400],
    ['an acknowledgement', { type: 'connection_ack' }, 4400],
    ['a second greeting', { type: 'connection_init' }, 4429],
    ['more than there is room for', 'x'.repeat(LIMITS.frame.max + 1), 1009],
  ])('%s', async ([, frame, code]) => {
    using wire = await openInitialised(api.url);
    wire.say(frame);
    expect(await wire.closed).toBe(code);
  });

  test('an operation before the greeting: 4401', async () => {
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

  test('another protocol, or none: 4406', async () => {
    using wire = await openRawSocket(api.url, { protocols: [] });
    expect(await wire.closed).toBe(4406);
  });

  test('the legacy protocol of subscriptions-transport-ws: 4406, with the protocol that is expected', async () => {
    using wire = await openRawSocket(api.url, { protocols: ['graphql-ws'] });
    const [code, reason] = await once(wire.socket, 'close');
    expect([code, String(reason)]).toEqual([4406, expect.stringContaining('graphql-transport-ws')]);
  });

  test('not where the legacy protocol is offered beside the current one', async () => {
    using wire = await openInitialised(api.url, undefined, { protocols: ['graphql-ws', 'graphql-transport-ws'] });
    expect(wire.socket.protocol).toBe('graphql-transport-ws');
  });
});

describe.concurrent('a socket stays open', () => {
  test('pings are answered, before the greeting and after it, with what they carry', async () => {
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
    // An id that is done with may be used again.
    wire.say({ id: '1', type: 'subscribe', payload: { query: '{ nothing }' } });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'error', payload: [{ message: expect.any(String) }] });
    wire.say({ id: '1', type: 'subscribe', payload: FOLLOW });
    expect(await wire.next()).toMatchObject({ id: '1', type: 'next' });
    wire.say({ id: '1', type: 'complete' });
    wire.say({ type: 'ping' });
    expect(await wire.next()).toEqual({ type: 'pong' });
  });
});

test('a message may come in pieces, and is no longer for that', async () => {
  using wire = await openInitialised(api.url);
  wire.socket.send('{"type":', { fin: false });
  wire.socket.send('"ping"}', { fin: true });
  expect(await wire.next()).toEqual({ type: 'pong' });
  const piece = 'x'.repeat(LIMITS.frame.max / 8);
  for (let n = 0; n < 9; n += 1) wire.socket.send(piece, { fin: n === 8 });
  expect(await wire.closed).toBe(1009);
});

test('whoever does not read is not listened to: nothing is kept for him, and he goes on where he was', async () => {
  using wire = await openInitialised(api.url);
  const { socket } = wire;
  socket.pause();
  const pings = 60;
  const payload = { x: 'x'.repeat(900_000) };
  for (let n = 0; n < pings; n += 1) wire.say({ type: 'ping', payload });
  // Until the server takes no more: 54 MB are more than there is room for on the way.
  for (let before = -1; before !== socket.bufferedAmount;) {
    before = socket.bufferedAmount;
    for (let round = 0; round < 50; round += 1) await api.ask('{ now }');
  }
  expect(socket.bufferedAmount).toBeGreaterThan(0);
  socket.resume();
  for (let n = 0; n < pings; n += 1) expect(await wire.next()).toEqual({ type: 'pong', payload });
});

test('whoever breaks off while he is turned away disturbs nobody', async () => {
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
  expect((await api.ask('{ now }')).errors).toBe(undefined);
});

describe('the origin of a page', () => {
  const opened = async (origin: string) => {
    const wire = await openRawSocket(api.url, { headers: { origin } }).catch((error) => error);
    if (wire instanceof Error) return { ...wire, text: wire.message };
    wire[Symbol.dispose]();
    return 'open';
  };

  test('ours and the named ones may open sockets, a foreign one gets 403', async () => {
    expect(await opened(api.url)).toBe('open');
    expect(await opened('https://newspaper.example')).toBe('open');
    for (const origin of ['https://foreign.example', 'http://newspaper.example', 'null', 'nonsense']) {
      const refused: any = await opened(origin);
      expect([origin, refused.response.statusCode]).toEqual([origin, 403]);
      expect(refused.text).toContain('ORIGIN_NOT_ALLOWED');
    }
  });

  test('`*` lets everybody', async () => {
    await using open = await openApiClient({ SIDELINED_ALLOWED_ORIGINS: '*', SIDELINED_SEED: 'none' });
    (await openRawSocket(open.url, { headers: { origin: 'https://foreign.example' } }))[Symbol.dispose]();
  });
});
