import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Clock } from '../clock.ts';
import type { Health } from '../observability/health.ts';
import { LIMITS } from '../limits.ts';
import type { Authenticator, InvalidTokenReason } from '../auth/authenticator.ts';
import { ANONYMOUS, type Viewer } from '../auth/viewer.ts';
import type { Counters } from '../observability/counters.ts';
import type { AdmissionControl } from './admission/admission-control.ts';
import { ENDPOINT } from './graphql/yoga.ts';
import { rejectCrossSiteForm } from './csrf.ts';
import { landingHeaders, landingPage } from './pages/landing-page.ts';
import type { ErrorMasking } from './graphql/error-masking.ts';
import { DRAINING, RequestError } from './http-error.ts';
import type { GraphQLHandler } from './graphql-handler.ts';
import { tokenErrorFor } from './graphql/token-errors.ts';
import { listen } from './listen.ts';

/** Whoever sends slowly, or nothing, keeps his connection for so long. */
const PATIENCE = {
  headersTimeout: LIMITS.headWait.max * 1000,
  requestTimeout: LIMITS.requestWait.max * 1000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: LIMITS.head.max,
};

/** How long readers are given to let go when the server stops. */
const DRAIN_MS = 4_000;

export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  listen(port: number, host: string): Promise<string>;
  /** From now on /health/ready says no, and nobody follows anything new. */
  drain(): void;
}

export interface HttpServerOptions {
  readonly roads: GraphQLHandler;
  readonly clock: Clock;
  readonly rights: Authenticator;
  readonly gate: AdmissionControl;
  readonly polish: ErrorMasking;
  readonly counts: Counters;
  readonly explore: boolean;
  readonly health: Pick<Health, 'check'>;
}

export function serveHttp(parts: HttpServerOptions): HttpServer {
  const { roads, clock, rights, gate, polish, counts, explore, health } = parts;
  let ready = false;

  function enter(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const refusal = refusedLength(request, viewer);
    if (refusal === null) roads.take(request, response, viewer);
    else turnAway(response, refusal);
  }

  function turnAway(response: ServerResponse, refusal: RequestError): void {
    counts.countRejection(refusal.code);
    refusal.send(response);
  }

  /** Trying tokens is counted by the address, as long as none fits. */
  function turnAwayWith(why: InvalidTokenReason, request: IncomingMessage, response: ServerResponse): void {
    const spent = gate.countFailedAuth(gate.clientSubject(request));
    if (spent !== null) return spent.send(response);
    const { code, message } = tokenErrorFor(why);
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
    turnAway(response, new RequestError(401, code, message));
  }

  /** Nothing of the body is read before it is known whose it is: it waits in its connection. */
  async function enterWith(authorization: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const viewer = await rights.authenticate(authorization);
      if (response.destroyed) return;
      if (typeof viewer === 'object') enter(request, response, viewer);
      else turnAwayWith(viewer, request, response);
    } catch (error) {
      tellSurprise(response, error, 503);
    }
  }

  function tellSurprise(response: ServerResponse, error: unknown, status: number): void {
    const told = polish.mask(error);
    const code = told instanceof GraphQLError ? String(told.extensions.code) : 'INTERNAL_SERVER_ERROR';
    if (response.headersSent) response.destroy();
    else turnAway(response, new RequestError(status, code, told.message));
  }

  const server = createServer(PATIENCE, (request, response) => {
    // A connection that is kept goes with its last answer.
    if (!ready) response.setHeader('connection', 'close');
    try {
      take(request, response);
    } catch (error) {
      tellSurprise(response, error, 500);
    }
  });

  function take(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === ENDPOINT) {
      const refusal = (ready ? null : noNewStream(request)) ?? rejectCrossSiteForm(request, explore);
      const { authorization } = request.headers;
      if (refusal !== null) turnAway(response, refusal);
      // Whoever brings no token waits for nobody.
      else if (authorization === undefined) enter(request, response, ANONYMOUS);
      else void enterWith(authorization, request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'text/plain', 'Only GET here.\n', { allow: 'GET, HEAD' });
    } else if (path === '/') {
      const page = landingPage({ now: clock.now(), movable: clock.moveTo !== undefined, explore });
      answer(response, 200, 'text/html', page, landingHeaders(page));
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
    const failing = ready ? await health.check() : [];
    const status = !ready ? 'draining' : failing.length > 0 ? 'failing' : 'ready';
    const body = JSON.stringify(failing.length > 0 ? { status, failing } : { status });
    answer(response, status === 'ready' ? 200 : 503, 'application/json', `${body}\n`);
  }

  return {
    server,
    async listen(port, host) {
      const url = await listen(server, port, host);
      ready = true;
      return url;
    },
    drain() {
      ready = false;
      roads.drain();
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

/** A server that stops answers questions to the end, but lets nobody follow any more. */
function noNewStream({ headers }: IncomingMessage): RequestError | null {
  return headers.accept?.includes('text/event-stream') === true ? DRAINING : null;
}

/** A body that is too long, or of a length that nobody has told, is not read at all. */
function refusedLength(request: IncomingMessage, { scope }: Viewer): RequestError | null {
  if (request.method !== 'POST') return null;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) {
    return new RequestError(411, 'LENGTH_REQUIRED', 'Say how long the body is: Content-Length.');
  }
  if (length <= LIMITS.body.max) return null;
  const { max, code } = scope === null ? LIMITS.body : LIMITS.bodyWithToken;
  return length <= max ? null : new RequestError(413, code, `The body has ${length} bytes; the limit is ${max}.`);
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
