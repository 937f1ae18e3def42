import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answers } from '../../live/live-queries.ts';
import type { Followed } from '../../live/subscription.ts';
import type { Asked } from '../../live/operation-key.ts';
import { LIMITS } from '../../limits.ts';
import type { Rights } from '../../auth/authenticator.ts';
import { underWay } from '../../observability/request-context.ts';
import type { Documents, Said } from '../graphql/persisted-operations.ts';
import type { Gate } from '../admission/admission-control.ts';
import { ENDPOINT, type GraphQLEngine } from '../graphql/yoga.ts';
import { sayFarewell } from './drain.ts';
import { Line } from './connection.ts';
import { isPlanned, plan, type Planned } from '../graphql/prepare-operation.ts';
import { withoutHttp } from '../graphql/error-masking.ts';
import { DRAINING, RequestRefused } from '../http-error.ts';
import { closeRevoked, FORBIDDEN } from './revoked-tokens.ts';
import type { Sighting, Sightings } from '../graphql/request-log.ts';
import { SocketMember } from './subscriber.ts';
import { closingFor, refusedOrigin, refusedSubscription } from './checks.ts';
import { lostBy } from '../graphql/token-errors.ts';

const PING_MS = 15_000;

export interface WebSocketParts {
  readonly server: Server;
  readonly graphql: GraphQLEngine;
  readonly answers: Answers;
  readonly rights: Rights;
  readonly sightings: Sightings;
  readonly gate: Gate;
  readonly documents: Documents;
  readonly origins: readonly string[];
  /** Over how many milliseconds farewells are spread, at most. */
  readonly farewell: number;
}

type Params = Record<string, unknown>;
type Conversation = ProtocolContext<Params, Line>;
/** What graphql-ws passes along: an operation that is executed, or the answer that is followed. */
interface Passed extends ExecutionArgs {
  readonly run?: () => Promise<ExecutionResult>;
  readonly isLatest?: () => boolean;
  readonly followed?: Followed;
}

const ignore = (): void => {};

/** What an id asked for before it was completed and used anew comes to: graphql-ws would take it for the new one's. */
const never = (): Promise<never> => new Promise(() => {});

