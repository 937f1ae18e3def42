import type { ServerResponse } from 'node:http';
import type { LiveQueries } from '../live/live-queries.ts';
import type { Subscription } from '../live/subscription.ts';
import type { OperationRequest } from '../live/operation-key.ts';
import { Subscriber, type Update } from '../live/subscriber.ts';
import type { LiveQuery } from '../live/live-query.ts';
import { ANONYMOUS } from '../auth/viewer.ts';
import { CORS } from './cors.ts';
import type { OnCost } from './graphql/document-limits.ts';
import type { GraphQLEngine } from './graphql/yoga.ts';
import { isPrepared, prepareOperation } from './graphql/prepare-operation.ts';

const PING_MS = 12_000;
const PING = Buffer.from(':\n\n');
const COMPLETE = Buffer.from('event: complete\ndata:\n\n');
/** As the engine writes it. */
const HEAD = [
  'content-type',
  'text/event-stream',
  'connection',
  'keep-alive',
  'cache-control',
  'no-cache',
  'content-encoding',
  'none',
  ...CORS,
];

/** Live answers over server-sent events, in the distinct connections mode of GraphQL over SSE. */
export class SseHandler implements AsyncDisposable {
  readonly #graphql: GraphQLEngine;
  readonly #answers: LiveQueries;
  readonly #open = new Set<ServerResponse>();
  readonly #pinging: NodeJS.Timeout;

  constructor(graphql: GraphQLEngine, answers: LiveQueries) {
    this.#graphql = graphql;
    this.#answers = answers;
    // One timer for all.
    this.#pinging = setInterval(() => {
      for (const response of this.#open) if (!response.writableNeedDrain) response.write(PING);
    }, PING_MS).unref();
  }

  /** Follows a subscription on a response. null: it is none, or something is wrong with it; let the engine say what. */
  async follow(response: ServerResponse, asked: OperationRequest, onCost: OnCost): Promise<LiveQuery | null> {
    const followed = await this.#answerTo(asked, onCost);
    if (followed === null) return null;
    const { query } = followed;
    // He may have left meanwhile.
    if (response.closed) return query;
    response.writeHead(200, HEAD);
    response.write(PING);
    const reader = new EventReader(followed, response);
    this.#open.add(response);
    query.counters.eventStreams += 1;
    response.once('close', () => {
      this.#open.delete(response);
      query.counters.eventStreams -= 1;
      query.unsubscribe(reader);
    });
    query.subscribe(reader);
    return query;
  }

  /** Whether somebody follows it already, so that nothing has to be executed. */
  knows(asked: OperationRequest): boolean {
    return this.#answers.getExisting(asked, ANONYMOUS) !== null;
  }

  async #answerTo(asked: OperationRequest, onCost: OnCost): Promise<Subscription | null> {
    const known = this.#answers.getExisting(asked, ANONYMOUS);
    if (known !== null) return known;
    const planned = await prepareOperation(this.#graphql, asked, ANONYMOUS, onCost);
    return isPrepared(planned) && planned.isSubscription ? this.#answers.getOrCreate(planned, asked.query) : null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#pinging);
  }
}

const events = new WeakMap<Update, Buffer>();

/** The bytes of an event, the same for all its readers. */
function eventOf(news: Update): Buffer {
  const known = events.get(news);
  if (known !== undefined) return known;
  const event = Buffer.from(`event: next\ndata: ${news.text}\n\n`);
  events.set(news, event);
  return event;
}

/** A subscriber on an event stream. */
class EventReader extends Subscriber {
  readonly #answer: LiveQuery;
  readonly #response: ServerResponse;
  #isWaiting = false;

  constructor({ query, resumeRevision }: Subscription, response: ServerResponse) {
    super(resumeRevision);
    this.#answer = query;
    this.#response = response;
  }

  override trySend(news: Update): boolean {
    if (this.#response.writableNeedDrain) {
      this.#answer.counters.pushesSkipped += 1;
      if (!this.#isWaiting) this.#response.once('drain', () => this.#drained());
      this.#isWaiting = true;
      return false;
    }
    this.#response.write(eventOf(news));
    this.#answer.counters.pushes += 1;
    return true;
  }

  #drained(): void {
    this.#isWaiting = false;
    this.#answer.resume(this);
  }

  override complete(): void {
    this.#response.end(COMPLETE);
  }
}
