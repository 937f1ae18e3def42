import { getIntrospectionQuery } from 'graphql';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { startServer } from '../support/process.ts';
import { codeOf, get, over, post } from '../support/raw-client.ts';

/** The probes of scanners such as graphql-cop, against a server as started in production. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => {
  api = await openApiClient({ NODE_ENV: 'production', SIDELINED_LIMITS: 'on', SIDELINED_TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => api[Symbol.asyncDispose]());

const ask = async (query: string) => (await post(api.url, { query })).body;
const WRITE = 'mutation { advanceClock(input: { to: "2026-02-02T12:00:00Z" }) { __typename } }';
const address = (query: string) => `/graphql?${new URLSearchParams({ query })}`;

describe('graphql-cop, HIGH', () => {
  test('a hundred aliases', async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename`).join(' ');
    expect(await ask(`query cop { ${aliases} }`)).toMatchObject({ errors: [{ extensions: { limit: 'aliases' } }] });
  });
  test('a batch of ten', async () => {
    const { status, body } = await post(api.url, Array(10).fill({ query: 'query cop { __typename }' }));
    expect([status, codeOf({ body })]).toEqual([400, 'BATCHING_NOT_SUPPORTED']);
  });
  test('ten directives', async () => {
    const { errors } = await ask('query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }');
    expect(errors).toMatchObject([{ extensions: { limit: 'directivesAtOnePlace' } }]);
  });
  test('one field five hundred times', async () => {
    const { data, errors } = await ask(`query cop { ${'__typename \n'.repeat(500)}} `);
    expect([data, errors[0].extensions.limit]).toEqual([undefined, 'fields']);
  });
  test('introspection, circular and plain', async () => {
    const circle = '{ fields { type { fields { type { fields { type { fields { type { name } } } } } } } } }';
    for (const query of [
      `query cop { __schema { types ${circle} } }`,
      'query cop { __schema { types { name fields { name } } } }',
      '{ __type(name: "Query") { name } }',
      getIntrospectionQuery(),
      'query { ...A } fragment A on Query { a: __schema { queryType { name } } }',
    ]) {
      for (const transport of ['HTTP', 'WS', 'SSE'] as const) {
        expect(codeOf({ body: await over(transport, api.url, { query }) })).toBe('INTROSPECTION_DISABLED');
      }
    }
  });
  test('circular fragments', async () => {
    const { errors } = await ask('{ ...A } fragment A on Query { __typename ...B } fragment B on Query { ...A }');
    expect(errors[0].message).toMatch(/Cannot spread fragment/);
    const ofSchema = 'fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }';
    const response = await ask(`query { __schema { ...A } } ${ofSchema}`);
    expect([response.data, codeOf({ body: response })]).toEqual([undefined, 'INTROSPECTION_DISABLED']);
  });
});

describe('graphql-cop, MEDIUM', () => {
  test('mutations by GET', async () => {
    for (const query of ['mutation cop {__typename}', WRITE]) {
      expect((await get(api.url, address(query), { ...EDITOR, accept: 'application/json' })).status).toBe(405);
      expect((await get(api.url, address(query))).body.data).toBe(undefined);
    }
  });
  test('a GET that a page can send as an image', async () => {
    const bare = await get(api.url, address('{__typename}'), { accept: '*/*' });
    expect([bare.status, codeOf(bare)]).toEqual([400, 'CSRF_PREVENTION']);
    const form = { accept: 'application/json', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };
    expect((await get(api.url, address('{__typename}'), form)).status).toBe(400);
    const meant = await get(api.url, address('{__typename}'), { accept: 'application/json' });
    expect(meant.body).toEqual({ data: { __typename: 'Query' } });
  });
  test('a POST with its parameters in the URL', async () => {
    const response = await fetch(`${api.url}${address('query {__typename}')}`, { method: 'POST' });
    expect([response.status, codeOf({ body: await response.json() })]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
  test('a compressed body', async () => {
    const response = await post(api.url, '{"query":"{__typename}"}', { 'content-encoding': 'gzip' });
    expect([response.status, codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(response.body.errors[0].message).toContain('Content-Encoding');
  });
  test.each([
    ['a form', 'application/x-www-form-urlencoded', new URLSearchParams({ query: '{__typename}' }).toString()],
    ['plain text', 'text/plain', '{"query":"{__typename}"}'],
    ['plain text that calls itself JSON', 'text/plain; application/json', '{"query":"{__typename}"}'],
    [
      'several parts',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{__typename}"}\r\n--x--\r\n',
    ],
  ])('%s', async (_, type, body) => {
    for (const headers of [{}, EDITOR]) {
      const response = await post(
        api.url,
        body.replace('{__typename}', headers === EDITOR ? WRITE.replaceAll('"', '\\"') : '{__typename}'),
        { 'content-type': type, ...headers },
      );
      expect([response.status, codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
    expect((await api.query('{ now }')).data.now).toMatch(/^2026-02-01T2/);
  });
});

describe('graphql-cop, LOW and INFO', () => {
  test('no transport suggests other names', async () => {
    for (const [query, variables] of [
      ['query cop { __schema { directive } }', {}],
      ['{ tems { totalCount } }', {}],
      ['{ teams(serch: "x") { totalCount } }', {}],
      ['{ teams(kind: CLUBS) { totalCount } }', {}],
      ['query ($kind: TeamKind) { teams(kind: $kind) { totalCount } }', { kind: 'CLUBS' }],
      [
        'subscription ($ref: PlayerRef!) { missedGamesChanged(player: $ref) { changes { kind } } }',
        { ref: { slag: '' } },
      ],
    ] as const) {
      for (const transport of ['HTTP', 'WS', 'SSE'] as const) {
        if (transport === 'HTTP' && query.startsWith('subscription')) continue;
        const { errors } = await over(transport, api.url, { query, variables });
        expect(errors.length).toBeGreaterThan(0);
        expect(JSON.stringify(errors)).not.toContain('Did you mean');
      }
    }
  });
  test('no GraphiQL', async () => {
    for (const path of ['/graphiql', '/playground', '/console', '/graphql', '/']) {
      const { body } = await get(api.url, path, { accept: 'text/html' });
      expect(JSON.stringify(body)).not.toMatch(/graphiql|playground/i);
    }
  });
  test('no traces, no exceptions', async () => {
    for (const query of ['query cop { __typename }', 'qwerty cop { abc }', '{ abc }', '{']) {
      const { extensions, errors = [] } = await ask(query);
      expect(extensions).toBe(undefined);
      for (const error of errors) expect(Object.keys(error.extensions)).toEqual(['code']);
      expect(JSON.stringify(errors)).not.toMatch(/exception|stack|node_modules/i);
    }
  });
});

test('the audit of GraphQL over HTTP passes, except for its introspection queries', async () => {
  const results = await auditServer({ url: `${api.url}/graphql`, fetchFn: fetch });
  expect(results).toHaveLength(61);
  // These four ask for `__type`.
  const failed = results.filter(({ status }) => status !== 'ok').map(({ name }) => name);
  expect(failed).toHaveLength(4);
  for (const name of failed) expect(name).toMatch(/\{variables\} parameter/);
  await using exploring = await openApiClient({ SIDELINED_LIMITS: 'on', SIDELINED_SEED: 'none' });
  for (let time = 0; time < 2; time += 1) {
    const all = await auditServer({ url: `${exploring.url}/graphql`, fetchFn: fetch });
    expect(all.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
  }
});

describe('with introspection', () => {
  test('GraphiQL is served with its own script only; introspection is bounded', async () => {
    await using open = await openApiClient();
    const page = await fetch(`${open.url}/graphql`, { headers: { accept: 'text/html' } });
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^']+';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('YogaGraphiQL');
    const tag = page.headers.get('etag') ?? '';
    const again = await fetch(`${open.url}/graphql`, { headers: { accept: 'text/html', 'if-none-match': tag } });
    expect(again.status).toBe(304);
    expect((await open.query(getIntrospectionQuery())).errors).toBe(undefined);
    const many =
      '{ a: __schema { queryType { name } } b: __schema { queryType { name } } c: __schema { queryType { name } } }';
    expect((await open.query(many)).errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_LARGE' } }]);
    const fanned = `{ __schema { types { ${Array.from({ length: 6 }, (_, n) => `a${n}: fields { name }`).join(' ')} } } }`;
    expect((await open.query(fanned)).errors).toMatchObject([{ extensions: { limit: 'aliases' } }]);
    const circle = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect((await open.query(circle)).errors).toHaveLength(1);
  });

  test('introspection is on by default', async () => {
    await using server = await startServer({ DATABASE_URL: ':memory:', SIDELINED_SEED: 'none' });
    expect(server.lines.at(-1)).toContain('GraphiQL');
    const page = await get(server.url, '/graphql', { accept: 'text/html' });
    expect(JSON.stringify(page.body)).toContain('YogaGraphiQL');
    expect((await post(server.url, { query: getIntrospectionQuery() })).body.data.__schema.types).not.toEqual([]);
  });

  test('a page shows the limits, and may load nothing from elsewhere', async () => {
    await using open = await openApiClient({ SIDELINED_SEED: 'none' });
    const page = await fetch(`${open.url}/limits`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    const text = await page.text();
    for (const word of ['RATE_LIMITED', 'OPERATION_TOO_LARGE', 'TOO_MANY_CONNECTIONS', 'BODY_TOO_LARGE']) {
      expect(text).toContain(word);
    }
  });
});

test('pages of every origin may read, and none can write with the credentials of a browser', async () => {
  const response = await post(
    api.url,
    { query: WRITE },
    { origin: 'https://foreign.example', cookie: `authorization=${EDITOR.authorization}` },
  );
  expect(codeOf(response)).toBe('UNAUTHENTICATED');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-credentials')).toBe(null);
});
