import type { ExecutionResult } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '../auth/viewer.ts';
import type { ResponseCache } from '../cache/response-cache.ts';
import { LIMITS } from '../limits.ts';
import type { OperationRequest } from '../live/operation-key.ts';
import type { Subscription } from '../live/subscription.ts';
import { requestContext } from '../observability/request-context.ts';
import type { AdmissionControl, RateLimitSubject } from './admission/admission-control.ts';
import { MEMORY_BUDGET_EXCEEDED } from './admission/memory-budget.ts';
import { CachedQueryHandler } from './cached-query-handler.ts';
import { CORS, handlePreflight } from './cors.ts';
import { type Execution, type GraphQLEngine, isMutation } from './graphql/engine.ts';
import { OperationError, operationError } from './graphql/operation-error.ts';
import type { PersistedOperations } from './graphql/persisted-operations.ts';
import type { PreparedOperation } from './graphql/prepared-operation.ts';
import type { RequestLog, RequestRecord } from './graphql/request-log.ts';
import { EventStreams, streamToken } from './event-streams.ts';
import { isCacheable, MUTATION_BY_GET, paramsIn, readBody } from './graphql-request.ts';
import { NOT_ACCEPTABLE, sendResult, STREAM_NEEDED } from './graphql-response.ts';
import { DRAINING, RequestError } from './http-error.ts';
import { FINAL_EVENT_ID, lastEventId, lastEventRevision, sendNothingMore } from './event-source.ts';
import { KnownRequests, type ReadRequest } from './known-requests.ts';
import { type AcceptedTypes, acceptedTypes, isEventSource } from './media-types.ts';
import { MULTIPART } from './multipart.ts';
import { serveGraphiQL, isGraphiQLRequest } from './pages/graphiql/graphiql.ts';
import { EVENT_STREAM, StreamHandler } from './sse.ts';
import { MIN_LONG_REQUEST, type TurnQueue } from './turn-queue.ts';

export interface GraphQLHandlerOptions {
  readonly engine: GraphQLEngine;
  readonly responses: ResponseCache;
  readonly persistedOperations: PersistedOperations;
  readonly admission: AdmissionControl;
  readonly requestLog: RequestLog;
  /** The queue in which long requests of all transports wait for their turn. */
  readonly longRequests: TurnQueue;
  readonly requestCacheBytes: number;
  /** Whether GraphiQL is served. */
  readonly introspection: boolean;
}

/** A request of an authenticated or anonymous client, with the response to it. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly viewer: Viewer;
  readonly client: RateLimitSubject;
}

/** An operation that may be executed. */
interface Prepared {
  readonly operation: PreparedOperation;
  readonly execution: Execution;
}

const MAX_OPERATION_ID = LIMITS.operationId.max;

const OPERATION_ID_NEEDED = operationError(
  'BAD_REQUEST',
  'On an event stream, `extensions.operationId` must be a string of at most 128 characters.',
  { isForEveryType: true },
);

/** An exchange whose response is not cached. */
interface Operation extends Exchange {
  /** The body of a POST, the URL otherwise. */
  readonly text: string;
  readonly accepted: AcceptedTypes;
  readonly record: RequestRecord;
}

/**
 * The HTTP pipeline: admission, response cache, parameters, persisted operation, prepare, then execution or an event
 * stream. Authentication and CSRF prevention come before it.
 */
export class GraphQLHandler implements Disposable {
  readonly #options: GraphQLHandlerOptions;
  readonly #cachedQueries: CachedQueryHandler;
  readonly #streams = new StreamHandler();
  readonly #eventStreams: EventStreams;
  readonly #known: KnownRequests;
  #isDraining = false;

  constructor(options: GraphQLHandlerOptions) {
    this.#options = options;
    this.#known = new KnownRequests(options.requestCacheBytes);
    this.#cachedQueries = new CachedQueryHandler(options.responses, options.requestLog);
    this.#eventStreams = new EventStreams(options.admission, this.#streams);
  }

