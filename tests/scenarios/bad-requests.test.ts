import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';
import { refusedFields } from '../support/refused-fields.ts';

/** Queries, subscriptions and bodies that are refused. */

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient()));
afterAll(() => api[Symbol.asyncDispose]());

const LONG = 'x'.repeat(300);
describe('queries', () => {
  test.each<[what: string, query: string, variables: Record<string, unknown>, words: RegExp]>([
    ['a negative page', '{ players(first: -1) { totalCount } }', {}, /first.*-1/],
    ['a page too large', '{ fixtures(last: 201) { totalCount } }', {}, /last.*201/],
    ['a page from both ends', '{ players(first: 1, last: 1) { totalCount } }', {}, /first.*last/],
    ['a bad cursor', '{ players(after: "!!") { totalCount } }', {}, /after/],
    ['an empty cursor', '{ players(before: "") { totalCount } }', {}, /before/],
    ['a team in two ways', '{ team(by: { slug: "x", id: "y" }) { id } }', {}, /TeamRef/],
    ['a team in no way', '{ team(by: {}) { id } }', {}, /TeamRef/],
    ['a search of 300 characters', 'query ($q: String) { players(search: $q) { totalCount } }', { q: LONG }, /search/],
    ['a slug of 300 characters', 'query ($q: String!) { player(by: { slug: $q }) { id } }', { q: LONG }, /slug/],
    ['a slug with a NUL', 'query ($q: String!) { team(by: { slug: $q }) { id } }', { q: 'a\0b' }, /slug/],
    ['500 ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(500).fill('x') }, /ids/],
    ['an invalid instant', '{ player(by: { slug: "pedri" }) { missedGames(asOf: "now") { revision } } }', {}, /now/],
    ['an invalid date', '{ fixtures(filter: { from: "soon" }) { totalCount } }', {}, /soon/],
    ['an unknown field', '{ player(by: { slug: "pedri" }) { shoeSize } }', {}, /shoeSize/],
    ['an unknown argument', '{ player(name: "Pedri") { id } }', {}, /name/],
    ['an unknown status', '{ fixtures(filter: { statuses: [LOST] }) { totalCount } }', {}, /LOST/],
    ['no GraphQL', '{ player(', {}, /Syntax Error/],
  ])('%s is refused with its name', async (_, query, variables, words) => {
    expect(refusedFields(await api.query(query, variables)).join('\n')).toMatch(words);
  });

  test('a search without letters or digits finds nothing', async () => {
    for (const search of ['%', '_', "'", '"', '\\', '; drop table player', '🥅', '***']) {
      const { data, errors } = await api.query('query ($s: String) { players(search: $s) { totalCount } }', {
        s: search,
      });
      expect([search, errors, data.players.totalCount]).toEqual([search, undefined, 0]);
    }
  });
});

describe('subscriptions', () => {
  test.each(['WS', 'SSE'] as const)('are refused over %s with a word and a code', async (transport) => {
    for (const [query, variables, words] of [
      ['subscription { missedGamesChanged(player: { slug: "nobody" }) { changes { kind } } }', {}, /NOT_FOUND/],
      [
        'subscription { missedGamesChanged(player: { slug: "pedri" }, sinceRevision: -1) { changes { kind } } }',
        {},
        /sinceRevision/,
      ],
      ['subscription { missedGamesChanged(player: {}) { changes { kind } } }', {}, /PlayerRef/],
      ['subscription { fixtureAvailabilityChanged(fixture: "x") { fixture { id } } }', {}, /NOT_FOUND/],
      ['subscription { teamAvailabilityChanged(team: { slug: "nobody" }) { team { id } } }', {}, /NOT_FOUND/],
      [
        'subscription ($q: String!) { missedGamesChanged(player: { slug: $q }) { changes { kind } } }',
        { q: LONG },
        /slug/,
      ],
      ['subscription ($q: PlayerRef!) { missedGamesChanged(player: $q) { changes { kind } } }', { q: 7 }, /PlayerRef/],
      [
        'subscription ($q: Boolean!) { missedGamesChanged(player: { slug: "pedri" }) @include(if: $q) { changes { kind } } }',
        { q: true },
        /GRAPHQL_VALIDATION_FAILED/,
      ],
    ] as const) {
      await using refused = api.subscribe(query, variables, transport);
      const words_ = await refused
        .next()
        .then(JSON.stringify, (error: unknown) => (error instanceof Error ? error.message : JSON.stringify(error)));
      expect(words_).toMatch(words);
      expect(words_).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules/);
    }
  });
});

describe('requests', () => {
  const post = async (body: string, headers: object = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a word', '"{ now }"'],
    ['variables that are a word', '{"query":"{ now }","variables":"x"}'],
    ['a query that is a number', '{"query":7}'],
  ])('%s is a bad request', async (_, body) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|\.ts:|INTERNAL_SERVER_ERROR|stack/);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }],
    });
  });

  test('a body of 10 MB without a token is not read', async () => {
    const { status, text } = await post(JSON.stringify({ query: '{ now }', variables: { x: 'x'.repeat(10_000_000) } }));
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });
});
