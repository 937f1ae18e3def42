import type { ExecutionResult } from 'graphql';
import type { LiveQuery } from './live-query.ts';
import { Subscriber, type Update } from './subscriber.ts';
import type { Subscription } from './subscription.ts';

/**
 * A subscriber that pulls: an async iterable that holds at most one result. A slow consumer receives that one, then the
 * newest, and skips those in between; it neither delays others nor needs more memory.
 */
export class PullSubscriber extends Subscriber implements AsyncIterableIterator<ExecutionResult> {
  readonly #query: LiveQuery;
  #buffered: ExecutionResult | null = null;
  #pending: PromiseWithResolvers<IteratorResult<ExecutionResult>> | null = null;
  #isCompleted = false;

  constructor({ query, resumeRevision }: Subscription) {
    super(resumeRevision);
    this.#query = query;
    query.subscribe(this);
  }

  override trySend({ result }: Update): boolean {
    if (this.#isCompleted || this.#buffered !== null) return false;
    if (this.#pending === null) this.#buffered = result;
    else this.#pending.resolve({ done: false, value: result });
    this.#pending = null;
    this.#query.counters.pushes += 1;
    return true;
  }

  override complete(): void {
    this.#isCompleted = true;
    this.#pending?.resolve({ done: true, value: undefined });
    this.#pending = null;
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#buffered !== null) {
      const value = this.#buffered;
      this.#buffered = null;
      this.#query.resume(this);
      return Promise.resolve({ done: false, value });
    }
    if (this.#isCompleted) return Promise.resolve({ done: true, value: undefined });
    this.#pending ??= Promise.withResolvers();
    return this.#pending.promise;
  }

  /** Unsubscribes at once, even if no result is due. */
  return(): Promise<IteratorResult<ExecutionResult>> {
    this.#buffered = null;
    this.complete();
    this.#query.unsubscribe(this);
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    void this.return();
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
