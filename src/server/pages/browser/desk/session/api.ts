import { mutationText } from './documents.ts';
import { eventsIn, paused } from './event-stream.ts';
import type { Refusal } from './types.ts';

const ENDPOINT = '/graphql';

/** A request that failed as a whole: refused before its operation was executed, or not answered. */
export class ApiError extends Error {
  /** The stable code of the API; `OFFLINE` if there was no answer. */
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Requests of the public API with the token of an editor. The token is sent in a header only. */
export class Api {
  readonly #token: string;
  /** Called if the token is unknown to the API, or was revoked. */
  readonly #rejected: () => void;

  constructor(token: string, rejected: () => void) {
    this.#token = token;
    this.#rejected = rejected;
  }

  async query<Data>(query: string, variables: object = {}, signal?: AbortSignal): Promise<Data> {
    const { data, errors } = await this.#send({ query, variables }, signal);
    const [error] = errors ?? [];
    if (error === undefined) return data as Data;
    const code = error.extensions?.code ?? 'UNKNOWN';
    if (code === 'UNAUTHENTICATED' || code === 'TOKEN_REVOKED') this.#rejected();
    throw new ApiError(code, error.message);
  }

  /** Sends a mutation. Returns null if it was accepted, otherwise the refusal. */
  async mutate(name: string, input: object): Promise<Refusal | null> {
    const data = await this.query<Record<string, Refusal>>(mutationText(name), { input });
    const result = data[name];
    return result?.__typename.endsWith('Error') === true ? result : null;
  }

  /**
   * Subscribes, and reconnects after the connection was lost. Calls `received` with the data of each event, and
   * `failed` when there is no connection. Returns a function that stops it.
   */
  subscribe<Data>(query: string, variables: object, received: (data: Data) => void, failed: () => void): () => void {
    const controller = new AbortController();
    void this.#follow({ query, variables }, controller.signal, (data) => received(data as Data), failed);
    return () => controller.abort();
  }

  async #follow(body: object, signal: AbortSignal, received: (data: unknown) => void, failed: () => void) {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const response = await this.#post(body, 'text/event-stream', signal);
        if (response.status === 401) return this.#rejected();
        for await (const { data, errors } of eventsIn<Answer>(response)) {
          failures = 0;
          const code = errors?.[0]?.extensions?.code;
          if (code === 'UNAUTHENTICATED' || code === 'TOKEN_REVOKED') return this.#rejected();
          if (data != null && !signal.aborted) received(data);
        }
      } catch {
        // The connection was lost, or there was none.
        if (failures === 1 && !signal.aborted) failed();
      }
      await paused(failures, signal);
    }
  }

  #post(body: object, accept: string, signal: AbortSignal | null): Promise<Response> {
    return fetch(ENDPOINT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
      signal,
      cache: 'no-store',
      credentials: 'omit',
    });
  }

  async #send(body: object, signal?: AbortSignal): Promise<Answer> {
    try {
      const response = await this.#post(body, 'application/json', signal ?? null);
      return (await response.json()) as Answer;
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new ApiError('OFFLINE', String(error));
    }
  }
}

/**
 * Subscribes without a token, and reconnects after the connection was lost. Calls `received` with the data of each
 * event. Returns a function that stops it.
 */
export function subscribe<Data>(query: string, variables: object, received: (data: Data) => void): () => void {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const events = new EventSource(`${ENDPOINT}?${search}`);
  events.addEventListener('next', ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as { data?: Data | null };
    if (answer.data != null) received(answer.data);
  });
  return () => events.close();
}
