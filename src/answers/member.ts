import type { ExecutionResult } from 'graphql';

/** A result, as text and with the revision of the list in it (null: it has none). */
export interface Given {
  readonly result: ExecutionResult;
  readonly text: string;
  readonly revision: number | null;
}

/**
 * One reader of a standing answer: an async iterable that holds at most the newest result for him. A reader who is slow
 * finds that one when he reads again, and none of those before it; he delays nobody and costs nothing more.
 */
export class Member implements AsyncIterableIterator<ExecutionResult> {
  #waiting: ExecutionResult | null = null;
  #reader: PromiseWithResolvers<IteratorResult<ExecutionResult>> | null = null;
  #ended = false;
  readonly #leave: (member: Member) => void;
  /** What he was given last, so that he is given nothing twice. */
  #held: { readonly text: string; readonly revision: number | null } = { text: '', revision: null };

  constructor(leave: (member: Member) => void) {
    this.#leave = leave;
  }

  /** Gives him a result, or puts it in the place of the one that he has not read yet; nothing that he holds already. */
  give({ result, text, revision }: Given): void {
    const isOld = revision !== null && this.#held.revision !== null && revision <= this.#held.revision;
    if (this.#ended || isOld || text === this.#held.text) return;
    this.#held = { text, revision };
    if (this.#reader === null) this.#waiting = result;
    else {
      this.#reader.resolve({ done: false, value: result });
      this.#reader = null;
    }
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#waiting !== null) {
      const value = this.#waiting;
      this.#waiting = null;
      return Promise.resolve({ done: false, value });
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    this.#reader ??= Promise.withResolvers();
    return this.#reader.promise;
  }

  /** He leaves: at once, however quiet his answer is. */
  return(): Promise<IteratorResult<ExecutionResult>> {
    if (!this.#ended) {
      this.#ended = true;
      this.#waiting = null;
      this.#reader?.resolve({ done: true, value: undefined });
      this.#reader = null;
      this.#leave(this);
    }
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
