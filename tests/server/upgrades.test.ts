import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

/** Requests that ask for another protocol, or for a socket that is refused. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => {
  api = await openApiClient({ SIDELINED_LIMITS: 'on' });
});
afterAll(() => api[Symbol.asyncDispose]());

const H2C = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA' };
const WEB_SOCKET = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
};

interface Exchange {
  readonly socket: Socket;
  /** What has arrived once it contains this text. */
  readonly until: (text: string) => Promise<string>;
  /** Everything, once the server has closed the socket. */
  readonly closed: Promise<string>;
}

/** Sends one raw request and keeps its own side of the connection open. */
function send(line: string, headers: Record<string, string>, body = ''): Exchange {
  const { hostname, port } = new URL(api.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const fields = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(`${[line, ...fields].join('\r\n')}\r\n\r\n${body}`);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.on('error', () => {});
  // A socket that the server has only ended would accept data for ever; a destroyed one resets the connection.
  socket.once('end', () => {
    const writing = setInterval(() => socket.write('x'), 50);
    socket.once('close', () => clearInterval(writing));
  });
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  const until = (expected: string): Promise<string> =>
    new Promise((resolve) => {
      const check = (): void => void (text.includes(expected) && resolve(text));
      socket.on('data', check);
      check();
    });
  return { socket, until, closed };
}

test.each([
  ['GET /health/ready HTTP/1.1', '', '{"status":"ready"}'],
  ['GET / HTTP/1.1', '', '</html>'],
  ['POST /graphql HTTP/1.1', '{"query":"{ __typename }"}', '{"data":{"__typename":"Query"}}'],
  ['GET /graphql?query=%7B__typename%7D HTTP/1.1', '', '{"data":{"__typename":"Query"}}'],
])('an upgrade to another protocol is ignored: %s', async (line, body, expected) => {
  const json = { 'content-type': 'application/json', 'content-length': String(body.length) };
  const { socket, until } = send(line, { ...H2C, accept: 'application/json', ...(body !== '' && json) }, body);
  expect(await until(expected)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

test('the target of a request may be an absolute URL', async () => {
  const { socket, until } = send(`GET ${api.url}/health/live HTTP/1.1`, {});
  expect(await until('{"status":"live"}')).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

test('a path that does not exist is 404 with every method', async () => {
  for (const line of ['GET /nowhere HTTP/1.1', 'POST /nowhere HTTP/1.1', 'DELETE /graphql/x HTTP/1.1']) {
    const { socket, until } = send(line, { 'content-length': '0' });
    expect(await until('Not found.')).toMatch(/^HTTP\/1\.1 404 /);
    socket.destroy();
  }
});

test('an upgrade on an unknown path is an ordinary request', async () => {
  const { socket, until } = send('GET /nowhere HTTP/1.1', WEB_SOCKET);
  expect(await until('Not found.')).toMatch(/^HTTP\/1\.1 404 /);
  socket.destroy();
});

test.each([
  ['without a key', 'GET /graphql HTTP/1.1', { 'sec-websocket-key': '' }, 400],
  ['of another version', 'GET /graphql HTTP/1.1', { 'sec-websocket-version': '1' }, 400],
])('the socket of a refused upgrade is closed by the server: %s', async (_, line, headers, status) => {
  const { closed } = send(line, { ...WEB_SOCKET, ...headers });
  expect(await closed).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});