  handle(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const { admission, introspection } = this.#options;
    if (request.method === 'OPTIONS') return handlePreflight(request, response);
    if (isEventSource(request) && lastEventId(request) === FINAL_EVENT_ID) return sendNothingMore(response);
    const client = admission.subjectFor(admission.clientSubject(request), viewer);
    const rejected = admission.checkRequest(client);
    if (rejected !== null) return rejected.send(response);
    const exchange = { request, response, viewer, client };
    if (request.method === 'PUT' || request.method === 'DELETE') return this.#changeStreams(exchange);
    if (request.method === 'POST') {
      const tooLong = this.#checkBody(exchange);
      if (tooLong !== null) tooLong.send(response);
      else readBody(request, (body) => this.#respondInTurn(exchange, body));
    } else if (introspection && isGraphiQLRequest(request)) void serveGraphiQL(request, response);
    else this.#respond(exchange, request.url ?? '');
  }

  /** The single connection mode of GraphQL over SSE: PUT reserves a stream, DELETE completes an operation on one. */
  #changeStreams({ request, response }: Exchange): void {
    if (request.method === 'DELETE') this.#eventStreams.complete(request, response);
    else if (this.#isDraining) DRAINING.send(response);
    else this.#eventStreams.reserve(request, response);
  }

  /** Counts a long body before it arrives. Its memory is held until it is answered; that of a short one is not counted. */
  #checkBody({ request, response, client }: Exchange): RequestError | null {
    const length = Number(request.headers['content-length']);
    if (length < MIN_LONG_REQUEST) return null;
    const { admission } = this.#options;
    const limited = admission.checkSize(client, length);
    if (limited !== null) return limited;
    const held = admission.memoryOf(client).hold(length);
    if (held === null) return admission.countRejection(MEMORY_BUDGET_EXCEEDED);
    response.once('close', () => held[Symbol.dispose]());
    return null;
  }

