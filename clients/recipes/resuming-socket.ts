import { createClient, type Sink } from 'graphql-ws';

/** The name of the variable with the revision from which a subscription resumes. */
const SINCE = 'since';

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Returns a graphql-ws client that always reconnects, and resumes each subscription from its last revision. */
export function resumingSocket(url: string, webSocketImpl?: unknown) {
  const client = createClient({ url, webSocketImpl, retryAttempts: Infinity, shouldRetry: () => true });
  return {
    dispose: () => void client.dispose(),
    subscribe({ query, variables = {} }: Request, sink: Sink<never>): () => void {
      let since = variables[SINCE] ?? null;
      // graphql-ws serializes the payload at each connection, so a getter provides the current revision.
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
