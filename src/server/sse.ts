import type { ServerResponse } from 'node:http';
import { Subscriber } from '../live/subscriber.ts';
import type { Update } from '../live/update.ts';
import type { Subscription } from '../live/subscription.ts';
import { CORS } from './cors.ts';
import { FINAL_EVENT_ID, retryField, SSE_HEADERS } from './event-source.ts';

const PING_MS = 12_000;
const PING = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';
/** The time until a client reconnects after the server has ended its stream. */
const RETRY_MS = 1_000;

const nextEvent = (json: string, id: string | null): string =>
  `event: next\n${id === null ? '' : `id: ${id}\n`}data: ${json}\n\n`;

/** Returns a complete event stream with one result. */
export function sseResult(json: string): string {
  return `${PING}${nextEvent(json, FINAL_EVENT_ID)}${COMPLETE}`;
}

/** The format of the results of a subscription in a response that stays open. */
export interface StreamFormat {
  readonly headers: readonly string[];
  /** Sent before everything else. */
  readonly start: string;
  /** Sent first and at intervals, so that the connection stays open. */
  readonly ping: string;
  next(update: Update, isResumable: boolean): string;
  readonly complete: string;
  /** Sent instead if the client should reconnect. */
  disconnect(): string;
}

/** Server-sent events, in the distinct connections mode of GraphQL over SSE. Ids are revisions. */
export const EVENT_STREAM: StreamFormat = {
  headers: SSE_HEADERS,
  start: '',
  ping: PING,
  next: (update, isResumable) => nextEvent(update.text, eventId(update, isResumable)),
  complete: COMPLETE,
  disconnect: () => retryField(RETRY_MS),
};

function eventId({ isRejection, isTemporaryFailure, revision }: Update, isResumable: boolean): string | null {
  if (isRejection && !isTemporaryFailure) return FINAL_EVENT_ID;
  return isResumable && revision !== null ? String(revision) : null;
}

/** Serves subscriptions as responses that stay open. */
export class StreamHandler implements Disposable {
  readonly #open = new Map<ServerResponse, string>();
  readonly #pings: NodeJS.Timeout;

  constructor() {
    // One timer for all streams.
    this.#pings = setInterval(() => {
      for (const [response, ping] of this.#open) if (!isFull(response)) response.write(ping);
    }, PING_MS).unref();
  }

  /** Starts a response that stays open. Returns false if the client has disconnected. */
  open(response: ServerResponse, format: StreamFormat, requestId: string, onClose: () => void): boolean {
    const { headers, start, ping } = format;
    if (response.closed) return false;
    response.writeHead(200, [...headers, ...CORS, 'x-request-id', requestId]);
    // Sent at once, because some browsers report an open stream only after its first bytes.
    response.write(`${start}${ping}`);
    this.#open.set(response, ping);
    response.once('close', () => {
      this.#open.delete(response);
      onClose();
    });
    return true;
  }

  serve(response: ServerResponse, subscription: Subscription, format: StreamFormat, requestId: string): void {
    const { query } = subscription;
    const subscriber = new StreamSubscriber(subscription, response, format);
    const isOpen = this.open(response, format, requestId, () => {
      query.counters.eventStreams -= 1;
      query.unsubscribe(subscriber);
    });
    if (!isOpen) return;
    query.counters.eventStreams += 1;
    query.subscribe(subscriber);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#pings);
  }
}

/** Whether the write buffer is full. A response that waits for earlier ones on its connection has no socket. */
function isFull({ socket, writableNeedDrain }: ServerResponse): boolean {
  return socket?.writableNeedDrain ?? writableNeedDrain;
}

/** Chunks by update, shared by all its subscribers. An update belongs to one operation, which is resumable or not. */
const written = new WeakMap<StreamFormat, WeakMap<Update, Buffer>>();

function chunkOf(update: Update, format: StreamFormat, isResumable: boolean): Buffer {
  let chunks = written.get(format);
  if (chunks === undefined) written.set(format, (chunks = new WeakMap()));
  let chunk = chunks.get(update);
  if (chunk === undefined) chunks.set(update, (chunk = asChunk(format.next(update, isResumable))));
  return chunk;
}

/** Returns a chunk of a response with the chunked transfer coding (RFC 9112, section 7.1). */
function asChunk(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}

class StreamSubscriber extends Subscriber {
  readonly #subscription: Subscription;
  readonly #response: ServerResponse;
  readonly #format: StreamFormat;
  #waitsForDrain = false;

  constructor(subscription: Subscription, response: ServerResponse, format: StreamFormat) {
    super(subscription.resumeRevision);
    this.#subscription = subscription;
    this.#response = response;
    this.#format = format;
  }

  override trySend(update: Update): boolean {
    const { query, isResumable } = this.#subscription;
    if (isFull(this.#response)) {
      query.counters.pushesSkipped += 1;
      if (!this.#waitsForDrain) (this.#response.socket ?? this.#response).once('drain', () => this.#resume());
      this.#waitsForDrain = true;
      return false;
    }
    this.#send(update, isResumable);
    query.counters.pushes += 1;
    return true;
  }

  /**
   * Writes a chunk, which all subscribers share, directly to the socket; the response would write its parts in another
   * turn. Bytes that the response has not written yet come first.
   */
  #send(update: Update, isResumable: boolean): void {
    const response = this.#response;
    const { socket, req } = response;
    const isWritten = socket !== null && response.writableLength === socket.writableLength;
    if (isWritten && req.httpVersion !== '1.0' && !response.writableEnded) {
      socket.write(chunkOf(update, this.#format, isResumable));
    } else response.write(this.#format.next(update, isResumable));
  }

  #resume(): void {
    this.#waitsForDrain = false;
    this.#subscription.query.resume(this);
  }

  override complete(): void {
    this.#response.end(this.#format.complete);
  }

  /** Ends the stream without `complete`: clients treat that as a lost connection, and subscribe again. */
  override disconnect(): void {
    this.#response.end(this.#format.disconnect());
  }
}
