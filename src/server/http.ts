import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Health } from '../health.ts';
import type { Recognise } from './editor-token.ts';
import { corsHeaders } from './cors.ts';
import { ENDPOINT } from './graphql.ts';
import type { GraphQLRoads } from './roads.ts';
import { landingPage } from './landing.ts';

/** The largest request of a reader, and of an editor, who may send a season's fixtures. */
const LARGEST_BODY = 1024 * 1024;
const LARGEST_BODY_OF_EDITOR = 32 * 1024 * 1024;

/** How long readers are given to let go when the server stops. */
const DRAIN_MS = 4_000;

export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  listen(port: number, host: string): Promise<string>;
  /** From now on /health/ready says no, and nobody follows anything new. */
  drain(): void;
}

export interface HttpParts {
  readonly roads: GraphQLRoads;
  readonly clock: Clock;
  readonly recognise: Recognise;
  readonly health: Pick<Health, 'look'>;
  readonly log: Logger;
}

export function serveHttp({ roads, clock, recognise, health, log }: HttpParts): HttpServer {
  let ready = false;

  const server = createServer((request, response) => {
    // A connection that is kept goes with its last answer.
    if (!ready) response.setHeader('connection', 'close');
    try {
      take(request, response);
    } catch (error) {
      const id = randomUUID();
      log.error({ id, err: error }, 'unexpected error');
      const body = graphqlError('Something went wrong here. It has been noted.', 'INTERNAL_SERVER_ERROR', { id });
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'application/json', body, corsHeaders);
    }
  });

  function take(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === ENDPOINT) {
      const refusal = ready ? refusalOf(request, recognise) : (noNewStream(request) ?? refusalOf(request, recognise));
      if (refusal === null) roads.take(request, response);
      else
        answer(response, refusal.status, 'application/json', graphqlError(refusal.message, refusal.code), corsHeaders);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'text/plain', 'Only GET here.\n', { allow: 'GET, HEAD' });
    } else if (path === '/') {
      answer(response, 200, 'text/html', landingPage(clock.now(), clock.moveTo !== undefined));
    } else if (path === '/health/live') {
      answer(response, 200, 'application/json', '{"status":"live"}\n');
    } else if (path === '/health/ready') {
      void tellReadiness(response);
    } else {
      answer(response, 404, 'text/plain', 'Nothing is here.\n');
    }
  }

  /** 200 while everything goes as it should. */
  async function tellReadiness(response: ServerResponse): Promise<void> {
    const failing = ready ? await health.look() : [];
    const status = !ready ? 'draining' : failing.length > 0 ? 'failing' : 'ready';
    const body = JSON.stringify(failing.length > 0 ? { status, failing } : { status });
    answer(response, status === 'ready' ? 200 : 503, 'application/json', `${body}\n`);
  }

  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          ready = true;
          resolve(urlOf(server.address() as AddressInfo, host));
        });
      }),
    drain() {
      ready = false;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        ready = false;
        const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        // A connection becomes idle when its stream has ended, which is a moment after it was told to.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(force);
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function urlOf({ address, port, family }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}`;
}

/** A server that stops answers questions to the end, but lets nobody follow any more. */
function noNewStream({ headers }: IncomingMessage) {
  if (headers.accept?.includes('text/event-stream') !== true) return null;
  return { status: 503, code: 'DRAINING', message: 'The server is about to stop; please come back in a moment.' };
}

/** A body that is too long, or of a length that nobody has told, is not read at all. */
function refusalOf(request: IncomingMessage, recognise: Recognise) {
  if (request.method !== 'POST') return null;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) {
    return { status: 411, code: 'LENGTH_REQUIRED', message: 'Say how long the body is: Content-Length.' };
  }
  if (length <= LARGEST_BODY) return null;
  const { editor } = recognise(request.headers.authorization);
  const largest = editor ? LARGEST_BODY_OF_EDITOR : LARGEST_BODY;
  if (length <= largest) return null;
  const message = `The body has ${length} bytes; the limit is ${largest}.`;
  return { status: 413, code: 'BODY_TOO_LARGE', message };
}

function graphqlError(message: string, code: string, more: object = {}): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...more } }] });
}

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
