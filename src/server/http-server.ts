import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { LIMITS } from '../limits.ts';
import type { Health } from '../observability/health.ts';
import type { CalendarHandler } from './calendar/calendar-handler.ts';
import { ENDPOINT, type GraphQLEndpoint } from './graphql-endpoint.ts';
import type { GraphQLHandler } from './graphql-handler.ts';
import { type Backlog, NO_BACKLOG } from '../webhooks/backlog.ts';
import { listen } from './listen.ts';
import { createServer } from './node-http.ts';
import type { PageHandler } from './pages/page-handler.ts';
import { matchRoute } from './pages/routes.ts';
import { SCHEMA_PATH, serveSchema } from './pages/graphiql/schema-file.ts';

/**
 * A connection that sends its request too slowly, or nothing, is closed after these times. A client, or a proxy with a
 * usual idle limit of a minute, closes an idle connection first, so that a request never arrives at a closing
 * connection.
 */
const SERVER_OPTIONS = {
  keepAliveTimeout: LIMITS.nextRequestWait.max * 1000,
  headersTimeout: LIMITS.headWait.max * 1000,
  requestTimeout: LIMITS.requestWait.max * 1000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: LIMITS.head.max,
  shouldUpgradeCallback: isWebSocketRequest,
};

const PATHS = new Set([SCHEMA_PATH, '/health/live', '/health/ready']);

/** The time for open connections to end when the server is closed. */
const CLOSE_TIMEOUT_MS = 4_000;
const IDLE_CHECK_MS = 50;

export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  /** Returns the URL on which it listens. */
  listen(port: number, host: string): Promise<string>;
  /** Makes the server not ready. New subscriptions are rejected, and connections end with their next response. */
  drain(): void;
}

export interface HttpServerOptions {
  readonly endpoint: GraphQLEndpoint;
  readonly handler: Pick<GraphQLHandler, 'drain'>;
  readonly calendars: CalendarHandler;
  readonly pages: Pick<PageHandler, 'handle'>;
  readonly introspection: boolean;
  readonly health: Pick<Health, 'check'>;
  readonly webhookBacklog: () => Promise<Backlog>;
  /** Returns the age of the data of each polled feed. */
  readonly feedHealth: () => Promise<readonly object[]>;
}

/** Serves the GraphQL endpoint, the pages for people, calendars and the health checks. */
export function serveHttp(options: HttpServerOptions): HttpServer {
  const { endpoint, handler, calendars, pages, introspection, health, webhookBacklog, feedHealth } = options;
  let isReady = false;

  const server: Server = createServer(SERVER_OPTIONS, (request, response) => {
    if (!isReady) response.setHeader('connection', 'close');
    try {
      route(request, response);
    } catch (error) {
      endpoint.fail(response, error, 500);
    }
  });

  server.timeout = LIMITS.readWait.max * 1000;

  function route(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request);
    if (path === ENDPOINT) {
      endpoint.receive(request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (!isKnown(path)) return respond(response, 404, 'text/plain', 'Not found.\n');
      respond(response, 405, 'text/plain', 'Only GET is supported.\n', { allow: 'GET, HEAD' });
    } else if (path.startsWith('/calendar/')) {
      calendars.handle(request, response).catch((error: unknown) => endpoint.fail(response, error, 503));
    } else if (path === SCHEMA_PATH) {
      if (!introspection) return respond(response, 404, 'text/plain', 'Not found.\n');
      serveSchema(request, response).catch((error: unknown) => endpoint.fail(response, error, 500));
    } else if (path === '/health/live') {
      respond(response, 200, 'application/json', '{"status":"live"}\n');
    } else if (path === '/health/ready') {
      void respondWithReadiness(response);
    } else {
      pages.handle(request, response).catch((error: unknown) => endpoint.fail(response, error, 503));
    }
  }

  /** Responds with 200 while no component fails, otherwise with 503. */
  async function respondWithReadiness(response: ServerResponse): Promise<void> {
    const failing = isReady ? await health.check() : [];
    const status = !isReady ? 'draining' : failing.length > 0 ? 'failing' : 'ready';
    const webhooks = isReady && failing.length === 0 ? await webhookBacklog() : NO_BACKLOG;
    // A failing feed does not make the server unready, because it serves the data that it has.
    const feeds = isReady && failing.length === 0 ? await feedHealth() : [];
    const body = JSON.stringify({
      status,
      ...(failing.length > 0 && { failing }),
      ...(webhooks.messages > 0 && { webhooks }),
      ...(feeds.length > 0 && { feeds }),
    });
    respond(response, status === 'ready' ? 200 : 503, 'application/json', `${body}\n`);
  }

  return {
    server,
    async listen(port, host) {
      const url = await listen(server, port, host);
      isReady = true;
      return url;
    },
    drain() {
      isReady = false;
      handler.drain();
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        isReady = false;
        const timeout = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
        // The connection of an event stream becomes idle a moment after the stream has ended.
        const idleCheck = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
        server.close(() => {
          clearTimeout(timeout);
          clearInterval(idleCheck);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Returns the path of the target. A target in absolute form, as proxies send it, is replaced by its path and query. */
function pathOf(request: IncomingMessage): string {
  const { url = '/' } = request;
  if (!url.startsWith('/')) request.url = url.replace(/^https?:\/\/[^/?]*\/?/i, '/');
  const target = request.url ?? '/';
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}

function isKnown(path: string): boolean {
  return PATHS.has(path) || path.startsWith('/calendar/') || matchRoute(path) !== null;
}

/**
 * Whether a request is for a WebSocket at the endpoint. Every other upgrade, such as `h2c`, is ignored, and the request
 * gets its response over HTTP/1.1.
 */
function isWebSocketRequest(request: IncomingMessage): boolean {
  const { upgrade = '' } = request.headers;
  return request.method === 'GET' && upgrade.toLowerCase() === 'websocket' && pathOf(request) === ENDPOINT;
}

function respond(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
