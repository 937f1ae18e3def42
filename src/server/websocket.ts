import type { ExecutionArgs, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answers } from '../answers/answers.ts';
import { wordsOf } from '../answers/identity.ts';
import type { StandingAnswer } from '../answers/standing-answer.ts';
import type { Recognise } from './editor-token.ts';
import { ENDPOINT, type GraphQLEngine } from './graphql.ts';
import { sayFarewell } from './farewell.ts';
import { Line } from './line.ts';
import { isPlanned, plan, type Planned } from './plan.ts';
import { SocketMember } from './socket-member.ts';

/** The largest message that a reader or an editor sends. */
const LARGEST_FRAME = 1024 * 1024;
const PING_MS = 15_000;

export interface WebSocketParts {
  readonly server: Server;
  readonly graphql: GraphQLEngine;
  readonly answers: Answers;
  readonly recognise: Recognise;
  /** Over how many milliseconds farewells are spread, at most. */
  readonly farewell: number;
}

type Params = Record<string, unknown>;
type Conversation = ProtocolContext<Params, Line>;
/** What graphql-ws passes along: an operation that is executed, or the answer that is followed. */
type Passed = ExecutionArgs & { readonly planned?: Planned; readonly line?: Line; readonly answer?: StandingAnswer };

/** GraphQL over WebSocket (graphql-transport-ws), on the same end point and with the same engine as HTTP. */
export function serveWebSocket({ server, graphql, answers, recognise, farewell }: WebSocketParts): AsyncDisposable {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const lines = new Set<Line>();
  let closing = false;

  const protocol = makeServer<Params, Line>({
    connectionInitWaitTimeout: 10_000,
    onConnect({ connectionParams, extra }: Conversation) {
      const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
      if (typeof authorization === 'string') extra.viewer = recognise(authorization);
    },
    async onSubscribe({ extra: line }, _id, params): Promise<Passed | readonly GraphQLError[]> {
      const { viewer } = line;
      const words = wordsOf(params, viewer);
      const known = answers.known(words);
      if (known !== null) return { ...known.args, rootValue: null, answer: known };
      const planned = await plan(graphql, params, viewer);
      if (!isPlanned(planned)) return planned;
      const { schema, document, operationName, variableValues, contextValue } = planned;
      const args = { schema, document, operationName, variableValues, contextValue, rootValue: null };
      return planned.isSubscription ? { ...args, answer: answers.answerTo(args, words) } : { ...args, planned, line };
    },
    execute({ planned, line }: Passed) {
      const result = planned?.execute(planned);
      void line?.works(result);
      return result;
    },
    // What is followed is put in its place by onOperation, which knows the id.
    subscribe: () => ({}),
    onOperation: ({ extra }, id, _params, { answer }: Passed) =>
      answer === undefined ? undefined : new SocketMember(answer, extra, id),
  });

  function talk(webSocket: WebSocket, request: IncomingMessage): void {
    const line = new Line(webSocket, request.socket);
    line.viewer = recognise(request.headers.authorization);
    lines.add(line);
    const closed = protocol.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => line.send(text),
        close: (code, reason) => line.close(code ?? 1000, reason ?? ''),
        onMessage: (read) =>
          webSocket.on('message', (data) => {
            line.heard();
            read(String(data)).catch(() => line.close(4500, 'Internal server error'));
          }),
      },
      line,
    );
    webSocket.on('pong', () => line.heard());
    // ws closes the socket itself; without a listener the process would end.
    webSocket.on('error', () => {});
    webSocket.once('close', (code, reason) => {
      lines.delete(line);
      void closed(code, String(reason));
    });
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== ENDPOINT) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (closing) {
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, talk);
  });

  // One timer for all.
  const pinging = setInterval(() => {
    for (const line of lines) line.ping();
  }, PING_MS).unref();

  return {
    async [Symbol.asyncDispose]() {
      closing = true;
      clearInterval(pinging);
      await sayFarewell(lines, farewell);
      sockets.close();
    },
  };
}
