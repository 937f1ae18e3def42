import type { ExecutionResult } from 'graphql';
import { Subscriber } from './subscriber.ts';

/** A reader whom an engine takes for an async iterable. */
export abstract class IterableSubscriber extends Subscriber implements AsyncIterableIterator<ExecutionResult> {
  abstract next(): Promise<IteratorResult<ExecutionResult>>;

  /** He leaves. */
  abstract return(): Promise<IteratorResult<ExecutionResult>>;

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
