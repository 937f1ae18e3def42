import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, EDITOR, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';

let api: Awaited<ReturnType<typeof openApiClient>>;
let injury: string;
beforeAll(async () => {
  api = await openApiClient();
  injury = await api.injuryOf('jude-bellingham');
});
afterAll(() => api[Symbol.asyncDispose]());

const REVISE = mutationOf('reviseRecoveryEstimate', 'estimate { revision }');
const variables = () => ({ input: { injury, estimate: { date: '2026-03-10' } } });

/** The same request over each transport, with the headers of its client. */
const graphqlHandler: Record<string, (request: { query: string; variables?: any }, headers: any) => Promise<Answer>> = {
  HTTP: ({ query, variables }, headers) => api.query(query, variables, headers),
  SSE: async (request, headers) => {
    const client = createSseClient({ url: `${api.url}/graphql`, headers, retryAttempts: 0 });
    for await (const answer of client.iterate(request)) return answer as Answer;
    throw new Error('no answer');
  },
  'WebSocket, in its first message': (request, headers) => overSocket(request, headers, {}),
  'WebSocket, in its handshake': (request, headers) => overSocket(request, {}, headers),
};

async function overSocket(request: { query: string }, connectionParams: Record<string, unknown>, headers: object) {
  class Socket extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers: { ...headers } });
    }
  }
  const url = api.url.replace('http', 'ws');
  const client = createClient({ url: `${url}/graphql`, webSocketImpl: Socket, connectionParams, retryAttempts: 0 });
  try {
    for await (const answer of client.iterate(request)) return answer as Answer;
    throw new Error('no answer');
  } finally {
    await client.dispose();
  }
}

