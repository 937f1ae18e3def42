import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Subscriber } from '../live/subscriber.ts';
import type { Subscription, SubscriptionSource } from '../live/subscription.ts';
import type { Update } from '../live/update.ts';
import type { AdmissionControl } from './admission/admission-control.ts';
import { MEMORY_BUDGET_EXCEEDED } from './admission/memory-budget.ts';
import { CORS } from './cors.ts';
import { RequestError } from './http-error.ts';
import { EVENT_STREAM, type StreamHandler } from './sse.ts';
import { checkOperationCount } from './websocket/checks.ts';
import { SocketMemory } from './websocket/socket-memory.ts';

/** The header with the token of a stream. */
const TOKEN_HEADER = 'x-graphql-event-stream-token';

/** A stream that is reserved but not opened is dropped after this time. */
const RESERVATION_MS = 30_000;

const NOT_FOUND = new RequestError(404, 'STREAM_NOT_FOUND', 'There is no such event stream; reserve one with PUT.');
const ALREADY_OPEN = new RequestError(409, 'STREAM_CONFLICT', 'The event stream is open already.');
const NOT_OPEN = new RequestError(409, 'STREAM_CONFLICT', 'The event stream is not open yet.');
const ID_IN_USE = new RequestError(409, 'STREAM_CONFLICT', 'The stream has an operation with this id already.');

/** Returns the token of a stream in a request, from its header or the parameter `token`; null if there is none. */
export function streamToken({ headers, url = '' }: IncomingMessage): string | null {
  const given = headers[TOKEN_HEADER] ?? parameter(url, 'token');
  return typeof given === 'string' ? given : null;
}

function parameter(url: string, name: string): string | null {
  return url.includes(`${name}=`) ? new URLSearchParams(url.slice(url.indexOf('?') + 1)).get(name) : null;
}

/** The event streams of GraphQL over SSE in its single connection mode: many operations on one response. */
export class EventStreams {
  readonly #streams = new Map<string, EventStream>();
  readonly #admission: AdmissionControl;
  readonly #responses: StreamHandler;

  constructor(admission: AdmissionControl, responses: StreamHandler) {
    this.#admission = admission;
    this.#responses = responses;
  }

  /** PUT: reserves a stream and responds with its token. It counts as a connection from now on. */
  reserve(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.#admission.connect(request);
    if (connection instanceof RequestError) return connection.send(response);
    const token = randomUUID();
    const stream = new EventStream(new SocketMemory(connection.memory), () => {
      this.#streams.delete(token);
      connection[Symbol.dispose]();
    });
    this.#streams.set(token, stream);
    response.writeHead(201, [...CORS, 'content-type', 'text/plain; charset=utf-8', 'cache-control', 'no-store']);
    response.end(token);
  }

