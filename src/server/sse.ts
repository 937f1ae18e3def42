import type { ServerResponse } from 'node:http';
import type { Answers } from '../live/live-queries.ts';
import type { Followed } from '../live/subscription.ts';
import type { Asked } from '../live/operation-key.ts';
import { Member, type News } from '../live/subscriber.ts';
import type { StandingAnswer } from '../live/live-query.ts';
import { ANYBODY } from '../auth/viewer.ts';
import { CORS } from './cors.ts';
import type { Weigh } from './graphql/document-limits.ts';
import type { GraphQLEngine } from './graphql/yoga.ts';
import { isPlanned, plan } from './graphql/prepare-operation.ts';

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
export class EventStreams implements AsyncDisposable {
  readonly #graphql: GraphQLEngine;
  readonly #answers: Answers;
  readonly #open = new Set<ServerResponse>();
  readonly #pinging: NodeJS.Timeout;

  constructor(graphql: GraphQLEngine, answers: Answers) {
    this.#graphql = graphql;
    this.#answers = answers;
    // One timer for all.
    this.#pinging = setInterval(() => {
      for (const response of this.#open) if (!response.writableNeedDrain) response.write(PING);
    }, PING_MS).unref();
  }

  /** Follows a subscription on a response. null: it is none, or something is wrong with it; let the engine say what. */
  async follow(response: ServerResponse, asked: Asked, weigh: Weigh): Promise<StandingAnswer | null> {
    const followed = await this.#answerTo(asked, weigh);
    if (followed === null) return null;
    const { answer } = followed;
    // He may have left meanwhile.
    if (response.closed) return answer;
    response.writeHead(200, HEAD);
    response.write(PING);
    const reader = new EventReader(followed, response);
    this.#open.add(response);
    answer.counts.streams += 1;
    response.once('close', () => {
      this.#open.delete(response);
      answer.counts.streams -= 1;
      answer.leave(reader);
    });
    answer.join(reader);
    return answer;
  }

  /** Whether somebody follows it already, so that nothing has to be executed. */
  knows(asked: Asked): boolean {
    return this.#answers.known(asked, ANYBODY) !== null;
  }

  async #answerTo(asked: Asked, weigh: Weigh): Promise<Followed | null> {
    const known = this.#answers.known(asked, ANYBODY);
    if (known !== null) return known;
    const planned = await plan(this.#graphql, asked, ANYBODY, weigh);
    return isPlanned(planned) && planned.isSubscription ? this.#answers.answerTo(planned, asked.query) : null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#pinging);
  }
}

const events = new WeakMap<News, Buffer>();

/** The bytes of an event, the same for all its readers. */
function eventOf(news: News): Buffer {
  const known = events.get(news);
  if (known !== undefined) return known;
  const event = Buffer.from(`event: next\ndata: ${news.text}\n\n`);
  events.set(news, event);
  return event;
}

/** A subscriber on an event stream. */
class EventReader extends Member {
  readonly #answer: StandingAnswer;
  readonly #response: ServerResponse;
  #isWaiting = false;

  constructor({ answer, revision }: Followed, response: ServerResponse) {
    super(revision);
    this.#answer = answer;
    this.#response = response;
  }

  override take(news: News): boolean {
    if (this.#response.writableNeedDrain) {
      this.#answer.counts.skips += 1;
      if (!this.#isWaiting) this.#response.once('drain', () => this.#drained());
      this.#isWaiting = true;
      return false;
    }
    this.#response.write(eventOf(news));
    this.#answer.counts.pushes += 1;
    return true;
  }

  #drained(): void {
    this.#isWaiting = false;
    this.#answer.resume(this);
  }

  override end(): void {
    this.#response.end(COMPLETE);
  }
}
