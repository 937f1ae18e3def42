import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchema, GraphQLScalarType } from 'graphql';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { codeOf, get, post } from '../support/raw-client.ts';

/** What browsers and client libraries send and expect, over the wire. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient()));
afterAll(() => api[Symbol.asyncDispose]());

const SQUAD =
  '{ team(by: { slug: "real-madrid" }) { availability { player { name slug } verdict chanceOfMissing explanation } } }';

/** A response with its bytes as they were sent. */
async function bytes(path: string, headers: Record<string, string>, body?: object) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: any; body: Buffer }>();
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) };
  const sent = request(`${api.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...type, ...length, ...headers },
  });
  sent.on('response', (response) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
    );
  });
  sent.on('error', reject).end(text);
  return promise;
}

describe('compressed bodies', () => {
  const path = `/graphql?${new URLSearchParams({ query: SQUAD })}`;
  const accept = 'application/json';

  test('br, gzip and plain have the same content, each with its own ETag, uncached and cached', async () => {
    for (const body of [undefined, { query: SQUAD }]) {
      const target = body === undefined ? path : '/graphql';
      const plain = await bytes(target, { accept }, body);
      expect(plain.headers['content-encoding']).toBe(undefined);
      const etags = new Set([plain.headers.etag]);
      for (const [encoding, unpack] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        for (let time = 0; time < 3; time += 1) {
          const packed = await bytes(target, { accept, 'accept-encoding': `${encoding}, deflate` }, body);
          expect(packed.headers['content-encoding']).toBe(encoding);
          expect(Number(packed.headers['content-length'])).toBe(packed.body.length);
          expect(packed.body.length).toBeLessThan(plain.body.length / 3);
          expect(unpack(packed.body)).toEqual(plain.body);
          expect(packed.headers.vary).toBe('Accept, Accept-Encoding');
          expect(packed.headers['cache-control']).toBe('no-cache');
          etags.add(packed.headers.etag);
          const again = { accept, 'accept-encoding': encoding, 'if-none-match': packed.headers.etag };
          const unchanged = await bytes(target, again, body);
          expect([unchanged.status, unchanged.headers.etag, unchanged.body.length]).toEqual([
            304,
            packed.headers.etag,
            0,
          ]);
          expect((await bytes(target, { ...again, 'accept-encoding': 'identity' }, body)).status).toBe(200);
        }
      }
      expect(etags.size).toBe(3);
    }
  });

  test('the preference of the client decides, and small bodies stay plain', async () => {
    const encodingFor = async (header: string, query = SQUAD) =>
      (await bytes('/graphql', { accept, 'accept-encoding': header }, { query })).headers['content-encoding'];
    expect(await encodingFor('gzip;q=1, br;q=0.5')).toBe('gzip');
    expect(await encodingFor('gzip, br')).toBe('br');
    expect(await encodingFor('br;q=0, gzip;q=0')).toBe(undefined);
    expect(await encodingFor('*')).toBe('br');
    expect(await encodingFor('zstd')).toBe(undefined);
    expect(await encodingFor('br', '{ team(by: { slug: "real-madrid" }) { name } }')).toBe(undefined);
    // A result that reads the clock, and so is not cached.
    const { headers, body } = await bytes(
      '/graphql',
      { accept, 'accept-encoding': 'gzip' },
      { query: `{ now ${SQUAD.slice(1)}` },
    );
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-store' });
    expect(JSON.parse(gunzipSync(body).toString()).data.now).toMatch(/\.\d{3}Z$/);
  });
});

test('a page may send any headers it requests, without credentials', async () => {
  const asked = 'apollographql-client-name,baggage,content-type,sentry-trace,traceparent';
  const { status, headers } = await fetch(`${api.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-headers': asked,
      'access-control-request-method': 'POST',
      origin: 'https://a.example',
    },
  });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-headers')).toBe(asked);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-credentials')).toBe(null);
  expect(headers.get('vary')).toBe('Access-Control-Request-Headers');
});

test.each(['application/json', 'application/graphql-response+json'])('guards answer in %s', async (accept) => {
  const response = await post(api.url, { query: '{ now }' }, { accept, authorization: 'Bearer wrong' });
  expect([response.status, codeOf(response)]).toEqual([401, 'UNAUTHENTICATED']);
  expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
});

test('a subscription that accepts no stream is rejected with a code', async () => {
  const query = 'subscription { missedGamesChanged(player: { slug: "jude-bellingham" }) { missedGames { revision } } }';
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await post(api.url, { query }, { accept });
    expect([response.status, codeOf(response)]).toEqual([406, 'NOT_ACCEPTABLE']);
    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
  }
  const none = await post(api.url, { query: '{ now }' }, { accept: 'text/csv' });
  expect([none.status, codeOf(none)]).toEqual([406, 'NOT_ACCEPTABLE']);
});

