import type { ExecutionArgs, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answers } from '../answers/answers.ts';
import { wordsOf } from '../answers/identity.ts';
import type { StandingAnswer } from '../answers/standing-answer.ts';
import { LIMITS } from '../limits.ts';
import type { Documents } from './documents.ts';
import type { Recognise } from './editor-token.ts';
import type { Gate } from './gate.ts';
import { ENDPOINT, type GraphQLEngine } from './graphql.ts';
import { Line } from './line.ts';
import { isPlanned, plan, type Planned } from './plan.ts';
import { withoutHttp } from './polish.ts';
import { RequestRefused } from './refused.ts';
import { SocketMember } from './socket-member.ts';
import { closingFor, refusedOrigin, refusedSubscription } from './socket-guards.ts';

const PING_MS = 15_000;
/** How long the other sides are given to say goodbye when the server stops. */
const GOODBYE_MS = 1_000;

export interface WebSocketParts {
  readonly server: Server;
  readonly graphql: GraphQLEngine;
  readonly answers: Answers;
  readonly recognise: Recognise;
  readonly gate: Gate;
  readonly documents: Documents;
  readonly origins: readonly string[];
}

type Params = Record<string, unknown>;
type Conversation = ProtocolContext<Params, Line>;
/** What graphql-ws passes along: an operation that is executed, or the answer that is followed. */
type Passed = ExecutionArgs & { readonly planned?: Planned; readonly answer?: StandingAnswer };

/** GraphQL over WebSocket (graphql-transport-ws), on the same end point and with the same engine as HTTP. */
export function serveWebSocket(parts: WebSocketParts): AsyncDisposable {
  const { server, graphql, answers, recognise, gate, documents, origins } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frame.most,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const lines = new Set<Line>();

  const protocol = makeServer<Params, Line>({
    connectionInitWaitTimeout: LIMITS.connectionInit.most * 1000,
    async onConnect({ connectionParams, extra }: Conversation) {
      const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
      if (typeof authorization === 'string') await identify(extra, authorization);
    },
    async onSubscribe(
      { extra: { viewer, account }, subscriptions },
      _id,
      said,
    ): Promise<Passed | readonly GraphQLError[]> {
      const refused = refusedSubscription(subscriptions) ?? gate.enter(account)?.error;
      if (refused !== undefined) return [refused];
      const query = documents.textOf(said);
      if (typeof query !== 'string') return [withoutHttp(query)];
      const params = { ...said, query };
      const words = wordsOf(params, viewer);
      const known = answers.known(words);
      if (known !== null) return { ...known.args, rootValue: null, answer: known };
      const spent = gate.execute(account);
      if (spent !== null) return [spent.error];
      const planned = await plan(graphql, params, viewer, (cost) => gate.weigh(account, cost));
      if (!isPlanned(planned)) return planned;
      const { schema, document, operationName, variableValues, contextValue } = planned;
      const args = { schema, document, operationName, variableValues, contextValue, rootValue: null };
      return planned.isSubscription ? { ...args, answer: answers.answerTo(args, words) } : { ...args, planned };
    },
    execute: ({ planned }: Passed) => planned?.execute(planned),
    // What is followed is put in its place by onOperation, which knows the id.
    subscribe: () => ({}),
    onOperation: ({ extra }, id, _params, { answer }: Passed) =>
      answer === undefined ? undefined : new SocketMember(answer, extra, id),
  });

  async function identify(line: Line, authorization: string): Promise<void> {
    line.viewer = await recognise(authorization);
    line.account = gate.account(line.account, line.viewer, authorization);
  }

  function talk(webSocket: WebSocket, request: IncomingMessage): void {
    const line = new Line(webSocket, request.socket, gate.reader(request));
    if (request.headers.authorization !== undefined) void identify(line, request.headers.authorization);
    lines.add(line);
    const closed = protocol.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => line.send(text),
        close: (code, reason) => line.close(code ?? 1000, reason ?? ''),
        onMessage: (read) =>
          webSocket.on('message', (data) => {
            line.heard();
            read(String(data)).catch((error: unknown) => line.close(...closingFor(error)));
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
    const left = refusedOrigin(request, origins) ?? gate.connect(request);
    if (left instanceof RequestRefused) return left.tellInstead(socket);
    socket.once('close', left);
    sockets.handleUpgrade(request, socket, head, talk);
  });

  // One timer for all.
  const pinging = setInterval(() => {
    for (const line of lines) line.ping();
  }, PING_MS).unref();

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(pinging);
      for (const line of lines) line.close(1001, 'Going away');
      const patience = Date.now() + GOODBYE_MS;
      while (lines.size > 0 && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 10));
      for (const line of lines) line.terminate();
      sockets.close();
    },
  };
}