/** GraphQL over WebSocket (graphql-transport-ws), on the same end point and with the same engine as HTTP. */
export function serveWebSocket(parts: WebSocketParts): AsyncDisposable {
  const { server, graphql, answers, rights, sightings, gate, documents, origins, farewell } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frame.most,
    perMessageDeflate: false,
    autoPong: false,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const lines = new Set<Line>();
  const lost = lostBy(rights);
  let closing = false;

  const protocol = makeServer<Params, Line>({
    connectionInitWaitTimeout: LIMITS.connectionInit.most * 1000,
    onConnect({ connectionParams, extra }: Conversation) {
      const said = connectionParams?.authorization ?? connectionParams?.Authorization;
      const authorization = typeof said === 'string' ? said : extra.authorization;
      return authorization === undefined ? undefined : admit(extra, authorization);
    },
    async onSubscribe({ extra: line, subscriptions }, id, said): Promise<Passed | readonly GraphQLError[]> {
      const isLatest = line.asks(id);
      const refused = gate.noted(refusedSubscription(subscriptions)) ?? gate.enter(line.account);
      if (refused !== null) return [refused.error];
      const asked = await prepare(line, said);
      if ('run' in asked) return { ...asked, isLatest };
      return isLatest() ? asked : never();
    },
    async execute({ run, isLatest }: Passed) {
      const result = (await run?.()) ?? {};
      return isLatest?.() === false ? never() : result;
    },
    // What is followed is put in its place by onOperation, which knows the id.
    subscribe: () => ({}),
    onOperation: ({ extra }, id, _params, { followed }: Passed) =>
      followed === undefined ? undefined : new SocketMember(followed, extra, id),
  });

  async function prepare(line: Line, said: Asked & Said): Promise<Passed | readonly GraphQLError[]> {
    const { viewer, opening, account } = line;
    const sighting = sightings.operationOf(opening);
    // At each operation, as a token may be revoked while its socket is open.
    const asking = lost(viewer);
    const refusal = asking === null ? null : await asking;
    if (refusal !== null) return sendAway(line, sighting, refusal);
    const query = documents.textOf(said);
    if (typeof query !== 'string') return wrong([withoutHttp(query)], sighting);
    const params = { ...said, query };
    const known = answers.known(params, viewer);
    if (known !== null) return followingOf(known, sighting);
    const spent = gate.execute(account);
    if (spent !== null) return [spent.error];
    const planned = await plan(graphql, params, viewer, (cost) => gate.weigh(account, cost));
    if (!isPlanned(planned)) return wrong(planned, sighting);
    if (planned.isSubscription) return followingOf(answers.answerTo(planned, query), sighting);
    const { schema, document, operationName, variableValues, contextValue } = planned;
    const args = { schema, document, operationName, variableValues, contextValue, rootValue: null };
    const run = (): Promise<ExecutionResult> => {
      const answered = underWay.run(sighting, () => executed(planned, sighting));
      void line.works(answered);
      return answered;
    };
    return { ...args, run };
  }

  function wrong(errors: readonly GraphQLError[], sighting: Sighting): readonly GraphQLError[] {
    sightings.over(sighting, 'websocket', { errors });
    return errors;
  }

  function followingOf(followed: Followed, sighting: Sighting): Passed {
    const { args } = followed.answer;
    sighting.tally = sightings.tallyOf(args);
    sightings.over(sighting, 'websocket', {});
    return { ...args, rootValue: null, followed };
  }

  async function executed(planned: Planned, sighting: Sighting): Promise<ExecutionResult> {
    const result = await planned.execute(planned);
    sightings.over(sighting, 'websocket', result);
    return result;
  }

  /** False: the token gives no rights, and the socket is closed as forbidden. */
  async function admit(line: Line, authorization: string): Promise<boolean> {
    const viewer = await rights.recognise(authorization);
    if (typeof viewer !== 'object') {
      gate.wrong(line.account);
      return false;
    }
    line.viewer = viewer;
    line.account = gate.account(line.account, viewer);
    return true;
  }

  /** Whose token was revoked is told so by the operation, then by the close. */
  function sendAway(line: Line, sighting: Sighting, refusal: GraphQLError): readonly GraphQLError[] {
    setImmediate(() => line.close(FORBIDDEN, 'Token revoked'));
    return wrong([refusal], sighting);
  }

  function talk(webSocket: WebSocket, request: IncomingMessage): void {
    const { authorization } = request.headers;
    const account = gate.reader(request);
    const line = new Line(webSocket, request.socket, sightings.arrival(request), account, authorization);
    lines.add(line);
    sightings.counts.sockets += 1;
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
    webSocket.on('ping', (data) => line.pong(data));
    webSocket.on('pong', () => line.heard());
    // ws closes the socket itself; without a listener the process would end.
    webSocket.on('error', ignore);
    webSocket.once('close', (code, reason) => {
      lines.delete(line);
      sightings.counts.sockets -= 1;
      void closed(code, String(reason));
    });
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node no longer listens to it; whoever breaks off now must not end the process.
    socket.on('error', ignore);
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== ENDPOINT) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const left = closing ? DRAINING : (gate.noted(refusedOrigin(request, origins)) ?? gate.connect(request));
    if (left instanceof RequestRefused) return left.tellInstead(socket);
    socket.once('close', left);
    sockets.handleUpgrade(request, socket, head, talk);
  });

  // One timer for all.
  const pinging = setInterval(() => {
    for (const line of lines) line.ping();
  }, PING_MS).unref();
  const watching = closeRevoked(lines, rights);

  return {
    async [Symbol.asyncDispose]() {
      closing = true;
      clearInterval(pinging);
      watching[Symbol.dispose]();
      await sayFarewell(lines, farewell);
      sockets.close();
    },
  };
}
