import type { ServerResponse } from 'node:http';
import type { Answers } from '../answers/answers.ts';
import { type Asked, wordsOf } from '../answers/identity.ts';
import { Member, type News } from '../answers/member.ts';
import type { StandingAnswer } from '../answers/standing-answer.ts';
import { ANYBODY } from '../rights/viewer.ts';
import { CORS } from './cors.ts';
import type { GraphQLEngine } from './graphql.ts';
import { isPlanned, plan } from './plan.ts';

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

  /** Follows a subscription on a response. False: it is none, or something is wrong with it; let the engine say what. */
  async follow(response: ServerResponse, asked: Asked): Promise<boolean> {
    const answer = await this.#answerTo(asked);
    if (answer === null) return false;
    response.writeHead(200, HEAD);
    response.write(PING);
    const reader = new EventReader(answer, response);
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      answer.leave(reader);
    });
    if (!response.closed) answer.join(reader);
    return true;
  }

  async #answerTo(asked: Asked): Promise<StandingAnswer | null> {
    const words = wordsOf(asked, ANYBODY);
    const known = this.#answers.known(words);
    if (known !== null) return known;
    const planned = await plan(this.#graphql, asked, ANYBODY);
    return isPlanned(planned) && planned.isSubscription ? this.#answers.answerTo(planned, words) : null;
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

  constructor(answer: StandingAnswer, response: ServerResponse) {
    super();
    this.#answer = answer;
    this.#response = response;
  }

  override take(news: News): boolean {
    if (this.#response.writableNeedDrain) {
      if (this.#response.listenerCount('drain') === 0) this.#response.once('drain', () => this.#answer.resume(this));
      return false;
    }
    this.#response.write(eventOf(news));
    return true;
  }

  override end(): void {
    this.#response.end(COMPLETE);
  }
}
