import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { keylessTypes } from '../cache-configuration.ts';
import { resumingSocket } from './resuming-socket.ts';

/** Returns an urql client with a normalized cache, and subscriptions over a socket that resumes. */
export function urqlClient(url: string) {
  const socket = resumingSocket(url.replace(/^http/, 'ws'));
  const client = new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      // A type without an id is not normalized: its key is null.
      cacheExchange({ keys: Object.fromEntries(keylessTypes.map((name) => [name, () => null])) }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query, variables: variables as Record<string, unknown> }, sink as never),
          }),
        }),
      }),
    ],
  });
  return { client, dispose: () => socket.dispose() };
}
