import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { type App, openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';

/** A test's own server, and what an editor, a reader and a clock do with it. Everything goes through the front door. */

const TOKEN = 'a-token-for-the-tests';

export interface Answer {
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What a subscriber hears, one event at a time. */
export interface Following extends AsyncDisposable {
  /** The next event. Rejects when none comes in time. */
  next(): Promise<Answer['data']>;
  /** Whether nothing comes while everything that is under way is worked off. */
  isQuiet(): Promise<boolean>;
  /** Reads until an event satisfies the condition: where events may be skipped on the way. */
  until(condition: (event: Answer['data']) => boolean): Promise<Answer['data']>;
}

export interface Football extends AsyncDisposable {
  readonly app: App;
  readonly url: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** As an editor; answers with the one field of the mutation. */
  write(mutation: string, variables?: Record<string, unknown>): Promise<Answer['data']>;
  follow(subscription: string, variables?: Record<string, unknown>, road?: 'WS' | 'SSE'): Following;
  /** The list of a player, by slug. */
  followList(slug: string, sinceRevision?: number, road?: 'WS' | 'SSE'): Following;
  list(slug: string, asOf?: string): Promise<Answer['data']>;
  /** The id of the fixture between two teams, by their slugs; the day tells one of several. */
  fixture(home: string, away: string, date?: string): Promise<string>;
  injuryOf(slug: string): Promise<string>;
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

export async function openFootball(env: Record<string, string> = {}): Promise<Football> {
  const app = await openApp(
    configFrom({ PORT: '0', DATABASE_URL: ':memory:', SIDELINED_EDITOR_TOKEN: TOKEN, ...env }),
    pino({ level: env.SIDELINED_LOG ?? process.env.SIDELINED_LOG ?? 'silent' }),
  );
  const authorization = `Bearer ${env.SIDELINED_EDITOR_TOKEN ?? TOKEN}`;
  const endpoint = `${app.url}/graphql`;
  const sockets: Client[] = [];

  async function ask(query: string, variables: Record<string, unknown> = {}, headers = {}): Promise<Answer> {
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

  function follow(query: string, variables: Record<string, unknown> = {}, road: 'WS' | 'SSE' = 'WS'): Following {
    const request = { query, variables };
    if (road === 'SSE') return following(createSseClient({ url: endpoint, retryAttempts: 0 }).iterate(request), ask);
    const client = createClient({ url: endpoint.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    sockets.push(client);
    return following(client.iterate(request), ask);
  }

  const football: Football = {
    app,
    url: app.url,
    ask,
    write,
    follow,
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
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) await socket.dispose();
      await app[Symbol.asyncDispose]();
    },
  };
  return football;
}

const PATIENCE_MS = 5_000;

function following(events: AsyncIterableIterator<unknown>, ask: Football['ask']): Following {
  let reading: Promise<IteratorResult<unknown>> | null = null;
  const read = (): Promise<IteratorResult<unknown>> => (reading ??= events.next());

  async function next(): Promise<Answer['data']> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('no event came')), PATIENCE_MS);
    try {
      const { done, value } = await Promise.race([read(), late.promise]);
      reading = null;
      if (done === true) throw new Error('the subscription has ended');
      const answer = value as Answer;
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      return Object.values(answer.data)[0];
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    next,
    async isQuiet() {
      let heard = false;
      void read().then(() => (heard = true));
      // Whatever was rung before is pushed before these are answered.
      for (let round = 0; round < 3; round += 1) await ask('{ now }');
      return !heard;
    },
    async until(condition) {
      while (true) {
        const event = await next();
        if (condition(event)) return event;
      }
    },
    async [Symbol.asyncDispose]() {
      await events.return?.();
    },
  };
}

/** "valencia-real-madrid": the pairings of a list, in its order. */
export function pairings(list: Answer['data']): string[] {
  return list.games.map(({ fixture }: Answer['data']) => `${fixture.home?.slug ?? '?'} v ${fixture.away?.slug ?? '?'}`);
}
