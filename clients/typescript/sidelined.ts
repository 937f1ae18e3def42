import { createClient, type ClientOptions } from 'graphql-ws';
import {
  type Language,
  type ListEventFragment,
  MissedGames,
  MissedGamesChanged,
  MissedGamesFeed,
  type MissedGamesFeedSubscriptionVariables,
  type MissedGamesQuery,
  type MissedGamesQueryVariables,
  type PlayerRef,
  type TypedText,
} from './operations.ts';

export * from './operations.ts';

export interface SidelinedOptions {
  /** The endpoint: `https://sidelined.example/graphql`. */
  readonly url: string;
  /** An editor's token; reading needs none. */
  readonly token?: string;
  /** For runtimes without a global WebSocket. */
  readonly webSocketImpl?: ClientOptions['webSocketImpl'];
  /** Returns the milliseconds before the next attempt to connect, by the number of attempts so far. */
  readonly retryDelayMs?: (attempt: number) => number;
}

export interface WatchOptions {
  readonly language?: Language;
  /** The revision that the caller already has. */
  readonly sinceRevision?: number;
}

/** A refusal of the server, with its code. */
export class SidelinedError extends Error {
  readonly code: string;
  constructor({ message, extensions }: { readonly message: string; readonly extensions?: { readonly code?: string } }) {
    super(message);
    this.code = extensions?.code ?? '';
  }
}

interface Result<Data> {
  readonly data?: Data | null;
  readonly errors?:
    | readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
    | undefined;
}

const DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
const defaultDelay = (attempt: number): number =>
  (DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)] ?? 0) * (0.5 + Math.random());

/** A client of Sidelined: typed queries, and lists that survive restarts and outages. */
export class Sidelined implements Disposable {
  readonly #options: SidelinedOptions;
  readonly #socket;

  constructor(options: SidelinedOptions) {
    this.#options = options;
    const { url, token, webSocketImpl, retryDelayMs = defaultDelay } = options;
    this.#socket = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl,
      ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt))),
    });
  }

  /** Executes a query or a mutation. Throws SidelinedError if the result has errors. */
  async request<Data, Variables>(text: TypedText<Data, Variables>, variables: Variables): Promise<Data> {
    const { url, token } = this.#options;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: text, variables }),
    });
    return dataOf((await response.json()) as Result<Data>);
  }

  /** Returns the list of a player; null if there is no such player. */
  async missedGames(variables: MissedGamesQueryVariables): Promise<MissedGamesQuery['player']> {
    return (await this.request(MissedGames, variables)).player;
  }

  /**
   * Yields the list of a player now and after each change. It resumes automatically: no revision comes twice, and the
   * newest always arrives.
   */
  async *watchMissedGames(
    player: PlayerRef,
    { language = 'EN', sinceRevision }: WatchOptions = {},
  ): AsyncGenerator<ListEventFragment, void, void> {
    let since = sinceRevision ?? null;
    // The payload is serialized at each connection, so the getter provides the current revision.
    const payload = {
      query: MissedGamesChanged as string,
      get variables() {
        return { player, language, sinceRevision: since };
      },
    };
    for await (const result of this.#socket.iterate<{ missedGamesChanged: ListEventFragment }>(payload)) {
      const event = dataOf<{ missedGamesChanged: ListEventFragment }>(result as Result<never>).missedGamesChanged;
      since = event.missedGames.revision;
      yield event;
    }
  }

  /**
   * Yields the lists of many players. After a lost connection the server sends each again, and only newer revisions are
   * yielded.
   */
  async *watchMissedGamesFeed(
    variables: MissedGamesFeedSubscriptionVariables,
  ): AsyncGenerator<ListEventFragment, void, void> {
    const revisions = new Map<string, number>();
    const payload = { query: MissedGamesFeed as string, variables: { ...variables } };
    for await (const result of this.#socket.iterate<{ missedGamesFeed: ListEventFragment }>(payload)) {
      const event = dataOf<{ missedGamesFeed: ListEventFragment }>(result as Result<never>).missedGamesFeed;
      const { id, revision } = event.missedGames;
      if (revision <= (revisions.get(id) ?? -1)) continue;
      revisions.set(id, revision);
      yield event;
    }
  }

  [Symbol.dispose](): void {
    void this.#socket.dispose();
  }
}

function dataOf<Data>({ data, errors }: Result<Data>): Data {
  if (errors?.[0] !== undefined) throw new SidelinedError(errors[0]);
  if (data == null) throw new SidelinedError({ message: 'The response has no data.' });
  return data;
}
