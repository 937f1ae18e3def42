import { type ExecutionArgs, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Recognise } from './editor-token.ts';
import { ENDPOINT, type GraphQLEngine } from './graphql.ts';

/** The largest message that a reader or an editor sends. */
const LARGEST_FRAME = 1024 * 1024;

type EnvelopedArgs = ExecutionArgs & {
  rootValue: Pick<ReturnType<GraphQLEngine['getEnveloped']>, 'execute' | 'subscribe'>;
};

/** GraphQL over WebSocket (graphql-transport-ws), on the same end point and with the same engine as HTTP. */
export function serveWebSocket(server: Server, graphql: GraphQLEngine, recognise: Recognise): AsyncDisposable {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  const roads = useServer<Record<string, unknown>>(
    {
      connectionInitWaitTimeout: 10_000,
      execute: (args) => (args as EnvelopedArgs).rootValue.execute(args),
      subscribe: (args) => (args as EnvelopedArgs).rootValue.subscribe(args),
      onSubscribe: async ({ connectionParams, extra: { request } }, _id, params) => {
        const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
        const viewer = recognise(typeof authorization === 'string' ? authorization : request.headers.authorization);
        const enveloped = graphql.getEnveloped({ viewer, params } as never);
        const { schema, parse, validate, contextFactory, execute, subscribe } = enveloped;
        try {
          const document = parse(params.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          const contextValue = await contextFactory();
          const { operationName, variables: variableValues } = params;
          return { schema, document, operationName, variableValues, contextValue, rootValue: { execute, subscribe } };
        } catch (error) {
          // Returned, not thrown: a throw would close the socket with all that is on it.
          if (error instanceof GraphQLError) return [error];
          throw error;
        }
      },
    },
    sockets,
  );

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    if (path !== ENDPOINT) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  });
  return { [Symbol.asyncDispose]: async () => roads.dispose() };
}