  /** GET: opens a reserved stream. */
  open(response: ServerResponse, token: string, requestId: string): void {
    const stream = this.#streams.get(token);
    if (stream === undefined) return NOT_FOUND.send(response);
    if (stream.isOpen) return ALREADY_OPEN.send(response);
    if (this.#responses.open(response, EVENT_STREAM, requestId, () => stream.end())) stream.open(response);
  }

  /** DELETE: completes an operation at the client's request. */
  complete(request: IncomingMessage, response: ServerResponse): void {
    const stream = this.#streams.get(streamToken(request) ?? '');
    if (stream === undefined) return NOT_FOUND.send(response);
    stream.complete(parameter(request.url ?? '', 'operationId') ?? '');
    response.writeHead(200, [...CORS, 'content-length', '0']);
    response.end();
  }

  /** Returns the open stream on which an operation may begin, or why it may not. */
  forOperation(token: string, id: string): EventStream | RequestError {
    const stream = this.#streams.get(token);
    if (stream === undefined) return NOT_FOUND;
    if (!stream.isOpen) return NOT_OPEN;
    if (stream.has(id)) return ID_IN_USE;
    const rejection =
      checkOperationCount(stream.size + 1) ?? (stream.memory.addOperation(id) ? null : MEMORY_BUDGET_EXCEEDED);
    return this.#admission.countRejection(rejection) ?? stream;
  }

  /** Ends streams without operations. The others end with the live queries that they follow. */
  drain(): void {
    for (const stream of this.#streams.values()) if (stream.size === 0) stream.disconnect();
  }
}

/** One stream, with the operations that send on it. */
class EventStream {
  readonly memory: SocketMemory;
  readonly #onEnd: () => void;
  readonly #reservation: NodeJS.Timeout;
  readonly #operations = new Map<string, (() => void) | null>();
  #response: ServerResponse | null = null;

  constructor(memory: SocketMemory, onEnd: () => void) {
    this.memory = memory;
    this.#onEnd = onEnd;
    this.#reservation = setTimeout(() => this.end(), RESERVATION_MS).unref();
  }

  get isOpen(): boolean {
    return this.#response !== null;
  }

  /** The number of running operations. */
  get size(): number {
    return this.#operations.size;
  }

  has(id: string): boolean {
    return this.#operations.has(id);
  }

  open(response: ServerResponse): void {
    clearTimeout(this.#reservation);
    this.#response = response;
    response.on('drain', () => this.memory.setUnsent(0));
  }

  /** Starts an operation. The id belongs to it until one side completes it. */
  begin(id: string): void {
    this.#operations.set(id, null);
  }

  follow(id: string, { query, resumeRevision }: Subscription): void {
    const response = this.#response;
    if (response === null || !this.has(id)) return;
    const subscriber = new OperationSubscriber({ stream: this, response, id, query, resumeRevision });
    this.#operations.set(id, () => query.unsubscribe(subscriber));
    query.subscribe(subscriber);
  }

  /** Sends the only result of an operation. */
  finish(id: string, json: string): void {
    this.send(id, json);
    this.sendComplete(id);
  }

  /** Sends a result, unless the operation is completed. */
  send(id: string, json: string): void {
    if (!this.has(id)) return;
    const response = this.#response;
    response?.write(`event: next\ndata: {"id":${JSON.stringify(id)},"payload":${json}}\n\n`);
    if (response?.writableNeedDrain && !this.memory.setUnsent(response.writableLength)) response.destroy();
  }

  sendComplete(id: string): void {
    if (!this.#operations.delete(id)) return;
    this.memory.removeOperation(id);
    this.#response?.write(`event: complete\ndata: {"id":${JSON.stringify(id)}}\n\n`);
  }

  /** Completes an operation at the client's request. */
  complete(id: string): void {
    this.#operations.get(id)?.();
    if (this.#operations.delete(id)) this.memory.removeOperation(id);
  }

  /** Ends the response without completing the operations, so that the client reconnects. */
  disconnect(): void {
    this.#response?.end(EVENT_STREAM.disconnect());
  }

  end(): void {
    clearTimeout(this.#reservation);
    for (const id of this.#operations.keys()) this.complete(id);
    this.#response = null;
    this.#onEnd();
  }
}

interface OperationSubscriberParts {
  readonly stream: EventStream;
  readonly response: ServerResponse;
  readonly id: string;
  readonly query: SubscriptionSource;
  readonly resumeRevision: number | null;
}

class OperationSubscriber extends Subscriber {
  readonly #parts: OperationSubscriberParts;
  #waitsForDrain = false;

  constructor(parts: OperationSubscriberParts) {
    super(parts.resumeRevision);
    this.#parts = parts;
  }

  override trySend({ text }: Update): boolean {
    const { stream, response, id, query } = this.#parts;
    if (response.writableNeedDrain) {
      query.counters.pushesSkipped += 1;
      if (!this.#waitsForDrain) response.once('drain', () => this.#resume());
      this.#waitsForDrain = true;
      return false;
    }
    stream.send(id, text);
    query.counters.pushes += 1;
    return true;
  }

  #resume(): void {
    this.#waitsForDrain = false;
    this.#parts.query.resume(this);
  }

  override complete(): void {
    this.#parts.stream.sendComplete(this.#parts.id);
  }

  override disconnect(): void {
    this.#parts.stream.disconnect();
  }
}
