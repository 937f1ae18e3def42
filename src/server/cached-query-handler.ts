import type { ExecutionResult } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadTracker } from '../cache/dependency-index.ts';
import type { CachedResponse, ResponseCache } from '../cache/response-cache.ts';
import type { OperationCounters } from '../observability/counters.ts';
import { CORS } from './cors.ts';
import { isUnchanged } from './etag.ts';
import type { OperationError } from './graphql/operation-error.ts';
import type { PreparedOperation } from './graphql/prepared-operation.ts';
import type { RequestLog } from './graphql/request-log.ts';
import { contentType } from './graphql-response.ts';
import type { ResultType } from './media-types.ts';

/** What precedes the bytes of a cached response, and where its hits are counted. */
interface CachedHead {
  readonly head: readonly string[];
  readonly counters: OperationCounters;
}

type Outcome = ExecutionResult | OperationError;

/** Answers queries of anonymous clients from the response cache, by the text of the request, before it is parsed. */
export class CachedQueryHandler {
  readonly #responses: ResponseCache;
  readonly #requestLog: RequestLog;
  /** Made once per cached response, and collected with it. */
  readonly #heads = new WeakMap<CachedResponse, CachedHead>();

  constructor(responses: ResponseCache, requestLog: RequestLog) {
    this.#responses = responses;
    this.#requestLog = requestLog;
  }

  /** Sends the cached response of this request text, synchronously. Returns false if there is none. */
  sendHit(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    const cached = this.#responses.get(cacheKey(request, text));
    if (cached === null) return false;
    const known = this.#heads.get(cached);
    if (known === undefined) return false;
    const status = send(request, response, cached, known.head);
    const { counters: counts } = this.#requestLog;
    counts.cacheHits += 1;
    if (status === 304) counts.notModified += 1;
    known.counters.answered += 1;
    if (this.#requestLog.logsHits) this.#requestLog.hit(known.counters, request, status);
    return true;
  }

  /**
   * Executes a query, caches its result if it may be shared, and sends it. Equal requests share one execution. Returns
   * null once it is sent. A result with errors, or with data of this moment, is returned instead.
   */
  async executeAndSend(
    { request, response, text, type, requestId }: CacheableRequest,
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
    // Without an outcome, an equal request was executed whose result may not be shared.
    if (cached === null) return outcome ?? execute(null);
    const { head } = this.#heads.get(cached) ?? this.#addHead(cached, type, operation);
    send(request, response, cached, [...head, 'x-request-id', requestId]);
    return null;
  }

  #addHead(cached: CachedResponse, type: ResultType, operation: PreparedOperation): CachedHead {
    const { body, etag } = cached;
    const head = [
      'content-type',
      contentType(type),
      'content-length',
      String(body.length),
      ...(etag === null ? [] : ['etag', etag]),
      ...CORS,
    ];
    const added = { head, counters: this.#requestLog.countersFor(operation) };
    this.#heads.set(cached, added);
    return added;
  }
}

export interface CacheableRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The body of a POST, the URL of a GET. */
  readonly text: string;
  readonly type: ResultType;
  readonly requestId: string;
}

function cacheKey({ headers }: IncomingMessage, text: string): string {
  return `${headers.accept ?? ''}\n${text}`;
}

/** Sends the cached bytes, or 304 if the client has them. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, etag }: CachedResponse,
  head: readonly string[],
): 200 | 304 {
  if (etag !== null && isUnchanged(request, etag)) {
    response.writeHead(304, [...CORS, 'etag', etag]);
    response.end();
    return 304;
  }
  response.writeHead(200, head as string[]);
  response.end(body);
  return 200;
}
