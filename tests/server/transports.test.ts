import { auditServer } from 'graphql-http';
import { expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const LIST =
  'query List($slug: String!) { player(by: { slug: $slug }) { name teams { name } missedGames { revision headline } } }';
const JUDE = { slug: 'jude-bellingham' };
const json = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const get = (headers: Record<string, string> = {}): RequestInit => ({ headers });
const address = (said: Record<string, string>): string => `?${new URLSearchParams(said)}`;
const ACCEPTS = [
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json, application/graphql-response+json',
  'application/json; charset=utf-8',
  'text/html, */*',
  'image/png',
];

/** Requests good and bad, each as [what, where, how]. */
const REQUESTS: [string, string, RequestInit][] = [
  ['a query', '', post({ query: LIST, variables: JUDE })],
  ['a name for it', '', post({ query: LIST, variables: JUDE, operationName: 'List' })],
  ['an empty name for it', '', post({ query: LIST, variables: JUDE, operationName: '' })],
  ['another name for it', '', post({ query: LIST, variables: JUDE, operationName: 'Other' })],
  ['nobody', '', post({ query: LIST, variables: { slug: 'nobody' } })],
  ['no variables', '', post({ query: LIST })],
  ['null variables', '', post({ query: LIST, variables: null })],
  ['a list of variables', '', post({ query: LIST, variables: [] })],
  ['a variable of another type', '', post({ query: LIST, variables: { slug: 1 } })],
  ['a variable too many', '', post({ query: LIST, variables: { ...JUDE, more: 1 } })],
  ['an unknown field', '', post({ query: '{ nothing }' })],
  ['no GraphQL', '', post({ query: '{' })],
  ['no query', '', post({ variables: {} })],
  ['a query that is a number', '', post({ query: 7 })],
  ['extensions', '', post({ query: LIST, variables: JUDE, extensions: {} })],
  ['a parameter too many', '', post({ query: LIST, variables: JUDE, more: 1 })],
  ['no JSON', '', post('{')],
  ['a JSON list', '', post([{ query: LIST, variables: JUDE }])],
  ['an empty body', '', post('')],
  [
    'letters of all kinds',
    '',
    post({ query: 'query ($s: String!) { player(by: { slug: $s }) { name } }', variables: { s: 'Ünï😀' } }),
  ],
  ['another content type', '', post({ query: LIST, variables: JUDE }, { 'content-type': 'text/plain' })],
  ['a charset', '', post({ query: LIST, variables: JUDE }, { 'content-type': 'application/json; charset=utf-8' })],
  [
    'a mutation without a token',
    '',
    post({ query: 'mutation { advanceClock(input: { to: "2027-01-01T00:00:00Z" }) { __typename } }' }),
  ],
  ['a wrong token', '', post({ query: LIST, variables: JUDE }, { authorization: 'Bearer wrong' })],
  [
    'a subscription',
    '',
    post({ query: 'subscription { missedGamesChanged(player: { slug: "x" }) { changes { kind } } }' }),
  ],
  ['an origin', '', post({ query: LIST, variables: JUDE }, { origin: 'https://newspaper.example' })],
  [
    'a preflight',
    '',
    { method: 'OPTIONS', headers: { origin: 'https://newspaper.example', 'access-control-request-method': 'POST' } },
  ],
  ['GET', address({ query: LIST, variables: JSON.stringify(JUDE) }), get()],
  ['GET with a name', address({ query: LIST, variables: JSON.stringify(JUDE), operationName: 'List' }), get()],
  ['GET with bad variables', address({ query: LIST, variables: '{' }), get()],
  [
    'GET of a mutation',
    address({ query: 'mutation { advanceClock(input: { to: "2027-01-01T00:00:00Z" }) { __typename } }' }),
    get(),
  ],
  ['GET of a page', address({ query: LIST, variables: JSON.stringify(JUDE) }), get({ accept: 'text/html' })],
  ['GET of nothing', '', get({ accept: 'application/json' })],
  ['HEAD', address({ query: LIST, variables: JSON.stringify(JUDE) }), { method: 'HEAD' }],
  ['DELETE', '', { method: 'DELETE' }],
  ...ACCEPTS.map((accept): [string, string, RequestInit] => [
    `POST for ${accept}`,
    '',
    post({ query: LIST, variables: JUDE }, { accept }),
  ]),
  ...ACCEPTS.filter((accept) => !accept.includes('html')).map((accept): [string, string, RequestInit] => [
    `GET for ${accept}`,
    address({ query: LIST, variables: JSON.stringify(JUDE) }),
    get({ accept }),
  ]),
];

async function shownBy(url: string, request: RequestInit) {
  const response = await fetch(url, request);
  const headers = [...response.headers].filter(
    ([name]) => name === 'content-type' || name.startsWith('access-control'),
  );
  const body = (await response.text()).replace(/"id":"[0-9a-f-]{36}"/g, '"id":"…"');
  return { status: response.status, headers, body: body.startsWith('<!') || body.includes('<html') ? 'a page' : body };
}

test('all transports respond alike: at first, prepared, and cached', async () => {
  await using kept = await openApiClient();
  await using plain = await openApiClient({ SIDELINED_RESPONSE_CACHE: 'off' });
  for (const [what, where, how] of REQUESTS) {
    // Cookies are ignored.
    const expected = await shownBy(`${plain.url}/graphql${where}`, {
      ...how,
      headers: { ...how.headers, cookie: 'a=b' },
    });
    for (const time of ['first', 'second', 'third']) {
      expect(await shownBy(`${kept.url}/graphql${where}`, how), `${what}, the ${time} time`).toEqual(expected);
      expect(await shownBy(`${plain.url}/graphql${where}`, how), `${what}, uncached, the ${time} time`).toEqual(
        expected,
      );
    }
  }
  expect(kept.app.liveQueries.responses.size.entries).toBeGreaterThan(10);
  expect(plain.app.liveQueries.responses.size.entries).toBe(0);
});

test('a cached response is removed by its tags, and by nothing else', async () => {
  await using api = await openApiClient();
  const of = (slug: string) => api.query(LIST, { slug });
  const tag = async () =>
    (await fetch(`${api.url}/graphql`, post({ query: LIST, variables: JUDE }))).headers.get('etag');
  for (let time = 0; time < 2; time += 1) await of('jude-bellingham');
  await of('eder-militao');
  const { size } = api.app.liveQueries.responses;
  expect(size.entries).toBe(2);
  const before = await tag();
  expect(before).toMatch(/^".+"$/);
  expect(
    (await fetch(`${api.url}/graphql`, post({ query: LIST, variables: JUDE }, { 'if-none-match': before ?? '' })))
      .status,
  ).toBe(304);

  await api.revise(await api.injuryOf('jude-bellingham'), {
    window: { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' },
  });
  const fresh = await of('jude-bellingham');
  expect(fresh.data.player.missedGames.revision).toBeGreaterThan(1);
  expect(await tag()).not.toBe(before);
  const stale = await fetch(
    `${api.url}/graphql`,
    post({ query: LIST, variables: JUDE }, { 'if-none-match': before ?? '' }),
  );
  expect(stale.status).toBe(200);
});

test('the clock is never cached, and midnight removes what it changes', async () => {
  await using api = await openApiClient();
  const now = async () => (await api.query('{ now }')).data.now;
  const first = await now();
  await now();
  await eventually('the time moves on', async () => (await now()) !== first);
  const ask = () => api.query(LIST, JUDE);
  for (let time = 0; time < 3; time += 1) await ask();
  await api.advanceTo('2026-02-03T12:00:00Z');
  expect((await ask()).data).toEqual((await api.query(`${LIST} #`, JUDE)).data);
});

test('the audit of GraphQL over HTTP passes with a full cache', async () => {
  await using api = await openApiClient();
  for (let time = 0; time < 2; time += 1) {
    const results = await auditServer({ url: `${api.url}/graphql`, fetchFn: fetch });
    expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
    expect(results).toHaveLength(61);
  }
});
