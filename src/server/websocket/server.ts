import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveQueries } from '../../live/live-queries.ts';
import type { Subscription } from '../../live/subscription.ts';
import type { OperationRequest } from '../../live/operation-key.ts';
import { LIMITS } from '../../limits.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import { requestContext } from '../../observability/request-context.ts';
import type { PersistedOperations, GraphQLParams } from '../graphql/persisted-operations.ts';
import type { AdmissionControl } from '../admission/admission-control.ts';
import { ENDPOINT, type GraphQLEngine } from '../graphql/yoga.ts';
import { drainSockets } from './drain.ts';
import { WebSocketConnection } from './connection.ts';
import { isPrepared, prepareOperation, type PreparedOperation } from '../graphql/prepare-operation.ts';
import { withoutHttp } from '../graphql/error-masking.ts';
import { DRAINING, RequestError } from '../http-error.ts';
import { closeRevokedSockets, FORBIDDEN } from './revoked-tokens.ts';
import type { RequestRecord, RequestLog } from '../graphql/request-log.ts';
import { WebSocketSubscriber } from './subscriber.ts';
import { closeCodeFor, checkOrigin, checkSubscriptionCount } from './checks.ts';
import { revocationCheck } from '../graphql/token-errors.ts';

const PING_MS = 15_000;

export interface WebSocketOptions {
  readonly server: Server;
  readonly graphql: GraphQLEngine;
  readonly liveQueries: LiveQueries;
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly admission: AdmissionControl;
  readonly persistedOperations: PersistedOperations;
  readonly allowedOrigins: readonly string[];
  /** Over how many milliseconds farewells are spread, at most. */
  readonly drainMs: number;
}

type Params = Record<string, unknown>;
type Conversation = ProtocolContext<Params, WebSocketConnection>;
/** What graphql-ws passes along: an operation that is executed, or the answer that is followed. */
interface Passed extends ExecutionArgs {
  readonly run?: () => Promise<ExecutionResult>;
  readonly isLatest?: () => boolean;
  readonly followed?: Subscription;
}

const ignore = (): void => {};

/** What an id asked for before it was completed and used anew comes to: graphql-ws would take it for the new one's. */
const never = (): Promise<never> => new Promise(() => {});

/** GraphQL over WebSocket (graphql-transport-ws), on the same end point and with the same engine as HTTP. */
export function serveWebSocket(parts: WebSocketOptions): AsyncDisposable {
  const {
    server,
    graphql,
    liveQueries: answers,
    authenticator: rights,
    requestLog: sightings,
    admission: gate,
    persistedOperations: documents,
    allowedOrigins: origins,
    drainMs: farewell,
  } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frame.max,
    perMessageDeflate: false,
    autoPong: false,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const lines = new Set<WebSocketConnection>();
  const lost = revocationCheck(rights);
  let closing = false;

  const protocol = makeServer<Params, WebSocketConnection>({
    connectionInitWaitTimeout: LIMITS.connectionInit.max * 1000,
    onConnect({ connectionParams, extra }: Conversation) {
      const said = connectionParams?.authorization ?? connectionParams?.Authorization;
      const authorization = typeof said === 'string' ? said : extra.authorization;
      return authorization === undefined ? undefined : admit(extra, authorization);
    },
    async onSubscribe({ extra: line, subscriptions }, id, said): Promise<Passed | readonly GraphQLError[]> {
      const isLatest = line.asks(id);
      const refused = gate.countRejection(checkSubscriptionCount(subscriptions)) ?? gate.checkRequest(line.account);
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
      followed === undefined ? undefined : new WebSocketSubscriber(followed, extra, id),
  });

  async function prepare(
    line: WebSocketConnection,
    said: OperationRequest & GraphQLParams,
  ): Promise<Passed | readonly GraphQLError[]> {
    const { viewer, opening, account } = line;
    const record = sightings.operationOf(opening);
    // At each operation, as a token may be revoked while its socket is open.
    const asking = lost(viewer);
    const refusal = asking === null ? null : await asking;
    if (refusal !== null) return sendAway(line, record, refusal);
    const query = documents.textOf(said);
    if (typeof query !== 'string') return wrong([withoutHttp(query)], record);
    const params = { ...said, query };
    const known = answers.getExisting(params, viewer);
    if (known !== null) return followingOf(known, record);
    const spent = gate.checkExecution(account);
    if (spent !== null) return [spent.error];
    const planned = await prepareOperation(graphql, params, viewer, (cost) => gate.chargeCost(account, cost));
    if (!isPrepared(planned)) return wrong(planned, record);
    if (planned.isSubscription) return followingOf(answers.getOrCreate(planned, query), record);
    const { schema, document, operationName, variableValues, contextValue } = planned;
    const args = { schema, document, operationName, variableValues, contextValue, rootValue: null };
    const run = (): Promise<ExecutionResult> => {
      const answered = requestContext.run(record, () => executed(planned, record));
      void line.works(answered);
      return answered;
    };
    return { ...args, run };
  }

  function wrong(errors: readonly GraphQLError[], record: RequestRecord): readonly GraphQLError[] {
    sightings.finish(record, 'websocket', { errors });
    return errors;
  }

  function followingOf(followed: Subscription, record: RequestRecord): Passed {
    const { args } = followed.query;
    record.tally = sightings.tallyOf(args);
    sightings.finish(record, 'websocket', {});
    return { ...args, rootValue: null, followed };
  }

  async function executed(planned: PreparedOperation, record: RequestRecord): Promise<ExecutionResult> {
    const result = await planned.execute(planned);
    sightings.finish(record, 'websocket', result);
    return result;
  }

  /** False: the token gives no rights, and the socket is closed as forbidden. */
  async function admit(line: WebSocketConnection, authorization: string): Promise<boolean> {
    const viewer = await rights.authenticate(authorization);
    if (typeof viewer !== 'object') {
      gate.countFailedAuth(line.account);
      return false;
    }
    line.viewer = viewer;
    line.account = gate.subjectFor(line.account, viewer);
    return true;
  }

  /** Whose token was revoked is told so by the operation, then by the close. */
  function sendAway(line: WebSocketConnection, record: RequestRecord, refusal: GraphQLError): readonly GraphQLError[] {
    setImmediate(() => line.close(FORBIDDEN, 'Token revoked'));
    return wrong([refusal], record);
  }

  function talk(webSocket: WebSocket, request: IncomingMessage): void {
    const { authorization } = request.headers;
    const subject = gate.clientSubject(request);
    const line = new WebSocketConnection(webSocket, request.socket, sightings.start(request), subject, authorization);
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
            read(String(data)).catch((error: unknown) => line.close(...closeCodeFor(error)));
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
    const left = closing ? DRAINING : (gate.countRejection(checkOrigin(request, origins)) ?? gate.connect(request));
    if (left instanceof RequestError) return left.tellInstead(socket);
    socket.once('close', left);
    sockets.handleUpgrade(request, socket, head, talk);
  });

  // One timer for all.
  const pinging = setInterval(() => {
    for (const line of lines) line.ping();
  }, PING_MS).unref();
  const watching = closeRevokedSockets(lines, rights);

  return {
    async [Symbol.asyncDispose]() {
      closing = true;
      clearInterval(pinging);
      watching[Symbol.dispose]();
      await drainSockets(lines, farewell);
      sockets.close();
    },
  };
}
