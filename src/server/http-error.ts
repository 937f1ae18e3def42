import { GraphQLError } from 'graphql';
import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { corsHeaders } from './cors.ts';

/** Why a request is not let in, as each road tells it. */
export class RequestError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The seconds after which it is worth asking again. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.retryAfter = retryAfter;
  }

  /** For an operation on a socket that stays open. */
  get error(): GraphQLError {
    const { code, retryAfter } = this;
    return new GraphQLError(this.message, { extensions: { code, ...(retryAfter !== null && { retryAfter }) } });
  }

  /** For an operation that the engine answers over HTTP. */
  get errorOverHttp(): GraphQLError {
    const { error, status, retryAfter } = this;
    error.extensions.http = { status, ...(retryAfter !== null && { headers: { 'retry-after': String(retryAfter) } }) };
    return error;
  }

  /** Over HTTP. */
  send(response: ServerResponse): void {
    const body = this.#body();
    response.writeHead(this.status, this.#head(body));
    response.end(response.req.method === 'HEAD' ? undefined : body);
  }

  /** To somebody who wanted a socket. */
  tellInstead(socket: Duplex): void {
    const body = this.#body();
    const head = Object.entries({ ...this.#head(body), connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.end(`HTTP/1.1 ${this.status} ${STATUS_CODES[this.status]}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  }

  #body(): string {
    return JSON.stringify({ errors: [this.error] });
  }

  #head(body: string): OutgoingHttpHeaders {
    return {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      ...(this.retryAfter !== null && { 'retry-after': String(this.retryAfter) }),
      ...corsHeaders,
    };
  }
}

/** For whoever wants to follow while the server stops. */
export const DRAINING = new RequestError(
  503,
  'DRAINING',
  'The server is about to stop; please come back in a moment.',
  1,
);
