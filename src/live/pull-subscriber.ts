import type { ExecutionResult } from 'graphql';
import type { Subscription } from './subscription.ts';
import { IterableSubscriber } from './iterable-subscriber.ts';
import type { Update } from './subscriber.ts';
import type { LiveQuery } from './live-query.ts';

/**
 * A reader who pulls: an async iterable that holds at most one result for him. A reader who is slow finds that one when
 * he reads again, and then the newest, and none of those between; he delays nobody and costs nothing more.
 */
export class PullSubscriber extends IterableSubscriber {
  #waiting: ExecutionResult | null = null;
  #reader: PromiseWithResolvers<IteratorResult<ExecutionResult>> | null = null;
  #ended = false;
  readonly #answer: LiveQuery;

  constructor({ query, resumeRevision }: Subscription) {
    super(resumeRevision);
    this.#answer = query;
    query.subscribe(this);
  }

  override trySend({ result }: Update): boolean {
    if (this.#ended || this.#waiting !== null) return false;
    if (this.#reader === null) this.#waiting = result;
    else this.#reader.resolve({ done: false, value: result });
    this.#reader = null;
    this.#answer.counters.pushes += 1;
    return true;
  }

  override complete(): void {
    this.#ended = true;
    this.#reader?.resolve({ done: true, value: undefined });
    this.#reader = null;
  }

  override next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#waiting !== null) {
      const value = this.#waiting;
      this.#waiting = null;
      this.#answer.resume(this);
      return Promise.resolve({ done: false, value });
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    this.#reader ??= Promise.withResolvers();
    return this.#reader.promise;
  }

  /** He leaves: at once, however quiet his answer is. */
  override return(): Promise<IteratorResult<ExecutionResult>> {
    this.#waiting = null;
    this.complete();
    this.#answer.unsubscribe(this);
    return Promise.resolve({ done: true, value: undefined });
  }
}
