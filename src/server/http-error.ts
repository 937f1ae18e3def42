import { GraphQLError } from 'graphql';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { corsHeaders } from './cors.ts';
import { sendRetryLater } from './event-source.ts';
import { acceptedTypes, isEventSource } from './media-types.ts';
import { STATUS_CODES } from './node-http.ts';

/** The time until an EventSource reconnects, if the error does not say. */
const RETRY_SECONDS = 5;

/** The time for the client of a rejected upgrade to read the response and close its socket. */
const REJECTED_SOCKET_MS = 1_000;

/** Why a request is rejected before it is an operation, for every transport. */
export class RequestError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds until a retry can succeed; null if unknown. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.retryAfter = retryAfter;
  }

  /** The error as a GraphQL error, for a response or a message on a socket. */
  get error(): GraphQLError {
    const { code, retryAfter } = this;
    return new GraphQLError(this.message, { extensions: { code, ...(retryAfter !== null && { retryAfter }) } });
  }

  /** Responds over HTTP, in the accepted media type. An EventSource gets the time to reconnect. */
  send(response: ServerResponse): void {
    const { req } = response;
    const isTemporary = this.status === 429 || this.status === 503;
    if (isTemporary && isEventSource(req)) return sendRetryLater(response, this.retryAfter ?? RETRY_SECONDS, this.code);
    const body = this.#body();
    response.writeHead(this.status, this.#headers(body, acceptedTypes(req.headers.accept).result ?? undefined));
    response.end(req.method === 'HEAD' ? undefined : body);
  }

  /** Responds to a request for a WebSocket, and destroys its socket soon after. */
  sendInsteadOfUpgrade(socket: Duplex): void {
    const body = this.#body();
    const headers = Object.entries({ ...this.#headers(body), connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    setTimeout(() => socket.destroy(), REJECTED_SOCKET_MS).unref();
    socket.end(`HTTP/1.1 ${this.status} ${STATUS_CODES[this.status]}\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  }

  #body(): string {
    return JSON.stringify({ errors: [this.error] });
  }

  #headers(body: string, type = 'application/json'): OutgoingHttpHeaders {
    return {
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      vary: 'Accept, Accept-Encoding',
      ...(this.retryAfter !== null && { 'retry-after': String(this.retryAfter) }),
      ...corsHeaders,
    };
  }
}

/** The response to new subscriptions while the server stops. */
export const DRAINING = new RequestError(503, 'DRAINING', 'The server is stopping; please retry.', 1);
