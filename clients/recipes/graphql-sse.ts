import { createClient } from 'graphql-sse';
import { LIST, type ListEvent } from './list-query.ts';

/** Follows a player's list over server-sent events. `singleConnection` puts all subscriptions on one response. */
export function followOverSse(
  url: string,
  slug: string,
  onEvent: (event: ListEvent) => void,
  onError: (error: unknown) => void,
): () => void {
  let since: number | null = null;
  const client = createClient({ url, retryAttempts: Infinity });
  // The request is serialized at each connection, so the getter provides the current revision.
  const request = {
    query: LIST,
    get variables() {
      return { player: { slug }, since };
    },
  };
  const stop = client.subscribe<ListEvent>(request, {
    next: ({ data, errors }) => {
      if (errors !== undefined) return onError(errors[0]);
      if (data == null) return;
      since = data.missedGamesChanged.missedGames.revision;
      onEvent(data);
    },
    error: onError,
    complete: () => {},
  });
  return () => {
    stop();
    client.dispose();
  };
}
