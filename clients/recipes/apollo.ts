import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { OperationTypeNode, print } from 'graphql';
import { keylessTypes, possibleTypes } from '../cache-configuration.ts';
import { resumingSocket } from './resuming-socket.ts';

/** Returns an Apollo Client 4: queries and mutations over HTTP, subscriptions over a socket that resumes. */
export function apolloClient(url: string) {
  const socket = resumingSocket(url.replace(/^http/, 'ws'));
  const live = new ApolloLink(
    ({ query, variables }) =>
      new Observable((observer) =>
        socket.subscribe(
          { query: print(query), variables },
          {
            next: (result) => observer.next(result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
          },
        ),
      ),
  );
  const cache = new InMemoryCache({
    possibleTypes,
    // Objects with an id are normalized by it. Other objects are kept inside their parent.
    typePolicies: Object.fromEntries(keylessTypes.map((name) => [name, { keyFields: false }])),
  });
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    live,
    new HttpLink({ uri: url }),
  );
  return { client: new ApolloClient({ link, cache }), dispose: () => socket.dispose() };
}
