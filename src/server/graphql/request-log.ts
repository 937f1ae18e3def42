import type { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { type NamedOperation, countersFor, spanAttributes } from '../../live/operation-labels.ts';
import type { Counters, Outcome, OperationCounters } from '../../observability/counters.ts';
import type { Tracer } from '../../observability/tracer.ts';
import { requestContext, type RequestContext } from '../../observability/request-context.ts';

/** Codes of rejections that are counted here; admission control counts its own. */
const COUNTED_CODES = new Set([
  'OPERATION_TOO_LARGE',
  'BATCHING_NOT_SUPPORTED',
  'DOCUMENT_NOT_LISTED',
  'INTROSPECTION_DISABLED',
]);

export type Transport = 'http' | 'sse' | 'websocket';

/** Whether a response came from the response cache. `bypass`: it could not come from there. */
export type CacheUse = 'hit' | 'miss' | 'bypass';

/** The record of a request over HTTP, or of one operation on a WebSocket, until its response. */
export class RequestRecord implements RequestContext {
  readonly id: string;
  readonly traceparent: string | null;
  readonly since = performance.now();
  /** The counters of its operation; null if it has no valid one. */
  counters: OperationCounters | null = null;

  constructor(id: string, traceparent: string | null) {
    this.id = id;
    this.traceparent = traceparent;
  }
}

/** Counts, logs and traces operations of every transport. */
export class RequestLog {
  readonly counters: Counters;
  /** Whether each cache hit is logged. */
  readonly logsHits: boolean;
  readonly #log: Logger;
  readonly #tracer: Tracer | null;

  constructor(counters: Counters, log: Logger, tracer: Tracer | null) {
    this.counters = counters;
    this.#log = log;
    this.#tracer = tracer;
    this.logsHits = log.isLevelEnabled('debug');
  }

  /** Starts the record of a request. Its id is the client's `x-request-id` if that is well-formed. */
  start({ headers }: IncomingMessage): RequestRecord {
    const given = headers['x-request-id'];
    const isWellFormed = typeof given === 'string' && /^[\w.~:+/=-]{1,128}$/.test(given);
    return new RequestRecord(isWellFormed ? given : randomUUID(), String(headers.traceparent ?? '') || null);
  }

  /** Starts the record of an operation on a socket, which has the id of the request that opened the socket. */
  startOperation({ id, traceparent }: RequestContext): RequestRecord {
    return new RequestRecord(id, traceparent);
  }

  countersFor(named: NamedOperation): OperationCounters {
    return countersFor(this.counters, named);
  }

  /** Counts and logs an operation with its outcome. */
  finish(
    record: RequestRecord,
    transport: Transport,
    { errors }: { readonly errors?: readonly GraphQLError[] },
    cache?: CacheUse,
  ): void {
    const counters = record.counters ?? this.counters.unknown;
    const codes = [...new Set(errors?.map(({ extensions }) => String(extensions?.code ?? '')))];
    const outcome: Outcome =
      codes.length === 0 ? 'answered' : codes.includes('INTERNAL_SERVER_ERROR') ? 'failed' : 'refused';
    counters[outcome] += 1;
    for (const code of codes) if (COUNTED_CODES.has(code)) this.counters.countRejection(code);
    if (!this.#log.isLevelEnabled('info')) return;
    const { type, name } = counters;
    const ms = Math.round((performance.now() - record.since) * 10) / 10;
    const fields = { type, operation: name, outcome, ...(codes.length > 0 && { codes }), transport, cache, ms };
    requestContext.run(record, () => this.#log.info(fields, 'operation'));
  }

  /** Logs a cache hit. */
  hit({ type, name }: OperationCounters, request: IncomingMessage, status: number): void {
    const fields = { type, operation: name, outcome: 'answered', transport: 'http', cache: 'hit', status };
    requestContext.run(this.start(request), () => this.#log.debug(fields, 'operation'));
  }

  /** Counts and traces an execution. */
  trackExecution<T>(counters: OperationCounters, work: () => T | Promise<T>): T | Promise<T> {
    const { type, name } = counters;
    if (type === 'query' || type === 'mutation') this.counters.executions[type] += 1;
    if (this.#tracer === null) return work();
    return this.#tracer.span(`${type} ${name}`, spanAttributes(counters), async () => work());
  }
}
