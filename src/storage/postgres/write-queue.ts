import { storageErrorKind } from './errors.ts';

/**
 * Serialises the writes of one node. Only the first takes a connection to wait for the lock; the others remain free for
 * reads. If that write fails because the lock or the database is unavailable, the queued writes fail with the same
 * error.
 */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | null = null;

  enqueue<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#failure;
    const turn = this.#last.then(async () => {
      if (this.#failure !== null && this.#failure !== before) throw this.#failure.error;
      try {
        return await work();
      } catch (error) {
        const kind = storageErrorKind(error);
        if (kind === 'LOCKED' || kind === 'UNREACHABLE') this.#failure = { error };
        throw error;
      }
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