  /** Responds to a request. A long body waits for a separate turn of the event loop. */
  #respondInTurn(exchange: Exchange, body: string): void {
    if (body.length < MIN_LONG_REQUEST) return this.#respond(exchange, body);
    this.#options.longRequests.run(() => {
      if (!exchange.response.destroyed) this.#respond(exchange, body);
    });
  }

  #respond(exchange: Exchange, text: string): void {
    const { request, response, viewer, client } = exchange;
    const mayBeCached = viewer.scope === null && isCacheable(request, text);
    const countUnread = (): void => this.#options.admission.countUnread(response, client);
    const token = streamToken(request);
    if (mayBeCached && token === null && this.#cachedQueries.sendHit(request, response, text, countUnread))
      return countUnread();
    const record = this.#options.requestLog.start(request);
    const operation = { ...exchange, text, accepted: acceptedTypes(request.headers.accept), record };
    const opensStream = token !== null && request.method === 'GET' && operation.accepted.eventStream;
    if (opensStream) return this.#eventStreams.open(response, token, record.id);
    requestContext.run(record, () => {
      const processed =
        token === null ? this.#process(operation, mayBeCached) : this.#processOnStream(operation, token);
      processed.catch((error: unknown) => this.#fail(operation, error));
    });
  }

  async #process(exchange: Operation, mayBeCached: boolean): Promise<void> {
    const { engine } = this.#options;
    const { accepted } = exchange;
    const known = mayBeCached ? this.#known.get(exchange.text) : undefined;
    const requested = known ?? this.#operationRequest(exchange);
    const prepared = this.#prepare(exchange, requested);
    if (prepared instanceof RequestError) return prepared.send(exchange.response);
    if (prepared instanceof OperationError) return this.#finish(exchange, prepared);
    if (requested instanceof OperationError) return this.#finish(exchange, requested);
    const { operation, execution } = prepared;
    if (operation.normalized !== null) return this.#subscribe(exchange, operation, execution);
    if (accepted.result === null && !accepted.eventStream) return this.#finish(exchange, NOT_ACCEPTABLE);
    if (mayBeCached && accepted.result !== null && !isMutation(operation)) {
      const { bound } = known ?? this.#known.add(exchange.text, requested);
      return this.#executeCached(exchange, operation, { ...execution, bound });
    }
    this.#finish(exchange, await engine.execute(operation, execution));
  }

  /** Checks the rate limit, then everything that depends only on the text of the operation. */
  #prepare(exchange: Operation, request: OperationRequest | OperationError): Prepared | RequestError | OperationError {
    const { admission, engine, requestLog } = this.#options;
    const { viewer, client, record } = exchange;
    const isLive = !(request instanceof OperationError) && engine.isLive(request, viewer);
    const limited = isLive ? null : admission.checkExecution(client);
    if (limited !== null) return limited;
    if (request instanceof OperationError) return request;
    const operation = engine.prepare(request);
    if (operation instanceof OperationError) return operation;
    record.counters = requestLog.countersFor(operation);
    if (isMutation(operation) && exchange.request.method !== 'POST') return MUTATION_BY_GET;
    const onCost = (cost: number): void => admission.chargeCost(client, cost);
    const account = admission.memoryOf(client);
    return { operation, execution: { viewer, variables: request.variables, onCost, account } };
  }

  /** Responds with 202 and sends the results on the event stream with this token. */
  async #processOnStream(exchange: Operation, token: string): Promise<void> {
    const { response, request, text, record } = exchange;
    const params = paramsIn(request, text);
    if (params instanceof OperationError) return this.#finish(exchange, params);
    const id = params.extensions?.operationId;
    if (typeof id !== 'string' || id.length > MAX_OPERATION_ID) return this.#finish(exchange, OPERATION_ID_NEEDED);
    const prepared = this.#prepare(exchange, this.#operationRequest(exchange));
    if (prepared instanceof RequestError) return prepared.send(response);
    const stream = this.#isDraining ? DRAINING : this.#eventStreams.forOperation(token, id);
    if (stream instanceof RequestError) return stream.send(response);
    stream.begin(id);
    response.writeHead(202, [...CORS, 'x-request-id', record.id, 'content-length', '0']);
    response.end();
    const result = prepared instanceof OperationError ? prepared : await this.#run(prepared);
    if ('query' in result) stream.follow(id, result);
    else stream.finish(id, JSON.stringify(result instanceof OperationError ? { errors: result.errors } : result));
    this.#options.requestLog.finish(record, 'sse', 'query' in result ? {} : result);
  }

  #run({ operation, execution }: Prepared): Promise<Subscription | ExecutionResult | OperationError> {
    const { engine } = this.#options;
    return operation.normalized === null
      ? engine.execute(operation, execution)
      : engine.subscribe(operation, execution);
  }

  #operationRequest({ request, text }: Operation): ReadRequest | OperationError {
    const params = paramsIn(request, text);
    if (params instanceof OperationError) return params;
    const query = this.#options.persistedOperations.documentFor(params);
    return query instanceof OperationError ? query : { ...params, query };
  }

  async #executeCached(exchange: Operation, operation: PreparedOperation, execution: Execution): Promise<void> {
    const { engine, requestLog, admission } = this.#options;
    const { accepted, record } = exchange;
    const type = accepted.result ?? 'application/json';
    const onPacked = (): void => admission.countUnread(exchange.response, exchange.client);
    const uncached = await this.#cachedQueries.executeAndSend(
      { ...exchange, type, requestId: record.id, onPacked },
      operation,
      (tracker) => engine.execute(operation, execution, tracker),
    );
    if (uncached === null) {
      admission.countUnread(exchange.response, exchange.client);
      requestLog.finish(record, 'http', {}, 'miss');
    } else this.#finish(exchange, uncached);
  }

  async #subscribe(exchange: Operation, operation: PreparedOperation, execution: Execution): Promise<void> {
    const { response, accepted, record, request } = exchange;
    const format = accepted.multipart ? MULTIPART : accepted.eventStream ? EVENT_STREAM : null;
    if (format === null) return this.#finish(exchange, STREAM_NEEDED);
    const { admission, engine } = this.#options;
    const connection = (this.#isDraining ? admission.countRejection(DRAINING) : null) ?? admission.connect(request);
    if (connection instanceof RequestError) return connection.send(response);
    response.once('close', () => connection[Symbol.dispose]());
    const subscription = await engine.subscribe(operation, execution);
    if (subscription instanceof OperationError) return this.#finish(exchange, subscription);
    const resumeRevision =
      (subscription.isResumable ? lastEventRevision(request) : null) ?? subscription.resumeRevision;
    this.#streams.serve(response, { ...subscription, resumeRevision }, format, record.id);
    this.#options.requestLog.finish(record, 'sse', {});
  }

  #finish(exchange: Operation, result: ExecutionResult | OperationError): void {
    const { response, record, accepted } = exchange;
    const countUnread = (): void => this.#options.admission.countUnread(response, exchange.client);
    sendResult(response, accepted, result, record.id, countUnread);
    countUnread();
    this.#options.requestLog.finish(record, 'http', result, 'bypass');
  }

  #fail(exchange: Operation, error: unknown): void {
    const masked = this.#options.engine.unexpected(error);
    if (exchange.response.headersSent) exchange.response.destroy();
    else this.#finish(exchange, masked);
  }

  /** Rejects new subscriptions from now on. */
  drain(): void {
    this.#isDraining = true;
    this.#eventStreams.drain();
  }

  [Symbol.dispose](): void {
    this.#streams[Symbol.dispose]();
  }
}
