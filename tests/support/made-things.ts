import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** What workers make for each other, kept by the main process: the other side of `madeOnce`. */
export class MadeThings {
  readonly #byKey = new Map<string, PromiseWithResolvers<unknown>>();

  /**
   * Answers a worker that asks, or that has made something: `{}` tells the first one that asks to make it; all others get
   * the value when it is made.
   */
  async answer(request: IncomingMessage): Promise<object> {
    const { key, made } = (await json(request)) as { readonly key: string; readonly made: Made | null };
    const asked = this.#byKey.get(key);
    if (made === null) {
      if (asked !== undefined) return { value: await asked.promise };
      const first = Promise.withResolvers<unknown>();
      // Perhaps no other worker asks for it.
      first.promise.catch(() => {});
      this.#byKey.set(key, first);
      return {};
    }
    if (made.error === undefined) asked?.resolve(made.value);
    else asked?.reject(new Error(made.error));
    return {};
  }
}

/** A made value, or why it could not be made. */
interface Made {
  readonly value?: unknown;
  readonly error?: string;
}
