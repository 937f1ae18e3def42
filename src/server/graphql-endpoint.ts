import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticator, InvalidTokenReason } from '../auth/authenticator.ts';
import { ANONYMOUS, type Viewer } from '../auth/viewer.ts';
import { LIMITS } from '../limits.ts';
import type { AdmissionControl } from './admission/admission-control.ts';
import { rejectCrossSiteForm } from './csrf.ts';
import type { ErrorMasking } from './graphql/error-masking.ts';
import type { GraphQLEngine } from './graphql/engine.ts';
import { tokenErrorFor } from './graphql/token-errors.ts';
import type { GraphQLHandler } from './graphql-handler.ts';
import { RequestError } from './http-error.ts';

export const ENDPOINT = '/graphql';

export interface GraphQLEndpointOptions {
  readonly engine: Pick<GraphQLEngine, 'isLoaded' | 'load'>;
  readonly handler: GraphQLHandler;
  readonly authenticator: Authenticator;
  readonly admission: AdmissionControl;
  readonly errors: ErrorMasking;
  readonly introspection: boolean;
}

/** The steps of an HTTP request before the GraphQL pipeline: CSRF prevention, authentication, limit of its length. */
export class GraphQLEndpoint {
  readonly #options: GraphQLEndpointOptions;

  constructor(options: GraphQLEndpointOptions) {
    this.#options = options;
  }

  /** Answers a request. One without a token is passed on synchronously. */
  receive(request: IncomingMessage, response: ServerResponse): void {
    if (this.#options.engine.isLoaded) this.#receive(request, response);
    else void this.#receiveOnceLoaded(request, response);
  }

  async #receiveOnceLoaded(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#options.engine.load();
      if (!response.destroyed) this.#receive(request, response);
    } catch (error) {
      this.fail(response, error, 503);
    }
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const rejected = rejectCrossSiteForm(request, this.#options.introspection);
    const { authorization } = request.headers;
    if (rejected !== null) this.#reject(response, rejected);
    else if (authorization === undefined) this.#handle(request, response, ANONYMOUS);
    else void this.#authenticate(authorization, request, response);
  }

  /** Responds to a request that failed unexpectedly. */
  fail(response: ServerResponse, error: unknown, status: number): void {
    const masked = this.#options.errors.mask(error);
    if (response.headersSent) response.destroy();
    else this.#reject(response, new RequestError(status, String(masked.extensions.code), masked.message));
  }

  /** Authenticates before the body is read; until then the body waits in the connection. */
  async #authenticate(authorization: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const viewer = await this.#options.authenticator.authenticate(authorization);
      if (response.destroyed) return;
      if (typeof viewer === 'object') this.#handle(request, response, viewer);
      else this.#rejectToken(viewer, request, response);
    } catch (error) {
      this.fail(response, error, 503);
    }
  }

  #handle(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const rejected = lengthError(request, viewer);
    if (rejected === null) this.#options.handler.handle(request, response, viewer);
    else this.#reject(response, rejected);
  }

  /** Failed authentication counts for the client's address, so that tokens cannot be guessed. */
  #rejectToken(reason: InvalidTokenReason, request: IncomingMessage, response: ServerResponse): void {
    const { admission } = this.#options;
    const limited = admission.countFailedAuth(admission.clientSubject(request));
    if (limited !== null) return limited.send(response);
    const { code, message } = tokenErrorFor(reason);
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
    this.#reject(response, new RequestError(401, code, message));
  }

  #reject(response: ServerResponse, error: RequestError): void {
    this.#options.admission.countRejection(error);
    error.send(response);
  }
}

/** Returns the error for a body that is too long, or of unknown length. Such a body is not read. */
function lengthError(request: IncomingMessage, { scope }: Viewer): RequestError | null {
  if (request.method !== 'POST') return null;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) return new RequestError(411, 'LENGTH_REQUIRED', 'The request needs a Content-Length.');
  if (length <= LIMITS.body.max) return null;
  const { max, code } = scope === null ? LIMITS.body : LIMITS.bodyWithToken;
  return length <= max ? null : new RequestError(413, code, `The body has ${length} bytes; the limit is ${max}.`);
}
