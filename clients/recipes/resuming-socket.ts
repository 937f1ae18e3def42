import { createClient, type Sink } from 'graphql-ws';

/** A variable of this name is the revision from which a subscription resumes. */
const SINCE = 'since';

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** A graphql-ws client that reconnects for ever and resumes each subscription from the last revision it received. */
export function resumingSocket(url: string, webSocketImpl?: unknown) {
  const client = createClient({ url, webSocketImpl, retryAttempts: Infinity, shouldRetry: () => true });
  return {
    dispose: () => void client.dispose(),
    subscribe({ query, variables = {} }: Request, sink: Sink<never>): () => void {
      let since = variables[SINCE] ?? null;
      // graphql-ws serializes the payload at each connection, so that a getter tells the revision of that moment.
      const payload = {
        query,
        get variables() {
          return { ...variables, ...(query.includes(`$${SINCE}`) && { [SINCE]: since }) };
        },
      };
      const next = (result: { data?: Record<string, { missedGames?: { revision?: number } }> | null }): void => {
        since = Object.values(result.data ?? {})[0]?.missedGames?.revision ?? since;
        sink.next(result as never);
      };
      return client.subscribe(payload as never, { ...sink, next: next as never });
    },
  };
}
