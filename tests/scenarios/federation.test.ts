import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { openApiClient, openNode } from '../support/api-client.ts';

const CLUB = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])
  type Query { squad: [Player!]! ticketsFor(page: Int): PageInfo }
  type Player @key(fields: "externalId { source value }") { externalId: ExternalId contractUntil: String }
  type Team @key(fields: "slug") { slug: String! motto: String }
  type Fixture @key(fields: "id") { id: ID! ticketUrl: String }
  type ExternalId @shareable { source: String! value: String! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Player { slug missedGames { revision } }
    ... on Team { slug }
    ... on Fixture { id home { slug } }
  }
}`;

test("the schema composes with a club's own subgraph", async () => {
  await using api = await openApiClient();
  const { data } = await api.query('{ _service { sdl } }');
  const composed = composeServices([
    { name: 'sidelined', typeDefs: parse(data._service.sdl), url: api.url },
    { name: 'club', typeDefs: parse(CLUB), url: 'http://club.example/graphql' },
  ]);
  expect(composed.errors).toBeUndefined();
  expect(composed.supergraphSdl).toContain('contractUntil');
});

test('players, teams and fixtures are found by id, slug and external id', async () => {
  await using api = await openApiClient();
  const external = { source: 'club', value: 'nine' };
  const name = { name: 'Nine', slug: 'nine', club: { slug: 'real-madrid' } };
  await api.edit('registerPlayer', { ...name, externalIds: [external] });
  const id = await api.fixture('valencia', 'real-madrid');
  const { data } = await api.query('{ player(by: { slug: "jude-bellingham" }) { id missedGames { revision } } }');
  const bellingham = { __typename: 'Player', slug: 'jude-bellingham', missedGames: data.player.missedGames };
  const representations = [
    { __typename: 'Player', slug: 'jude-bellingham' },
    { __typename: 'Player', id: data.player.id },
    { __typename: 'Player', externalId: external },
    { __typename: 'Team', slug: 'valencia' },
    { __typename: 'Fixture', id },
    { __typename: 'Fixture', externalId: { source: 'club', value: 'unknown' } },
    { __typename: 'Player', id },
  ];
  expect(await api.query(ENTITIES, { representations })).toEqual({
    data: {
      _entities: [
        bellingham,
        bellingham,
        { __typename: 'Player', slug: 'nine', missedGames: { revision: 1 } },
        { __typename: 'Team', slug: 'valencia' },
        { __typename: 'Fixture', id, home: { slug: 'valencia' } },
        null,
        null,
      ],
    },
  });
});

test('a fixture is found by its id in another system', async () => {
  await using api = await openApiClient();
  const external = { source: 'club', value: 'derby' };
  const competition = await api.competition('La Liga');
  const teams = { home: { slug: 'sevilla' }, away: { slug: 'real-betis' } };
  const derby = { competition, ...teams, date: '2026-05-30', externalIds: [external] };
  const { id } = await api.edit('scheduleFixture', derby, 'id');
  const representations = [{ __typename: 'Fixture', externalId: external }];
  const { data } = await api.query(ENTITIES, { representations });
  expect(data._entities).toEqual([{ __typename: 'Fixture', id, home: { slug: 'sevilla' } }]);
});

test('invalid representations are refused, each list is bounded and has its cost', async () => {
  await using api = await openApiClient();
  const codes = async (representations: unknown[]): Promise<unknown> =>
    (await api.query(ENTITIES, { representations })).errors?.map(({ extensions }) => extensions?.code);
  expect(await codes([{ __typename: 'Competition', id: 'x' }])).toEqual(['BAD_USER_INPUT']);
  expect(await codes([{ __typename: 'Player' }])).toEqual(['BAD_USER_INPUT']);
  expect(await codes(['Player'])).toEqual(['BAD_USER_INPUT']);
  expect(await codes(Array.from({ length: 401 }, () => ({ __typename: 'Player', slug: 'x' })))).toBeDefined();
  const costly = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Team { availability { explanation verdict } } } }`;
  const many = Array.from({ length: 400 }, () => ({ __typename: 'Team', slug: 'valencia' }));
  expect((await api.query(costly, { r: many })).errors?.[0]?.extensions?.code).toBe('OPERATION_TOO_LARGE');
});

test('the SDL is part of introspection', async () => {
  const { app, transports } = await openNode({ DATABASE_URL: ':memory:', SIDELINED_INTROSPECTION: 'off' });
  await using _ = app;
  await using closed = transports;
  expect((await closed.query('{ _service { sdl } }')).errors?.[0]?.extensions?.code).toBe('INTROSPECTION_DISABLED');
});
