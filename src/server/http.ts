import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Rights } from '../rights/rights.ts';
import { ANYBODY, type Viewer } from '../rights/viewer.ts';
import type { Counts } from '../seeing/counts.ts';
import { corsHeaders } from './cors.ts';
import { ENDPOINT } from './graphql.ts';
import type { Polish } from './polish.ts';
import type { GraphQLRoads } from './roads.ts';
import { wordsFor } from './token-refusal.ts';
import { landingPage } from './landing.ts';
import { listening } from './listening.ts';

/** The largest request of a reader, and of the holder of a token, who may send a season's fixtures. */
const LARGEST_BODY = 1024 * 1024;
const LARGEST_BODY_OF_WRITER = 32 * 1024 * 1024;

/** How long readers are given to let go when the server stops. */
const DRAIN_MS = 3_000;

export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  listen(port: number, host: string): Promise<string>;
  /** From now on /health/ready says no, and nobody new is let in. */
  drain(): void;
}

export interface HttpParts {
  readonly roads: GraphQLRoads;
  readonly clock: Clock;
  readonly rights: Rights;
  readonly polish: Polish;
  readonly counts: Counts;
}

export function serveHttp({ roads, clock, rights, polish, counts }: HttpParts): HttpServer {
  let ready = false;

  function enter(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const refusal = refusalOf(request, viewer);
    if (refusal === null) roads.take(request, response, viewer);
    else turnAway(response, refusal);
  }

  function turnAway(response: ServerResponse, refusal: HttpRefusal, headers?: Readonly<Record<string, string>>): void {
    counts.turnAway(refusal.code);
    refuse(response, refusal, headers);
  }

  /** Nothing of the body is read before it is known whose it is: it waits in its connection. */
  async function enterWith(authorization: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const viewer = await rights.recognise(authorization);
      if (response.destroyed) return;
      if (typeof viewer === 'object') enter(request, response, viewer);
      else
        turnAway(
          response,
          { status: 401, ...wordsFor(viewer) },
          { 'www-authenticate': 'Bearer error="invalid_token"' },
        );
    } catch (error) {
      const { message } = polish.mask(error);
      if (!response.headersSent) turnAway(response, { status: 503, code: 'INTERNAL_SERVER_ERROR', message });
    }
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === ENDPOINT) {
      const { authorization } = request.headers;
      // Whoever brings no token waits for nobody.
      if (authorization === undefined) enter(request, response, ANYBODY);
      else void enterWith(authorization, request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'text/plain', 'Only GET here.\n', { allow: 'GET, HEAD' });
    } else if (path === '/') {
      answer(response, 200, 'text/html', landingPage(clock.now(), clock.moveTo !== undefined));
    } else if (path === '/health/live') {
      answer(response, 200, 'application/json', '{"status":"live"}\n');
    } else if (path === '/health/ready') {
      answer(response, ready ? 200 : 503, 'application/json', `{"status":"${ready ? 'ready' : 'draining'}"}\n`);
    } else {
      answer(response, 404, 'text/plain', 'Nothing is here.\n');
    }
  });

  return {
    server,
    async listen(port, host) {
      const url = await listening(server, port, host);
      ready = true;
      return url;
    },
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

/** A body that is too long, or of a length that nobody has told, is not read at all. */
function refusalOf(request: IncomingMessage, { scope }: Viewer): HttpRefusal | null {
  if (request.method !== 'POST') return null;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) {
    return { status: 411, code: 'LENGTH_REQUIRED', message: 'Say how long the body is: Content-Length.' };
  }
  if (length <= LARGEST_BODY) return null;
  const largest = scope === null ? LARGEST_BODY : LARGEST_BODY_OF_WRITER;
  if (length <= largest) return null;
  const message = `The body has ${length} bytes; the limit is ${largest}.`;
  return { status: 413, code: 'BODY_TOO_LARGE', message };
}

interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function refuse(
  response: ServerResponse,
  { status, code, message }: HttpRefusal,
  headers: Readonly<Record<string, string>> = {},
): void {
  answer(response, status, 'application/json', graphqlError(message, code), { ...corsHeaders, ...headers });
}

function graphqlError(message: string, code: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
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