test('the schema is served to every origin and names the specifications of its scalars', async () => {
  const { status, headers, body } = await bytes('/schema.graphql', { 'accept-encoding': 'gzip' });
  expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
  const schema = buildSchema(gunzipSync(body).toString());
  for (const name of ['Date', 'DateTime']) {
    expect((schema.getType(name) as GraphQLScalarType).specifiedByURL).toMatch(/^https:\/\//);
  }
  const again = await bytes('/schema.graphql', { 'accept-encoding': 'gzip', 'if-none-match': headers.etag });
  expect(again.status).toBe(304);
});

test('an entry of the audit trail is a node, for editors', async () => {
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, { window: { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' } });
  const trail = '{ audit(first: 2) { nodes { __typename id what subjects { subjectId node { id } } } } }';
  const { nodes } = (await api.query(trail, {}, EDITOR)).data.audit;
  for (const entry of nodes) {
    for (const { subjectId, node } of entry.subjects) expect(node.id).toBe(subjectId);
    const again = 'query ($id: ID!) { node(id: $id) { __typename id ... on AuditEntry { what } } }';
    const { node } = (await api.query(again, { id: entry.id }, EDITOR)).data;
    expect(node).toEqual({ __typename: 'AuditEntry', id: entry.id, what: entry.what });
    expect((await api.query(again, { id: entry.id })).data.node).toBe(null);
  }
});

describe('event streams', () => {
  const stream = (query: string, headers: Record<string, string> = {}) =>
    get(api.url, `/graphql?${new URLSearchParams({ query })}`, { accept: 'text/event-stream', ...headers });
  const list = (slug: string) =>
    `subscription { missedGamesChanged(player: { slug: "${slug}" }) { missedGames { revision } changes { kind } } }`;

  test('a final error is an event with an id; a request with that id gets no further events', async () => {
    const { status, body } = await stream(list('nobody'));
    expect(status).toBe(200);
    const [, id = ''] = /^event: next\nid: (.+)\ndata: .*NOT_FOUND/m.exec(body) ?? [];
    expect((await stream(list('nobody'), { 'last-event-id': id })).status).toBe(204);
    // An EventSource sees only responses with status 200.
    const invalid = await stream('subscription { nothing }');
    expect([invalid.status, /^id: (.+)$/m.exec(invalid.body)?.[1]]).toEqual([200, id]);
  });

  test('ids are revisions, and Last-Event-ID resumes even if the document has no variable for it', async () => {
    const { revision } = await api.list('jude-bellingham');
    const follow = async (lastEventId: string | null) => {
      const leave = new AbortController();
      const response = await fetch(`${api.url}/graphql?${new URLSearchParams({ query: list('jude-bellingham') })}`, {
        headers: { accept: 'text/event-stream', ...(lastEventId !== null && { 'last-event-id': lastEventId }) },
        signal: leave.signal,
      });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let heard = '';
      return {
        leave: () => leave.abort(),
        async until(pattern: RegExp) {
          while (!pattern.test(heard)) heard += (await reader.read()).value ?? '';
          return heard;
        },
      };
    };
    const first = await follow(null);
    expect(await first.until(/^data: .*\n/m)).toContain(`id: ${revision}\n`);
    first.leave();
    const behind = await follow(String(revision - 1));
    expect(await behind.until(/^data: .*\n/m)).toMatch(/"changes":\[\{"kind"/);
    behind.leave();
    const upToDate = await follow(String(revision));
    await api.revise(await api.injuryOf('jude-bellingham'), { date: '2026-04-20' });
    const heard = await upToDate.until(/^data: .*\n/m);
    expect(heard).toContain(`id: ${revision + 1}\n`);
    expect(heard.match(/^data: /gm)).toHaveLength(1);
    upToDate.leave();
  });
});

test('a busy server sends an EventSource the delay to reconnect, and other clients the code', async () => {
  await using busy = await openApiClient({ SIDELINED_LIMITS: 'on', SIDELINED_SEED: 'none' });
  const path = `/graphql?${new URLSearchParams({ query: '{ now }' })}`;
  const limited = () => get(busy.url, path, { accept: 'application/graphql-response+json, text/event-stream' });
  let answer = await limited();
  while (answer.status === 200) answer = await limited();
  expect([answer.status, codeOf(answer)]).toEqual([429, 'RATE_LIMITED']);
  expect(answer.body.errors[0].extensions.retryAfter).toBeGreaterThan(0);
  expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  const { status, body } = await get(busy.url, path, { accept: 'text/event-stream' });
  expect(status).toBe(200);
  expect(body).toMatch(/^: RATE_LIMITED\nretry: \d{4,}\n\n$/);
});
