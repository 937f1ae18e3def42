import Database from 'better-sqlite3';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { apiClientAt, EDITOR } from '../support/api-client.ts';
import { databaseFile, startServer } from '../support/process.ts';
import { eventually } from '../support/eventually.ts';
import { makeTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

const EMPTY = { SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };
/** Makes the time limits of storage locks longer than any test. */
const SLOW_CLOCK = ['--import', fileURLToPath(new URL('../support/slow-clock.mjs', import.meta.url))];
const QUERY = 'subscription { missedGamesChanged(player: { slug: "jose-gaya" }) { missedGames { revision } } }';

/** Opens a raw socket with a subscription; records its messages and its close code. */
async function subscriberAt(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const messages: any[] = [];
  socket.on('message', (data) => void messages.push(JSON.parse(String(data))));
  const ended = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: {} }));
  await eventually('connection_ack', () => messages.length > 0);
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: QUERY } }));
  await eventually('the current list', () => messages.some(({ type }) => type === 'next'));
  return { socket, messages, ended };
}

async function readiness(url: string) {
  const response = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } });
  return { status: response.status, body: (await response.json()) as any };
}

/** Waits for the drain. A check that started before the signal waits for the locked database; later ones do not. */
async function drainStarted(url: string): Promise<void> {
  let isDraining = false;
  const check = async () => {
    const { body } = await readiness(url);
    isDraining ||= body.status === 'draining';
  };
  const timer = setInterval(() => void check().catch(() => {}), 100);
  await eventually('the drain', () => isDraining).finally(() => clearInterval(timer));
}

test('SIGTERM: not ready, no new connections, running writes finished, streams completed, sockets closed', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using server = await startServer({ ...file.env, ...EMPTY, SIDELINED_DRAIN_MS: '60000' }, SLOW_CLOCK);
  const api = apiClientAt(server.url);
  const readers = await Promise.all(Array.from({ length: 40 }, () => subscriberAt(server.url)));
  const editor = await subscriberAt(server.url, EDITOR);
  const page = api.subscribeToList('jose-gaya', undefined, 'SSE');
  await page.next();
  expect(await readiness(server.url)).toEqual({ status: 200, body: { status: 'ready' } });

  // Another connection locks the database, so that this write is still running when the signal arrives.
  const other = new Database(file.path);
  other.exec('begin immediate');
  const writing = api.revise(injuries[0] ?? '', { date: '2026-03-09' });
  // The drain of the sockets lasts until this one is answered.
  const mutation = `mutation { reviseRecoveryEstimate(input: { injury: "${injuries[1]}", estimate: { date: "2026-03-09" } }) {
    ... on Injury { estimate { revision } } } }`;
  editor.socket.send(JSON.stringify({ type: 'subscribe', id: 'mutation', payload: { query: mutation } }));
  editor.socket.send(JSON.stringify({ type: 'subscribe', id: 'query', payload: { query: '{ now }' } }));
  await eventually('the query after it', () => editor.messages.some(({ id }) => id === 'query'));
  server.signal('SIGTERM');
  await drainStarted(server.url);
  const late = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  expect(String((await once(late, 'error'))[0])).toContain('503');
  const stream = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  expect(stream.status).toBe(503);
  expect(await stream.json()).toMatchObject({ errors: [{ extensions: { code: 'DRAINING' } }] });
  other.exec('rollback');
  other.close();

  expect(await writing).toMatchObject({ __typename: 'Injury', estimate: { revision: 2 } });
  const ended = await Promise.all([editor, ...readers].map((reader) => reader.ended));
  expect(editor.messages).toContainEqual(expect.objectContaining({ id: 'mutation', type: 'next' }));
  expect(new Set(ended)).toEqual(new Set([1001]));
  await expect(page.until(() => false)).rejects.toThrow();
  expect(await server.gone).toBe(0);
  expect(server.logged).toEqual([]);
});

test('a mutation on a socket is answered before the socket is closed', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using server = await startServer({ ...file.env, ...EMPTY }, SLOW_CLOCK);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { authorization: 'Bearer a-token-for-the-tests' },
  });
  const messages: any[] = [];
  socket.on('message', (data) => void messages.push(JSON.parse(String(data))));
  const ended = once(socket, 'close');
  await once(socket, 'open');
  const query = `mutation { reviseRecoveryEstimate(input: { injury: "${injuries[0]}", estimate: { date: "2026-03-09" } }) {
    ... on Injury { estimate { revision } } } }`;
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await eventually('connection_ack', () => messages.length > 0);
  // Once without a lock: the first write after a start is slower.
  socket.send(JSON.stringify({ type: 'subscribe', id: 'v', payload: { query } }));
  await eventually('the first revision', () => messages.some(({ id, type }) => id === 'v' && type === 'complete'));
  const other = new Database(file.path);
  other.exec('begin immediate');
  socket.send(JSON.stringify({ type: 'subscribe', id: 'w', payload: { query } }));
  socket.send(JSON.stringify({ type: 'subscribe', id: 'q', payload: { query: '{ now }' } }));
  await eventually('what was asked after it', () => messages.some(({ id }) => id === 'q'));
  server.signal('SIGTERM');
  await drainStarted(server.url);
  other.exec('rollback');
  other.close();
  expect((await ended)[0]).toBe(1001);
  expect(messages).toContainEqual({
    id: 'w',
    type: 'next',
    payload: { data: { reviseRecoveryEstimate: { estimate: { revision: 3 } } } },
  });
  expect(await server.gone).toBe(0);
});

test('the same signal twice in quick succession counts once; a later one ends the process at once', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  await using server = await startServer({ ...file.env, ...EMPTY });
  // The drain waits for requests that have begun.
  const [answered, unfinished] = [beginRequest(server.url), beginRequest(server.url)];
  await apiClientAt(server.url).query('{ now }');
  server.signal('SIGINT');
  server.signal('SIGINT');
  answered.end('"query":"{now}"}');
  expect(await text(answered)).toContain('"now"');
  // Ignored until the time in which a signal counts as the same one is over.
  const again = setInterval(() => server.signal('SIGINT'), 200);
  expect(await server.gone).toBe(130);
  clearInterval(again);
  unfinished.destroy();
});

/** Sends the first byte of a body of 17 bytes. */
function beginRequest(url: string): Socket {
  const { port, hostname } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.on('error', () => {});
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 17\r\n\r\n{`,
  );
  return socket;
}

test('an unhandled rejection is logged; an uncaught exception ends the process, after a drain', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  await using server = await startServer({ ...file.env, ...EMPTY }, [
    '--import',
    fileURLToPath(new URL('../support/crash-signals.mjs', import.meta.url)),
  ]);
  const reader = await subscriberAt(server.url);
  server.signal('SIGUSR2');
  await eventually('the note', () => server.logged.length === 1);
  expect(JSON.parse(server.logged[0] ?? '')).toMatchObject({ level: 50, err: { message: 'a rejected promise' } });
  expect(await readiness(server.url)).toMatchObject({ status: 200 });

  server.signal('SIGHUP');
  expect(await reader.ended).toBe(1001);
  expect(await server.gone).toBe(1);
  const last = JSON.parse(server.logged[1] ?? '');
  expect(last).toMatchObject({ level: 60, err: { message: 'an internal detail' } });
  expect(last.id).toMatch(/^[0-9a-f-]{36}$/);
});
