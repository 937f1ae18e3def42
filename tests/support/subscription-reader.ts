import type { Answer, Transports } from './api-client.ts';
import { PATIENCE_MS } from './eventually.ts';

/** The events of a subscription, one at a time. */
export interface SubscriptionReader extends AsyncDisposable {
  /** Returns the next event. Rejects if none comes in time. */
  next(): Promise<Answer['data']>;
  /** Whether no event comes while all pending work is done. */
  isQuiet(): Promise<boolean>;
  /** Reads until an event satisfies the condition. Earlier events may be skipped. */
  until(condition: (event: Answer['data']) => boolean): Promise<Answer['data']>;
}

export function readSubscription(
  events: AsyncIterableIterator<unknown>,
  query: Transports['query'],
): SubscriptionReader {
  let reading: Promise<IteratorResult<unknown>> | null = null;
  const read = (): Promise<IteratorResult<unknown>> => (reading ??= events.next());

  async function next(): Promise<Answer['data']> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('no event came')), PATIENCE_MS);
    try {
      const { done, value } = await Promise.race([read(), late.promise]);
      reading = null;
      if (done === true) throw new Error('the subscription has ended');
      const answer = value as Answer;
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      return Object.values(answer.data)[0];
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    next,
    async isQuiet() {
      let heard = false;
      void read().then(() => (heard = true));
      // Updates of earlier invalidations are sent before these queries are answered.
      for (let round = 0; round < 3; round += 1) await query('{ now }');
      return !heard;
    },
    async until(condition) {
      while (true) {
        const event = await next();
        if (condition(event)) return event;
      }
    },
    async [Symbol.asyncDispose]() {
      await events.return?.();
    },
  };
}
