import { LIST, type ListEvent } from './list-query.ts';

/** The used part of an EventSource, of a browser or of a library. */
interface Source {
  addEventListener(type: string, listener: (event: { readonly data?: string }) => void): void;
  close(): void;
}

/**
 * Follows a player's list with the EventSource of a browser. It reconnects automatically with the id of its last event,
 * which is a revision; after a final error the server ends the reconnections.
 */
export function followWithEventSource(
  url: string,
  slug: string,
  onEvent: (event: ListEvent) => void,
  onError: (error: unknown) => void,
  open: (url: string) => Source,
): () => void {
  const variables = JSON.stringify({ player: { slug } });
  const source = open(`${url}?${new URLSearchParams({ query: LIST, variables })}`);
  source.addEventListener('next', ({ data = '{}' }) => {
    const result = JSON.parse(data) as { data?: ListEvent | null; errors?: readonly unknown[] };
    if (result.errors !== undefined) onError(result.errors[0]);
    else if (result.data != null) onEvent(result.data);
  });
  return () => source.close();
}
