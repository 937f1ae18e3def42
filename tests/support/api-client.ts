import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { inject } from 'vitest';
import { WebSocket } from 'ws';
import { type App, openApp } from '../../src/app.ts';
import { configFrom, isPostgres } from '../../src/config.ts';
import { demoDatabase } from './demo-database.ts';
import { emptyDatabase } from './empty-database.ts';
import { type SubscriptionReader, readSubscription } from './subscription-reader.ts';
import { jsonPoster } from './json-poster.ts';
import { type Mutation, mutationOf } from './mutations.ts';
import { type Node, transportsToMany } from './nodes.ts';
import { postgresDatabase } from './postgres.ts';
import { postgresDemo } from './postgres-demo.ts';

/** A server for a test, with a client. All requests use HTTP or WebSocket. */

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
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a mutation with an editor's token; returns its only field. */
  mutate(mutation: string, variables?: Record<string, unknown>): Promise<Answer['data']>;
  subscribe(subscription: string, variables?: Record<string, unknown>, transport?: 'WS' | 'SSE'): SubscriptionReader;
}

/** The operations of scenarios, over these transports. */
export interface ApiClient extends Transports {
  /** Sends a mutation with one input and an editor's token; returns its result, any member of the union. */
  edit(mutation: Mutation, input: Record<string, unknown>, selection?: string): Promise<Answer['data']>;
  /** Subscribes to the list of a player, by slug. */
  subscribeToList(slug: string, sinceRevision?: number, transport?: 'WS' | 'SSE'): SubscriptionReader;
  list(slug: string, asOf?: string): Promise<Answer['data']>;
  /** Returns the id of the fixture between two teams, by their slugs; the day selects one of several. */
  fixture(home: string, away: string, date?: string): Promise<string>;
  /** Returns the id of the player's latest active injury. */
  injuryOf(slug: string): Promise<string>;
  competition(name: string): Promise<string>;
  /** Reports an injury of that day, by default of the knee without an estimate, and returns its id. */
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

export interface Opened {
  /** The server; of several nodes, the one to which subscribers are connected. */
  readonly app: App;
}

/** Opens a server in this process, or several nodes of one database; on demo data unless `env` says otherwise. */
export async function openApiClient(env: Record<string, string> = {}): Promise<ApiClient & Opened> {
  const count = inject('nodes');
  if (count > 0 && (env.DATABASE_URL === undefined || isPostgres(env.DATABASE_URL))) return openNodes(count, env);
  await using opened = new AsyncDisposableStack();
  const url = env.DATABASE_URL ?? opened.use(await (isOnDemoData(env) ? demoDatabase() : emptyDatabase())).url;
  const { app, transports } = await openNode({ ...env, DATABASE_URL: url });
  opened.use(app);
  opened.use(transports);
  const kept = opened.move();
  return { ...apiClientOver(transports), app, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Opens several nodes of one database, used as one. */
export async function openNodes(count: number, env: Record<string, string> = {}): Promise<ApiClient & Opened> {
  await using opened = new AsyncDisposableStack();
  const url = env.DATABASE_URL ?? opened.use(await (isOnDemoData(env) ? postgresDemo() : postgresDatabase())).url;
  const nodes = await Promise.all(
    Array.from({ length: count }, () => openNode({ SIDELINED_DATABASE_CONNECTIONS: '2', ...env, DATABASE_URL: url })),
  );
  for (const { app } of nodes) opened.use(app);
  const transports = opened.use(transportsToMany(nodes, url));
  const kept = opened.move();
  const app = nodes.at(-1)!.app;
  return { ...apiClientOver(transports), app, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Whether a server starts on the demo data, because it is given neither other data nor another clock. */
function isOnDemoData(env: Readonly<Record<string, string>>): boolean {
  return env.SIDELINED_SEED === undefined && env.SIDELINED_CLOCK === undefined;
}

/** Opens a server in this process. */
export async function openNode(env: Record<string, string>): Promise<Node> {
  const app = await openApp(
    configFrom({ PORT: '0', SIDELINED_EDITOR_TOKEN: TOKEN, SIDELINED_LIMITS: 'off', ...env }),
    pino({ level: env.SIDELINED_LOG ?? process.env.SIDELINED_LOG ?? 'silent' }),
  );
  return { app, transports: transportsTo(app.url, `Bearer ${env.SIDELINED_EDITOR_TOKEN ?? TOKEN}`) };
}

/** Returns a client of a running server. Disposing of the client leaves the server running. */
export function apiClientAt(url: string, authorization = EDITOR.authorization): ApiClient {
  return apiClientOver(transportsTo(url, authorization));
}

/** Returns the transports of one server. */
export function transportsTo(url: string, authorization: string): Transports {
  const endpoint = `${url}/graphql`;
  const sockets: Client[] = [];
  const pages: SubscriptionReader[] = [];

  const sse = createSseClient({ url: endpoint, retryAttempts: 0 });
  const { post, [Symbol.dispose]: disconnect } = jsonPoster(endpoint);

  async function query(
    document: string,
    variables: Record<string, unknown> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return (await post(JSON.stringify({ query: document, variables }), headers)) as Answer;
  }

  async function mutate(mutation: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> {
    const answer = await query(mutation, variables, { authorization });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data)[0];
  }

  function subscribe(
    subscription: string,
    variables: Record<string, unknown> = {},
    transport: 'WS' | 'SSE' = 'WS',
  ): SubscriptionReader {
    const request = { query: subscription, variables };
    const page = readSubscription(transport === 'SSE' ? sse.iterate(request) : socket().iterate(request), query);
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
    query,
    mutate,
    subscribe,
    async [Symbol.asyncDispose]() {
      for (const page of pages) await page[Symbol.asyncDispose]();
      for (const client of sockets) await client.dispose();
      disconnect();
    },
  };
}

export function apiClientOver(transports: Transports): ApiClient {
  const { query, mutate, subscribe } = transports;
  const api: ApiClient = {
    ...transports,
    edit: (field, input, selection) => mutate(mutationOf(field, selection), { input }),
    subscribeToList: (slug, sinceRevision, transport) =>
      subscribe(
        `subscription ($slug: String!, $since: Int) {
          missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) {
            missedGames { ${LIST} }
            changes { kind before after fixture { date home { slug } away { slug } } }
          }
        }`,
        { slug, since: sinceRevision },
        transport,
      ),
    async list(slug, asOf) {
      const document = `query ($slug: String!, $asOf: DateTime) { player(by: { slug: $slug }) { missedGames(asOf: $asOf) { ${LIST} } } }`;
      return (await query(document, { slug, asOf })).data.player.missedGames;
    },
    async fixture(home, away, date) {
      const document = `query ($filter: FixtureFilter!) { fixtures(filter: $filter, first: 200) { nodes { id home { slug } away { slug } } } }`;
      const filter = { team: { slug: home }, from: date, to: date };
      const { data } = await query(document, { filter });
      const found = data.fixtures.nodes.find(
        (node: Answer['data']) => node.home?.slug === home && node.away?.slug === away,
      );
      if (found === undefined) throw new Error(`no fixture ${home} v ${away}`);
      return found.id;
    },
    async injuryOf(slug) {
      const document = `query ($slug: String!) { player(by: { slug: $slug }) { injuries(filter: { statuses: [ACTIVE] }) { nodes { id } } } }`;
      return (await query(document, { slug })).data.player.injuries.nodes[0].id;
    },
    async competition(name) {
      const { data } = await query('query ($name: String!) { competitions(search: $name) { nodes { id } } }', { name });
      return data.competitions.nodes[0].id;
    },
    async report(slug, occurredOn, more = {}) {
      const input = { player: { slug }, occurredOn, bodyPart: 'KNEE', ...more };
      const injury = await api.edit('reportInjury', input, 'id');
      if (injury.__typename !== 'Injury') throw new Error(JSON.stringify(injury));
      return injury.id;
    },
    revise: (injury, estimate, more = {}) =>
      mutate(
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
      mutate(
        `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) { __typename ... on Clock { now } ... on Error { message } } }`,
        { input: { to } },
      ),
  };
  return api;
}

/** Returns an estimate: a window of three days. */
export function between(earliest: string, likely: string, latest: string) {
  return { window: { earliest, likely, latest } };
}

/** Returns the pairings of a list in its order: "valencia-real-madrid". */
export function pairings(list: Answer['data']): string[] {
  return list.games.map(({ fixture }: Answer['data']) => `${fixture.home?.slug ?? '?'} v ${fixture.away?.slug ?? '?'}`);
}
