import type { ServerResponse } from 'node:http';
import { Subscriber } from '../live/subscriber.ts';
import type { Update } from '../live/update.ts';
import type { LiveQuery } from '../live/live-query.ts';
import type { Subscription } from '../live/subscription.ts';
import { CORS } from './cors.ts';

const PING_MS = 12_000;
const PING = Buffer.from(':\n\n');
const COMPLETE = 'event: complete\ndata:\n\n';
const nextEvent = (json: string): string => `event: next\ndata: ${json}\n\n`;

export const SSE_HEADERS: readonly string[] = [
  'content-type',
  'text/event-stream',
  'connection',
  'keep-alive',
  'cache-control',
  'no-cache',
  'content-encoding',
  'none',
];

/** A whole event stream with one result. */
export function sseResult(json: string): string {
  return `${PING}${nextEvent(json)}${COMPLETE}`;
}

/** Serves subscriptions as server-sent events, in the distinct connections mode of GraphQL over SSE. */
export class SseHandler implements Disposable {
  readonly #open = new Set<ServerResponse>();
  readonly #pings: NodeJS.Timeout;

  constructor() {
    // One timer for all streams.
    this.#pings = setInterval(() => {
      for (const response of this.#open) if (!response.writableNeedDrain) response.write(PING);
    }, PING_MS).unref();
  }

  serve(response: ServerResponse, subscription: Subscription, requestId: string): void {
    const { query } = subscription;
    // The client may have disconnected meanwhile.
    if (response.closed) return;
    response.writeHead(200, [...SSE_HEADERS, ...CORS, 'x-request-id', requestId]);
    // Some browsers report an open stream only after its first bytes.
    response.write(PING);
    const subscriber = new SseSubscriber(subscription, response);
    this.#open.add(response);
    query.counters.eventStreams += 1;
    response.once('close', () => {
      this.#open.delete(response);
      query.counters.eventStreams -= 1;
      query.unsubscribe(subscriber);
    });
    query.subscribe(subscriber);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#pings);
  }
}

const events = new WeakMap<Update, Buffer>();

/** The bytes of an update's event, shared by all its subscribers. */
function eventFor(update: Update): Buffer {
  const known = events.get(update);
  if (known !== undefined) return known;
  const event = Buffer.from(nextEvent(update.text));
  events.set(update, event);
  return event;
}

class SseSubscriber extends Subscriber {
  readonly #query: LiveQuery;
  readonly #response: ServerResponse;
  #waitsForDrain = false;

  constructor({ query, resumeRevision }: Subscription, response: ServerResponse) {
    super(resumeRevision);
    this.#query = query;
    this.#response = response;
  }

  override trySend(update: Update): boolean {
    if (this.#response.writableNeedDrain) {
      this.#query.counters.pushesSkipped += 1;
      if (!this.#waitsForDrain) this.#response.once('drain', () => this.#resume());
      this.#waitsForDrain = true;
      return false;
    }
    this.#response.write(eventFor(update));
    this.#query.counters.pushes += 1;
    return true;
  }

  #resume(): void {
    this.#waitsForDrain = false;
    this.#query.resume(this);
  }

  override complete(): void {
    this.#response.end(COMPLETE);
  }
}
