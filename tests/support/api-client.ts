import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { inject } from 'vitest';
import { WebSocket } from 'ws';
import { type App, openApp } from '../../src/app.ts';
import { configFrom, isPostgres } from '../../src/config.ts';
import { demoWorld } from './demo-world.ts';
import { type SubscriptionReader, readSubscription } from './subscription-reader.ts';
import { type Node, transportsToMany } from './nodes.ts';
import { postgresDatabase } from './postgres.ts';
import { postgresDemo } from './postgres-demo.ts';

/** A test's own server, and what an editor, a reader and a clock do with it. Everything goes through the front door. */

export const TOKEN = 'a-token-for-the-tests';
export const EDITOR = { authorization: `Bearer ${TOKEN}` };

export interface Answer {
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

export interface Transports extends AsyncDisposable {
  readonly url: string;
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** As an editor; answers with the one field of the mutation. */
  write(mutation: string, variables?: Record<string, unknown>): Promise<Answer['data']>;
  follow(subscription: string, variables?: Record<string, unknown>, road?: 'WS' | 'SSE'): SubscriptionReader;
}

/** What is said over these ways, in words of football. */
export interface ApiClient extends Transports {
  /** A mutation of one input, as an editor: what it was answered with, whichever member of its union that is. */
  edit(mutation: Mutation, input: Record<string, unknown>, selection?: string): Promise<Answer['data']>;
  /** The list of a player, by slug. */
  followList(slug: string, sinceRevision?: number, road?: 'WS' | 'SSE'): SubscriptionReader;
  list(slug: string, asOf?: string): Promise<Answer['data']>;
  /** The id of the fixture between two teams, by their slugs; the day tells one of several. */
  fixture(home: string, away: string, date?: string): Promise<string>;
  /** His latest injury that stands. */
  injuryOf(slug: string): Promise<string>;
  competition(name: string): Promise<string>;
  /** Reports an injury of that day, by default of the knee and with nothing said about the return; answers with its id. */
  report(slug: string, occurredOn: string, more?: Record<string, unknown>): Promise<string>;
  revise(injury: string, estimate: unknown, more?: Record<string, unknown>): Promise<Answer['data']>;
  advanceTo(instant: string): Promise<Answer['data']>;
}

export const LIST = `
  id revision cause headline assessedAt
  count { missed out doubtful questionable conditional min max expected }
  returnWindow { earliest likely latest }
  targetReturn { date }
  games {
    id verdict chanceOfMissing provisional explanation
    reasons { __typename ... on Node { id } }
    fixture { id date kickoffAt certainty home { slug } away { slug } }
  }
`;

const MUTATIONS = {
  registerTeam: 'Team',
  registerPlayer: 'Player',
  transferPlayer: 'Player',
  scheduleFixture: 'Fixture',
  rescheduleFixture: 'Fixture',
  postponeFixture: 'Fixture',
  cancelFixture: 'Fixture',
  confirmFixture: 'Fixture',
  recordResult: 'Fixture',
  importFixtures: 'ImportSummary',
  reportInjury: 'Injury',
  amendInjury: 'Injury',
  reviseRecoveryEstimate: 'Injury',
  recordReturn: 'Injury',
  withdrawInjury: 'Injury',
  advanceClock: 'Clock',
} as const;
export type Mutation = keyof typeof MUTATIONS;

/** What a mutation of one input is sent as; `selection` is of its noun. */
export function mutationOf(field: Mutation, selection = '__typename'): string {
  const refusals =
    field === 'importFixtures' ? '' : '... on NotFoundError { path } ... on ConflictError { currentRevision }';
  return `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) {
    ${field}(input: $input) {
      __typename
      ... on ${MUTATIONS[field]} { ${selection} }
      ... on Error { message }
      ... on InvalidInputError { issues { path message } }
      ${refusals}
    }
  }`;
}

export interface Opened {
  /** The server; of several nodes the one on which readers follow. */
  readonly app: App;
}

/** A server in this process, or several nodes of one database; where nothing is said of its world, in a demonstration's of its own. */
export async function openApiClient(env: Record<string, string> = {}): Promise<ApiClient & Opened> {
  const count = inject('nodes');
  if (count > 0 && (env.DATABASE_URL === undefined || isPostgres(env.DATABASE_URL))) return openNodes(count, env);
  await using opened = new AsyncDisposableStack();
  const isOfItsOwn = ['DATABASE_URL', 'SIDELINED_SEED', 'SIDELINED_CLOCK'].some((name) => env[name] !== undefined);
  const url = isOfItsOwn ? ':memory:' : opened.use(await demoWorld()).url;
  const { app, ways } = await openNode({ DATABASE_URL: url, ...env });
  opened.use(app);
  opened.use(ways);
  const kept = opened.move();
  return { ...apiClientOver(ways), app, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Several nodes of one database, as one. */
export async function openNodes(count: number, env: Record<string, string> = {}): Promise<ApiClient & Opened> {
  await using opened = new AsyncDisposableStack();
  const isDemo = env.SIDELINED_SEED === undefined && env.SIDELINED_CLOCK === undefined;
  const url = env.DATABASE_URL ?? opened.use(await (isDemo ? postgresDemo() : postgresDatabase())).url;
  const nodes = await Promise.all(Array.from({ length: count }, () => openNode({ ...env, DATABASE_URL: url })));
  for (const { app } of nodes) opened.use(app);
  const ways = opened.use(transportsToMany(nodes, url));
  const kept = opened.move();
  const app = nodes.at(-1)!.app;
  return { ...apiClientOver(ways), app, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** A server in this process. */
export async function openNode(env: Record<string, string>): Promise<Node> {
  const app = await openApp(
    configFrom({ PORT: '0', SIDELINED_EDITOR_TOKEN: TOKEN, SIDELINED_LIMITS: 'off', ...env }),
    pino({ level: env.SIDELINED_LOG ?? process.env.SIDELINED_LOG ?? 'silent' }),
  );
  return { app, ways: transportsTo(app.url, `Bearer ${env.SIDELINED_EDITOR_TOKEN ?? TOKEN}`) };
}

/** The same with a server that runs already, in whatever process. Disposing leaves it running. */
export function apiClientAt(url: string, authorization = EDITOR.authorization): ApiClient {
  return apiClientOver(transportsTo(url, authorization));
}

/** How one server is talked to. */
export function transportsTo(url: string, authorization: string): Transports {
  const endpoint = `${url}/graphql`;
  const sockets: Client[] = [];
  const pages: SubscriptionReader[] = [];

  const sse = createSseClient({ url: endpoint, retryAttempts: 0 });

  async function ask(query: string, variables: Record<string, unknown> = {}, headers: object = {}): Promise<Answer> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return response.json() as Promise<Answer>;
  }

  async function write(mutation: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> {
    const answer = await ask(mutation, variables, { authorization });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data)[0];
  }

  function follow(
    query: string,
    variables: Record<string, unknown> = {},
    road: 'WS' | 'SSE' = 'WS',
  ): SubscriptionReader {
    const request = { query, variables };
    const page = readSubscription(road === 'SSE' ? sse.iterate(request) : socket().iterate(request), ask);
    pages.push(page);
    return page;
  }

  function socket(): Client {
    const client = createClient({ url: endpoint.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    sockets.push(client);
    return client;
  }

  return {
    url,
    ask,
    write,
    follow,
    async [Symbol.asyncDispose]() {
      for (const page of pages) await page[Symbol.asyncDispose]();
      for (const client of sockets) await client.dispose();
    },
  };
}

export function apiClientOver(ways: Transports): ApiClient {
  const { ask, write, follow } = ways;
  const api: ApiClient = {
    ...ways,
    edit: (field, input, selection) => write(mutationOf(field, selection), { input }),
    followList: (slug, sinceRevision, road) =>
      follow(
        `subscription ($slug: String!, $since: Int) {
          missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) {
            missedGames { ${LIST} }
            changes { kind before after fixture { date home { slug } away { slug } } }
          }
        }`,
        { slug, since: sinceRevision },
        road,
      ),
    async list(slug, asOf) {
      const query = `query ($slug: String!, $asOf: DateTime) { player(by: { slug: $slug }) { missedGames(asOf: $asOf) { ${LIST} } } }`;
      return (await ask(query, { slug, asOf })).data.player.missedGames;
    },
    async fixture(home, away, date) {
      const query = `query ($filter: FixtureFilter!) { fixtures(filter: $filter, first: 200) { nodes { id home { slug } away { slug } } } }`;
      const filter = { team: { slug: home }, from: date, to: date };
      const { data } = await ask(query, { filter });
      const found = data.fixtures.nodes.find(
        (node: Answer['data']) => node.home?.slug === home && node.away?.slug === away,
      );
      if (found === undefined) throw new Error(`no fixture ${home} v ${away}`);
      return found.id;
    },
    async injuryOf(slug) {
      const query = `query ($slug: String!) { player(by: { slug: $slug }) { injuries(filter: { statuses: [ACTIVE] }) { nodes { id } } } }`;
      return (await ask(query, { slug })).data.player.injuries.nodes[0].id;
    },
    async competition(name) {
      const { data } = await ask('query ($name: String!) { competitions(search: $name) { nodes { id } } }', { name });
      return data.competitions.nodes[0].id;
    },
    async report(slug, occurredOn, more = {}) {
      const input = { player: { slug }, occurredOn, bodyPart: 'KNEE', ...more };
      const injury = await api.edit('reportInjury', input, 'id');
      if (injury.__typename !== 'Injury') throw new Error(JSON.stringify(injury));
      return injury.id;
    },
    revise: (injury, estimate, more = {}) =>
      write(
        `mutation ($input: ReviseRecoveryEstimateInput!) {
          reviseRecoveryEstimate(input: $input) {
            __typename
            ... on Injury { id estimate { revision window { earliest likely latest } } }
            ... on Error { message }
            ... on InvalidInputError { issues { path message } }
            ... on ConflictError { currentRevision }
          }
        }`,
        { input: { injury, estimate, ...more } },
      ),
    advanceTo: (to) =>
      write(
        `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) { __typename ... on Clock { now } ... on Error { message } } }`,
        { input: { to } },
      ),
  };
  return api;
}

/** A window of three days, as an estimate. */
export function between(earliest: string, likely: string, latest: string) {
  return { window: { earliest, likely, latest } };
}

/** "valencia-real-madrid": the pairings of a list, in its order. */
export function pairings(list: Answer['data']): string[] {
  return list.games.map(({ fixture }: Answer['data']) => `${fixture.home?.slug ?? '?'} v ${fixture.away?.slug ?? '?'}`);
}
