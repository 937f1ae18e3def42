import { LIST, type ListEvent } from './list-query.ts';
import { resumingSocket } from './resuming-socket.ts';

/** Follows a player's list over WebSocket. It survives restarts of the server, and delivers each revision once. */
export function followOverWebSocket(
  url: string,
  slug: string,
  onEvent: (event: ListEvent) => void,
  onError: (error: unknown) => void,
): () => void {
  const socket = resumingSocket(url.replace(/^http/, 'ws'));
  const stop = socket.subscribe(
    { query: LIST, variables: { player: { slug } } },
    {
      // A refusal, such as an unknown player, is a result with errors; the subscription is complete after it.
      next: ({ data, errors }: { data?: ListEvent; errors?: readonly unknown[] }) => {
        if (errors !== undefined) onError(errors[0]);
        else if (data !== undefined) onEvent(data);
      },
      error: onError,
      complete: () => {},
    },
  );
  return () => {
    stop();
    socket.dispose();
  };
}
