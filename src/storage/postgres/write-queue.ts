import { storageErrorKind } from './errors.ts';

/**
 * Those who write stand in one line within their node, so that only the first of them takes a connection to wait for the
 * lock, and readers have all the others. When he gives up, so do those who stood behind him: none would fare better.
 */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();
  #givenUp: { readonly error: unknown } | null = null;

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#givenUp;
    const turn = this.#last.then(async () => {
      if (this.#givenUp !== null && this.#givenUp !== before) throw this.#givenUp.error;
      try {
        return await work();
      } catch (error) {
        const fault = storageErrorKind(error);
        if (fault === 'LOCKED' || fault === 'UNREACHABLE') this.#givenUp = { error };
        throw error;
      }
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
