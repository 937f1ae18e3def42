import type { ExecutionResult } from 'graphql';
import type { Subscription } from '../../live/subscription.ts';
import { IterableSubscriber } from '../../live/iterable-subscriber.ts';
import type { Update } from '../../live/subscriber.ts';
import type { LiveQuery } from '../../live/live-query.ts';
import type { WebSocketConnection } from './connection.ts';

/**
 * A subscriber on a WebSocket. For graphql-ws, which keeps the protocol, he is an async iterable that gives nothing
 * until it ends: what he is told is written to the socket directly, the text shared by all, with his own id before it.
 * `return()` does not settle the pending `next()`: graphql-ws would send a `complete` for an id that may be used anew.
 */
export class WebSocketSubscriber extends IterableSubscriber {
  readonly #answer: LiveQuery;
  readonly #line: WebSocketConnection;
  readonly #head: string;
  #finish: ((end: IteratorResult<ExecutionResult>) => void) | null = null;

  constructor({ query, resumeRevision }: Subscription, line: WebSocketConnection, id: string) {
    super(resumeRevision);
    this.#answer = query;
    this.#line = line;
    this.#head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  override trySend({ text }: Update): boolean {
    if (this.#line.isFull) {
      this.#answer.counters.pushesSkipped += 1;
      this.#line.whenDrained(this);
      return false;
    }
    this.#line.send(`${this.#head}${text}}`);
    this.#answer.counters.pushes += 1;
    return true;
  }

  /** There is room on the line again. */
  drained(): void {
    this.#answer.resume(this);
  }

  override complete(): void {
    this.#finish?.({ done: true, value: undefined });
  }

  /** Called once, as graphql-ws begins to read: from now on he is told. */
  override next(): Promise<IteratorResult<ExecutionResult>> {
    const ended = new Promise<IteratorResult<ExecutionResult>>((resolve) => {
      this.#finish = resolve;
    });
    this.#answer.subscribe(this);
    return ended;
  }

  override return(): Promise<IteratorResult<ExecutionResult>> {
    this.#finish = null;
    this.#answer.unsubscribe(this);
    return Promise.resolve({ done: true, value: undefined });
  }
}
