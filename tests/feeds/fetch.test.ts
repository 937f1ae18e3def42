import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FetchFailure } from '../../src/feeds/reading/fetch-failure.ts';
import { fetchFeed, type FetchOptions } from '../../src/feeds/reading/fetch.ts';

const KEY = 'key-that-is-never-shown';
let server: Server;
let other: Server;
let base: string;
const seen: IncomingMessage[] = [];

const answers: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/plain': (response) => response.end('{"a":1}'),
  '/zipped': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}')),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(2_000_000))),
  '/versioned': (response, { headers }) => {
    response.setHeader('etag', '"7"').setHeader('last-modified', 'Thu, 05 Feb 2026 12:00:00 GMT');
    response.statusCode = headers['if-none-match'] === '"7"' ? 304 : 200;
    response.end(response.statusCode === 304 ? undefined : '{}');
  },
  '/limited': (response) => response.writeHead(429, { 'retry-after': '90' }).end(),
  '/limited-until': (response) =>
    response.writeHead(429, { 'retry-after': new Date(Date.now() - 1000).toUTCString() }).end(),
  '/out': (response) => response.writeHead(503).end('<html>'),
  '/broken': (response) => response.writeHead(500).end(),
  '/secret': (response) => response.writeHead(401).end(),
  '/plan': (response) => response.writeHead(403).end(),
  '/gone': (response) => response.writeHead(404).end(),
  '/odd': (response) => response.writeHead(418).end(),
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"a"');
    response.socket?.end();
  },
  '/slow': () => {},
  '/slow-body': (response) => void response.write('{'),
  '/moved': (response) => response.writeHead(302, { location: '/plain' }).end(),
  '/elsewhere': (response) => response.writeHead(302, { location: `${portOf(other)}/plain` }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-a-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};

function portOf(one: Server): string {
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const listen = async (): Promise<Server> => {
    const one = createServer((request, response) => {
      seen.push(request);
      answers[new URL(request.url ?? '', 'http://feed').pathname]?.(response, request);
    }).listen(0, '127.0.0.1');
    await once(one, 'listening');
    return one;
  };
  [server, other] = [await listen(), await listen()];
  base = portOf(server);
});

afterAll(() => {
  for (const one of [server, other]) {
    one.close();
    one.closeAllConnections();
  }
});

const headers = { 'x-apisports-key': KEY };

async function text(path: string, options: FetchOptions = {}): Promise<string> {
  const fetched = await fetchFeed(`${base}${path}`, { headers, ...options });
  return fetched.kind === 'MODIFIED' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
}

async function failure(path: string, options: FetchOptions = {}): Promise<FetchFailure> {
  return fetchFeed(`${base}${path}?api_token=${KEY}`, { headers, ...options }).then(
    () => expect.fail('answered'),
    (error: FetchFailure) => error,
  );
}

test('a response, a compressed response, and a redirect to the same server', async () => {
  expect(await text('/plain')).toBe('{"a":1}');
  expect(await text('/zipped')).toBe('{"a":1}');
  expect(await text('/moved')).toBe('{"a":1}');
});

test('the version is sent back, and an unchanged document is not read again', async () => {
  const first = await fetchFeed(`${base}/versioned`);
  expect(first).toMatchObject({
    kind: 'MODIFIED',
    version: { etag: '"7"', lastModified: 'Thu, 05 Feb 2026 12:00:00 GMT' },
  });
  if (first.kind !== 'MODIFIED') return;
  expect(await fetchFeed(`${base}/versioned`, { version: first.version })).toEqual({ kind: 'NOT_MODIFIED' });
  expect(seen.at(-1)?.headers['if-modified-since']).toBe('Thu, 05 Feb 2026 12:00:00 GMT');
});

test('the key is sent to the server of the URL, and not to a redirect’s target', async () => {
  seen.length = 0;
  expect(await text('/elsewhere')).toBe('{"a":1}');
  expect(seen.map((request) => request.headers['x-apisports-key'])).toEqual([KEY, undefined]);
});

test.each([
  ['/limited', 'RATE_LIMITED', /answered 429: too many requests\. It asks to wait 90 seconds\./, 90_000],
  ['/limited-until', 'RATE_LIMITED', /answered 429/, 0],
  ['/out', 'UNAVAILABLE', /answered 503: the feed is currently unavailable/, null],
  ['/broken', 'UNAVAILABLE', /answered 500: the feed has an error/, null],
  ['/secret', 'REFUSED', /answered 401: the key is missing or wrong/, null],
  ['/plan', 'REFUSED', /answered 403: the key or its plan/, null],
  ['/gone', 'NOT_FOUND', /answered 404/, null],
  ['/odd', 'UNREADABLE', /answered 418/, null],
  ['/cut', 'UNREACHABLE', /cannot be reached/, null],
  ['/loop', 'UNREADABLE', /redirects too often/, null],
  ['/to-a-file', 'UNREADABLE', /no web address/, null],
])('%s fails as %s', async (path, kind, message, retryAfterMs) => {
  const error = await failure(path);
  expect(error).toMatchObject({ kind, retryAfterMs, message: expect.stringMatching(message) });
  expect(error.message).toContain(`${base}${path}`);
  expect(`${error.message} ${error.stack}`).not.toContain(KEY);
});

test('size and time are bounded, also for compressed bodies', async () => {
  expect(await failure('/bomb', { maxBytes: 1024 * 1024 })).toMatchObject({
    kind: 'TOO_LARGE',
    message: `${base}/bomb sent more than 1 MiB.`,
  });
  expect(await failure('/plain', { maxBytes: 3 })).toMatchObject({ kind: 'TOO_LARGE' });
  for (const path of ['/slow', '/slow-body']) {
    expect(await failure(path, { timeoutMs: 50 })).toMatchObject({
      kind: 'TIMED_OUT',
      message: `${base}${path} did not send its data within 0.05 seconds.`,
    });
  }
});

test('an aborted request fails with the reason, a closed port with its code', async () => {
  const reason = new Error('the server stops');
  await expect(fetchFeed(`${base}/slow`, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(fetchFeed('http://127.0.0.1:1/x')).rejects.toMatchObject({ kind: 'UNREACHABLE' });
});
