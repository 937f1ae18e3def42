import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../../limits.ts';
import type { ClientConnection } from '../admission/admission-control.ts';
import { DRAINING, RequestError } from '../http-error.ts';
import type { TurnQueue } from '../turn-queue.ts';
import { selectProtocol, trustsUpgradeHeaders } from './checks.ts';
import { WebSocketConnection } from './connection.ts';
import { drainSockets } from './drain.ts';
import { SocketOperations, type SocketOperationsOptions } from './operations.ts';
import { closeRevokedSockets } from './revoked-tokens.ts';
import { WebSocketSession } from './session.ts';
import { SocketMemory } from './socket-memory.ts';

const PING_INTERVAL_MS = 15_000;
/** Limits of ws: the parts of one message, because more serve only to fill memory; and the wait for a close frame. */
const BOUNDS = { maxFragments: 128, maxBufferedChunks: 2_048, closeTimeout: 2_000 };
const UNKNOWN_PROTOCOL = `Subprotocol not acceptable; expected ${GRAPHQL_TRANSPORT_WS_PROTOCOL}`;

export interface WebSocketOptions extends SocketOperationsOptions {
  readonly server: Server;
  readonly allowedOrigins: readonly string[];
  /** The queue in which long messages wait for their turn. */
  readonly longRequests: TurnQueue;
  /** When draining, sockets are closed over this many milliseconds at most. */
  readonly drainMs: number;
}

const CLOSED_BY_POLICY = 1008;

const ignore = (): void => {};

/** Serves GraphQL over WebSocket (graphql-transport-ws), on the same endpoint and with the same engine as HTTP. */
export function serveWebSocket(options: WebSocketOptions): AsyncDisposable {
  const { server, engine, admission, requestLog, authenticator, allowedOrigins, drainMs, longRequests } = options;
  const webSocketServer = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frame.max,
    perMessageDeflate: false,
    autoPong: false,
    clientTracking: false,
    ...BOUNDS,
    handleProtocols: selectProtocol,
  });
  const operations = new SocketOperations(options);
  const connections = new Set<WebSocketConnection>();
  let isDraining = false;

  function open(webSocket: WebSocket, request: IncomingMessage, { memory }: ClientConnection): void {
    const connection = new WebSocketConnection({
      webSocket,
      socket: request.socket,
      upgrade: requestLog.start(request),
      authorization: trustsUpgradeHeaders(request, allowedOrigins) ? request.headers.authorization : undefined,
      memory: new SocketMemory(memory),
      subject: admission.clientSubject(request),
    });
    const session = new WebSocketSession(connection, operations);
    connections.add(connection);
    // Runs before the listener of ws, which may complete the message.
    request.socket.prependListener('data', (part: Buffer) => connection.receive(part.length));
    requestLog.counters.sockets += 1;
    if (webSocket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      webSocket.on('message', (data) => {
        connection.markAlive();
        const { length } = data as Buffer;
        const limited = admission.checkSize(connection.subject, length);
        if (limited !== null) return connection.close(CLOSED_BY_POLICY, limited.message);
        connection.handleInTurn(longRequests, length, () => session.receive(String(data)));
      });
    } else connection.close(CloseCode.SubprotocolNotAcceptable, UNKNOWN_PROTOCOL);
    webSocket.on('ping', (data) => connection.pong(data));
    webSocket.on('pong', () => connection.markAlive());
    // The socket is closed by ws. An error without a listener would end the process.
    webSocket.on('error', ignore);
    webSocket.once('close', () => {
      connections.delete(connection);
      requestLog.counters.sockets -= 1;
      session.end();
    });
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has removed its listeners. A client that disconnects now must not end the process.
    socket.on('error', ignore);
    const client = (isDraining ? admission.countRejection(DRAINING) : null) ?? admission.connect(request);
    if (client instanceof RequestError) return client.sendInsteadOfUpgrade(socket);
    socket.once('close', () => client[Symbol.dispose]());
    const upgrade = (): void =>
      webSocketServer.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, request, client));
    if (engine.isLoaded) upgrade();
    else engine.load().then(upgrade, () => socket.destroy());
  });

  // One timer for all sockets.
  const pings = setInterval(() => {
    for (const connection of connections) connection.ping();
  }, PING_INTERVAL_MS).unref();
  const revokedSockets = closeRevokedSockets(connections, authenticator);

  return {
    async [Symbol.asyncDispose]() {
      isDraining = true;
      clearInterval(pings);
      revokedSockets[Symbol.dispose]();
      await drainSockets(connections, drainMs);
      webSocketServer.close();
    },
  };
}
