import { type FetchFunction, type GraphQLResponse, Network, Observable, type SubscribeFunction } from 'relay-runtime';
import { resumingSocket } from './resuming-socket.ts';

/**
 * Returns a network layer for Relay. With `persistConfig` of the compiler, `id` is the MD5 of a document: give the file
 * to the server as SIDELINED_PERSISTED_OPERATIONS.
 */
export function relayNetwork(url: string) {
  const socket = resumingSocket(url.replace(/^http/, 'ws'));
  const request: FetchFunction = async ({ id, text, name }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ ...(text === null ? { id } : { query: text }), operationName: name, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  };
  const subscribe: SubscribeFunction = ({ text }, variables) =>
    Observable.create<GraphQLResponse>((sink) =>
      socket.subscribe(
        { query: text ?? '', variables },
        {
          next: (result) => sink.next(result),
          error: (error) => sink.error(error as Error),
          complete: () => sink.complete(),
        },
      ),
    );
  return { network: Network.create(request, subscribe), dispose: () => socket.dispose() };
}
