import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedTypes } from '../../src/server/media-types.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { codeOf, get, post } from '../support/raw-client.ts';

/** Statuses and codes of GraphQL over HTTP, by media type. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient({ SIDELINED_SEED: 'none' })));
afterAll(() => api[Symbol.asyncDispose]());

const TEAM = 'query Team($slug: String!) { team(by: { slug: $slug }) { name } }';
const variables = { slug: 'nobody' };
const SUBSCRIPTION = 'subscription { missedGamesChanged(player: { slug: "x" }) { changes { kind } } }';
const WRITE = 'mutation { advanceClock(input: { to: "2027-01-01T00:00:00Z" }) { __typename } }';

/** [what, body, status for application/json, status for application/graphql-response+json, code; null: no errors] */
const BODIES: [string, unknown, number, number, string | null][] = [
  ['a query', { query: TEAM, variables }, 200, 200, null],
  ['its operation name', { query: TEAM, variables, operationName: 'Team' }, 200, 200, null],
  ['null parameters', { query: TEAM, variables, operationName: null, extensions: null, more: null }, 200, 200, null],
  ['an unknown variable', { query: TEAM, variables: { ...variables, more: 1 } }, 200, 200, null],
  ['an empty operation name', { query: TEAM, variables, operationName: '' }, 400, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['another name', { query: TEAM, variables, operationName: 'X' }, 400, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['a number as name', { query: TEAM, variables, operationName: 7 }, 400, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['two operations', { query: 'query A { now } query B { now }' }, 400, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['one of two', { query: 'query A { now } query B { now }', operationName: 'B' }, 200, 200, null],
  ['a fragment only', { query: 'fragment A on Query { now }' }, 400, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['a missing variable', { query: TEAM }, 400, 400, 'BAD_USER_INPUT'],
  ['a variable of another type', { query: TEAM, variables: { slug: 1 } }, 400, 400, 'BAD_USER_INPUT'],
  ['a list of variables', { query: TEAM, variables: [] }, 400, 400, 'BAD_REQUEST'],
  ['variables as text', { query: TEAM, variables: '{}' }, 400, 400, 'BAD_REQUEST'],
  ['an unknown field', { query: '{ nothing }' }, 200, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['no GraphQL', { query: '{' }, 200, 400, 'GRAPHQL_PARSE_FAILED'],
  ['an empty query', { query: '' }, 200, 400, 'GRAPHQL_PARSE_FAILED'],
  ['no query', { variables }, 200, 400, 'BAD_REQUEST'],
  ['a number as query', { query: 7 }, 400, 400, 'BAD_REQUEST'],
  ['extensions as text', { query: TEAM, variables, extensions: 'x' }, 400, 400, 'BAD_REQUEST'],
  ['an unknown parameter', { query: TEAM, variables, more: 1 }, 400, 400, 'BAD_REQUEST'],
  ['invalid JSON', '{', 400, 400, 'BAD_REQUEST'],
  ['an empty body', '', 400, 400, 'BAD_REQUEST'],
  ['null', 'null', 400, 400, 'BAD_REQUEST'],
  ['a list', [{ query: TEAM, variables }], 400, 400, 'BATCHING_NOT_SUPPORTED'],
  ['a field error', { query: '{ fixtures(first: 201) { totalCount } }' }, 200, 200, 'BAD_USER_INPUT'],
  ['too many aliases', { query: `{ ${'a: now '.repeat(60)} }` }, 200, 400, 'OPERATION_TOO_LARGE'],
  ['too many tokens', { query: `{ ${'now '.repeat(3_000)} }` }, 200, 400, 'OPERATION_TOO_LARGE'],
  ['a mutation without a token', { query: WRITE }, 200, 200, 'UNAUTHENTICATED'],
  [
    'an unknown hash',
    { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    200,
    404,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
];

test.each(BODIES)('%s', async (_, body, statusOfJson, statusOfGraphQL, code) => {
  for (const [accept, status] of [
    ['application/json', statusOfJson],
    ['*/*', statusOfJson],
    ['application/graphql-response+json', statusOfGraphQL],
  ] as const) {
    const response = await post(api.url, body, { accept });
    const type = accept === '*/*' ? 'application/json' : accept;
    expect([accept, response.status, codeOf(response) ?? null]).toEqual([accept, status, code]);
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    // Without data nothing was executed.
    if (status === 400) expect(response.body).not.toHaveProperty('data');
  }
});

test('a subscription needs text/event-stream', async () => {
  for (const headers of [{}, EDITOR]) {
    const response = await post(api.url, { query: SUBSCRIPTION }, { accept: 'application/json', ...headers });
    expect([response.status, codeOf(response)]).toEqual([406, 'NOT_ACCEPTABLE']);
  }
});

test('a mutation is not executed if no type of its response is accepted', async () => {
  const query = 'mutation { registerTeam(input: { name: "A", kind: CLUB, timeZone: "UTC" }) { __typename } }';
  const response = await post(api.url, { query }, { accept: 'image/png', ...EDITOR });
  expect(response.status).toBe(406);
  expect(response.headers.get('accept')).toContain('application/graphql-response+json');
  expect((await api.query('{ teams { totalCount } }')).data.teams.totalCount).toBe(0);
});

test('a result as an event stream, where only that is accepted', async () => {
  const result = await post(api.url, { query: TEAM, variables }, { accept: 'text/event-stream' });
  expect([result.status, result.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(result.body).toBe(':\n\nevent: next\nid: final\ndata: {"data":{"team":null}}\n\nevent: complete\ndata:\n\n');
});

test('GET: parameters of other names are ignored, mutations and invalid JSON rejected', async () => {
  const json = { accept: 'application/json' };
  const path = (params: Record<string, string>): string => `/graphql?${new URLSearchParams(params)}`;
  expect((await get(api.url, path({ query: '{ __typename }', more: '1' }), json)).body).toEqual({
    data: { __typename: 'Query' },
  });
  const mutation = await get(api.url, path({ query: WRITE }), json);
  expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
  const invalid = path({ query: '{ now }', variables: '{' });
  expect((await get(api.url, invalid, json)).status).toBe(200);
  expect((await get(api.url, invalid, { accept: 'application/graphql-response+json' })).status).toBe(400);
});

test('methods that neither GraphQL over HTTP nor single connection streams use are not allowed', async () => {
  for (const method of ['HEAD', 'PATCH']) {
    const response = await fetch(`${api.url}/graphql?query={now}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  }
});

test.each([
  [undefined, 'application/json', true],
  ['*/*', 'application/json', true],
  ['application/*', 'application/json', false],
  ['text/html, */*;q=0.1', 'application/json', true],
  ['Application/JSON; charset=UTF-8', 'application/json', false],
  ['application/json; charset=latin1', null, false],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json', false],
  ['application/json, application/graphql-response+json', 'application/json', false],
  ['text/event-stream, application/json', 'application/json', true],
  ['text/event-stream', null, true],
  ['multipart/mixed', null, false],
])('Accept: %s', (accept, result, eventStream) => {
  expect(acceptedTypes(accept)).toMatchObject({ result, eventStream, multipart: false });
});
