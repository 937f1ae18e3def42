import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Counts } from '../seeing/counts.ts';
import type { Recognise } from './editor-token.ts';
import { corsHeaders } from './cors.ts';
import { ENDPOINT } from './graphql.ts';
import type { GraphQLRoads } from './roads.ts';
import { landingPage } from './landing.ts';
import { listening } from './listening.ts';

/** The largest request of a reader, and of an editor, who may send a season's fixtures. */
const LARGEST_BODY = 1024 * 1024;
const LARGEST_BODY_OF_EDITOR = 32 * 1024 * 1024;

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
  readonly recognise: Recognise;
  readonly counts: Counts;
}

export function serveHttp({ roads, clock, recognise, counts }: HttpParts): HttpServer {
  let ready = false;

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === ENDPOINT) {
      const refusal = refusalOf(request, recognise);
      if (refusal === null) roads.take(request, response);
      else {
        counts.turnAway(refusal.code);
        answer(response, refusal.status, 'application/json', graphqlError(refusal.message, refusal.code), corsHeaders);
      }
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
