import type { ExecutionResult } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadTracker } from '../cache/dependency-index.ts';
import type { CachedResponse, ResponseCache } from '../cache/response-cache.ts';
import { CACHING, CachedRepresentations, type Representation } from './cached-representations.ts';
import { acceptedEncoding } from './content-encoding.ts';
import { CORS } from './cors.ts';
import { isUnchanged } from './etag.ts';
import type { OperationError } from './graphql/operation-error.ts';
import type { PreparedOperation } from './graphql/prepared-operation.ts';
import type { RequestLog } from './graphql/request-log.ts';
import type { ResultType } from './media-types.ts';

type Outcome = ExecutionResult | OperationError;

/** Answers queries of anonymous clients from the response cache, by the text of the request, before it is parsed. */
export class CachedQueryHandler {
  readonly #responses: ResponseCache;
  readonly #requestLog: RequestLog;
  /** Created once per cached response, and garbage-collected with it. */
  readonly #representations = new WeakMap<CachedResponse, CachedRepresentations>();

  constructor(responses: ResponseCache, requestLog: RequestLog) {
    this.#responses = responses;
    this.#requestLog = requestLog;
  }

  /**
   * Sends the cached response of this request text. Returns false if there is none. Sending is synchronous unless the
   * body must be compressed first; `onPacked` is called after that.
   */
  sendHit(request: IncomingMessage, response: ServerResponse, text: string, onPacked: () => void): boolean {
    const cached = this.#responses.get(cacheKey(request, text));
    if (cached === null) return false;
    const known = this.#representations.get(cached);
    if (known === undefined) return false;
    const status = send(request, response, known, { head: [], onPacked });
    const { counters: counts } = this.#requestLog;
    counts.cacheHits += 1;
    if (status === 304) counts.notModified += 1;
    known.counters.answered += 1;
    if (this.#requestLog.logsHits) this.#requestLog.hit(known.counters, request, status);
    return true;
  }

  /**
   * Executes a query, caches its result if it may be shared, and sends it. Equal requests share one execution. Returns
   * null once the result is sent. A result that may not be shared, such as one with errors, is returned instead.
   */
  async executeAndSend(
    { request, response, text, type, requestId, onPacked }: CacheableRequest,
    operation: PreparedOperation,
    execute: (tracker: ReadTracker | null) => Promise<Outcome>,
  ): Promise<Outcome | null> {
    let outcome = null as Outcome | null;
    const serialize = async (tracker: ReadTracker): Promise<string | null> => {
      outcome = await execute(tracker);
      operation.readsPrivate = tracker.isPrivate;
      const hasOnlyData = 'data' in outcome && outcome.errors === undefined && outcome.extensions === undefined;
      return hasOnlyData && !tracker.isPrivate ? JSON.stringify(outcome) : null;
    };
    const key = cacheKey(request, text);
    const cached = operation.readsPrivate
      ? await this.#responses.execute(key, serialize)
      : await this.#responses.getOrExecute(key, serialize);
    // Without an outcome, an equal request was executed, and its result may not be shared.
    if (cached === null) return outcome ?? execute(null);
    const known = this.#representations.get(cached);
    const representations = known ?? new CachedRepresentations(cached, type, this.#requestLog.countersFor(operation));
    if (known === undefined) this.#representations.set(cached, representations);
    send(request, response, representations, { head: ['x-request-id', requestId], onPacked });
    return null;
  }
}

export interface CacheableRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The body of a POST, the URL of a GET. */
  readonly text: string;
  readonly type: ResultType;
  readonly requestId: string;
  /** Called when the response is sent, if its body had to be compressed first. */
  readonly onPacked: () => void;
}

/**
 * Returns the text itself if the client accepts anything, because V8 caches the hash of a string. No request text
 * starts with a header.
 */
function cacheKey({ headers: { accept } }: IncomingMessage, text: string): string {
  return accept === undefined || accept === '*/*' ? text : `${accept}\n${text}`;
}

/**
 * Sends the cached bytes in the accepted encoding, or 304 if the client has them. Sends later if they must be
 * compressed.
 */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  representations: CachedRepresentations,
  { head, onPacked }: { readonly head: readonly string[]; readonly onPacked: () => void },
): 200 | 304 {
  const { plain, isPackable } = representations;
  const encoding = isPackable ? acceptedEncoding(request.headers['accept-encoding']) : null;
  const etag = representations.etag(encoding);
  if (etag !== null && isUnchanged(request, etag)) {
    response.writeHead(304, [...CORS, ...CACHING, 'etag', etag]);
    response.end();
    return 304;
  }
  const ready = encoding === null ? plain : representations.packed(encoding);
  if (ready !== null) write(response, ready, head);
  else if (encoding !== null) {
    void representations.pack(encoding).then((packed) => {
      write(response, packed, head);
      onPacked();
    });
  }
  return 200;
}

function write(response: ServerResponse, { head, body }: Representation, more: readonly string[]): void {
  response.writeHead(200, more.length === 0 ? (head as string[]) : [...head, ...more]);
  response.end(body, 'latin1');
}
