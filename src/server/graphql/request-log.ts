import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { type NamedOperation, countersFor, spanAttributes } from '../../live/operation-labels.ts';
import type { Counters, Outcome, OperationCounters } from '../../observability/counters.ts';
import type { Tracer } from '../../observability/tracer.ts';
import { requestContext, type RequestContext } from '../../observability/request-context.ts';

/** What guards say that look at the operation itself; those before them count for themselves. */
const OF_GUARDS = new Set([
  'OPERATION_TOO_LARGE',
  'BATCHING_NOT_SUPPORTED',
  'DOCUMENT_NOT_LISTED',
  'INTROSPECTION_DISABLED',
]);

/** On which way an operation was answered. */
export type Way = 'kept' | 'fresh' | 'engine' | 'websocket' | 'event-stream';

/** One request, or one operation of a socket, from its arrival until it is answered. */
export class RequestRecord implements RequestContext {
  readonly id: string;
  readonly traceparent: string | null;
  readonly since = performance.now();
  /** What it turned out to be; null: nothing that could be executed. */
  tally: OperationCounters | null = null;

  constructor(id: string, traceparent: string | null) {
    this.id = id;
    this.traceparent = traceparent;
  }
}

/** Counts operations, logs them and has them traced, whichever road they come. */
export class RequestLog {
  readonly counts: Counters;
  /** Whether hits are told one by one. */
  readonly tellsHits: boolean;
  readonly #log: Logger;
  readonly #tracer: Tracer | null;

  constructor(counts: Counters, log: Logger, tracer: Tracer | null) {
    this.counts = counts;
    this.#log = log;
    this.#tracer = tracer;
    this.tellsHits = log.isLevelEnabled('debug');
  }

  /** Something has come. Its id is the one that its sender gave it, where that is fit to be one. */
  start({ headers }: IncomingMessage): RequestRecord {
    const given = headers['x-request-id'];
    const isFit = typeof given === 'string' && /^[\w.~:+/=-]{1,128}$/.test(given);
    return new RequestRecord(isFit ? given : randomUUID(), String(headers.traceparent ?? '') || null);
  }

  /** An operation on a socket: it goes by the id of the request that opened it. */
  operationOf({ id, traceparent }: RequestContext): RequestRecord {
    return new RequestRecord(id, traceparent);
  }

  tallyOf(named: NamedOperation): OperationCounters {
    return countersFor(this.counts, named);
  }

  /** It is answered. */
  finish(record: RequestRecord, way: Way, { errors }: Pick<ExecutionResult, 'errors'>): void {
    const counters = record.tally ?? this.counts.unknown;
    const codes = [...new Set(errors?.map(({ extensions }) => String(extensions?.code ?? '')))];
    const outcome: Outcome =
      codes.length === 0 ? 'answered' : codes.includes('INTERNAL_SERVER_ERROR') ? 'failed' : 'refused';
    counters[outcome] += 1;
    for (const code of codes) if (OF_GUARDS.has(code)) this.counts.countRejection(code);
    if (!this.#log.isLevelEnabled('info')) return;
    const { type, name } = counters;
    const ms = Math.round((performance.now() - record.since) * 10) / 10;
    const told = { type, operation: name, outcome, ...(codes.length === 0 ? {} : { codes }), way, ms };
    requestContext.run(record, () => this.#log.info(told, 'operation'));
  }

  /** A hit, told only where somebody asked for everything. */
  tellHit({ type, name }: OperationCounters, request: IncomingMessage, status: number): void {
    const told = { type, operation: name, outcome: 'answered', way: 'kept', status };
    requestContext.run(this.start(request), () => this.#log.debug(told, 'operation'));
  }

  /** It is truly executed. */
  executing<T>(counters: OperationCounters, work: () => T | Promise<T>): T | Promise<T> {
    const { type, name } = counters;
    if (type === 'query' || type === 'mutation') this.counts.executions[type] += 1;
    if (this.#tracer === null) return work();
    return this.#tracer.span(`${type} ${name}`, spanAttributes(counters), async () => work());
  }

  /** Watches the engine: what it executes on any road, and what it answers on its own. */
  plugin(): Plugin {
    const note = (named: NamedOperation): OperationCounters => {
      const counters = this.tallyOf(named);
      const record = requestContext.getStore();
      if (record instanceof RequestRecord) record.tally = counters;
      return counters;
    };
    return {
      onExecute: ({ args, executeFn, setExecuteFn }) => {
        const counters = note(args);
        setExecuteFn((args) => this.executing(counters, () => executeFn(args)));
      },
      onSubscribe: ({ args }) => void note(args),
      onResultProcess: ({ result }) => {
        const record = requestContext.getStore();
        if (record instanceof RequestRecord && !Array.isArray(result)) {
          this.finish(record, 'engine', Symbol.asyncIterator in result ? {} : result);
        }
      },
    };
  }
}