describe.each(Object.keys(graphqlHandler))('over %s', (transport) => {
  const send = (query: string, variables: object, headers: object) =>
    graphqlHandler[transport]?.({ query, variables }, headers);

  test.each([
    ['an anonymous caller', {}],
    ['another scheme', { authorization: EDITOR.authorization.replace('Bearer', 'Basic') }],
  ])('%s reads, and may not write', async (_, headers) => {
    const { revision } = await api.list('jude-bellingham');
    const refused = await send(REVISE, variables(), headers);
    expect(refused?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(refused?.data ?? null).toBe(null);
    expect(await send('{ player(by: { slug: "pedri" }) { slug } }', {}, headers)).toMatchObject({
      data: { player: { slug: 'pedri' } },
    });
    expect(await api.list('jude-bellingham')).toMatchObject({ revision });
  });

  test.each([
    ['a wrong token', 'Bearer not-the-token-at-all'],
    ['an empty token', 'Bearer '],
    ['two tokens', `${EDITOR.authorization} ${EDITOR.authorization}`],
  ])('%s is rejected with its reason, for queries too', async (_, authorization) => {
    const { revision } = await api.list('jude-bellingham');
    for (const query of [REVISE, '{ player(by: { slug: "pedri" }) { slug } }']) {
      const answer = send(query, query === REVISE ? variables() : {}, { authorization });
      if (transport.startsWith('WebSocket'))
        await expect(answer).rejects.toMatchObject({ code: 4403, reason: 'Forbidden' });
      else if (transport === 'SSE') await expect(answer).rejects.toMatchObject({ response: { status: 401 } });
      else expect(await answer).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(await api.list('jude-bellingham')).toMatchObject({ revision });
  });

  test('an editor writes', async () => {
    const { data } = await api.query('query ($injury: ID!) { injury(id: $injury) { estimate { revision } } }', {
      injury,
    });
    const answer = await send(REVISE, variables(), EDITOR);
    expect(answer).toMatchObject({
      data: { reviseRecoveryEstimate: { estimate: { revision: data.injury.estimate.revision + 1 } } },
    });
  });
});

test('an unknown token is refused with 401', async () => {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer not-the-token-at-all' };
  const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ now }"}' });
  expect(response.status).toBe(401);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'www-authenticate': 'Bearer error="invalid_token"',
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Unknown token. Reading needs none.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
});

test('every mutation is refused to anonymous callers, before the input is validated', async () => {
  const { data } = await api.query(
    '{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }',
  );
  for (const { name, args } of data.__schema.mutationType.fields) {
    const query = `mutation ($input: ${args[0].type.ofType.name}!) { ${name}(input: $input) { __typename } }`;
    const { errors } = await api.query(query, { input: {} });
    expect([name, errors?.map(({ extensions }) => extensions?.code)]).toEqual([name, ['UNAUTHENTICATED']]);
  }
});

test('a mutation hidden behind a query of the same document is refused as well', async () => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query Read { now } mutation Write { advanceClock(input: { to: "2026-02-02T12:00:00Z" }) { __typename } }',
      operationName: 'Write',
    }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

test('nothing is written with GET, nor as a form that a foreign page could send', async () => {
  const write = `mutation { advanceClock(input: { to: "2026-02-02T12:00:00Z" }) { __typename } }`;
  const asked = await fetch(`${api.url}/graphql?query=${encodeURIComponent(write)}`, { headers: EDITOR });
  expect(asked.status).toBe(405);
  const form = await fetch(`${api.url}/graphql`, { method: 'POST', body: new URLSearchParams({ query: write }) });
  expect(await form.text()).not.toContain('"Clock"');
  expect((await api.query('{ now }')).data.now).toMatch(/^2026-02-01T20:/);
});

// Regressions of earlier defects.
test('a node of an id that is unknown, foreign or malformed is null; a list of ids keeps its order', async () => {
  const known = (await api.query('{ player(by: { slug: "pedri" }) { id } }')).data.player.id;
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const strange = [
    encode('Player:00000000-0000-0000-0000-000000000000'),
    encode(`Team:${Buffer.from(known, 'base64url').toString().slice('Player:'.length)}`),
    encode('Query:1'),
    encode('__proto__:1'),
    encode('constructor:x'),
    encode('Availability:a:b'),
    encode('Availability:a'),
    encode('MissedGames:a'),
    encode('MissedGames:a:as-of-1'),
    encode('Player:'),
    encode(':'),
    'Player:1',
    '',
    ' ',
    '🥅',
    "' or 1=1 --",
    known.toLowerCase(),
    `${known}=`,
  ];
  const { data, errors } = await api.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
    ids: [...strange, known],
  });
  expect(errors).toBe(undefined);
  expect(data.nodes).toEqual([...strange.map(() => null), { __typename: 'Player', id: known }]);
  for (const id of [...strange, 'x'.repeat(10_000), 'a\0b']) {
    const answer = await api.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect([id.slice(0, 50), answer.data, answer.errors]).toEqual([id.slice(0, 50), { node: null }, undefined]);
  }
});

const PRESENT = `
  __typename id teams { __typename id } injuries { nodes { __typename id } }
  missedGames { __typename id games { __typename id fixture { __typename id competition { __typename id } } } }
`;
const APART = `
  injuries { nodes { missedGames { __typename id games { __typename id } } } }
  past: missedGames(asOf: "2026-02-01T20:30:00Z") { __typename id games { __typename id } }
  before: missedGames(asOf: "2025-02-01T20:00:00Z") { __typename id }
`;

async function expectFoundAgain(selection: string) {
  const { data } = await api.query(`{ player(by: { slug: "jude-bellingham" }) { ${selection} } }`);
  const nodes = new Map<string, string>();
  JSON.stringify(data, (_, value) => {
    if (value?.id !== undefined) nodes.set(value.id, value.__typename);
    return value;
  });
  const ids = [...nodes.keys()];
  const found = await api.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
  expect(found.data.nodes).toEqual(ids.map((id) => ({ id, __typename: nodes.get(id) })));
}

test('every node of the current state is found by its id', () => expectFoundAgain(PRESENT));

test('every node of past lists and of one injury is found by its id', () => expectFoundAgain(APART));
