import type { Clock } from '../clock.ts';
import type { Message, Webhooks } from '../storage/webhook-repository.ts';

/** Stores that messages were delivered: all that are known in one turn of the event loop, in one transaction. */
export class DeliveredMessages {
  readonly #webhooks: Pick<Webhooks, 'delivered'>;
  readonly #clock: Clock;
  #messages: Message[] = [];
  #stored: Promise<void> | null = null;

  constructor(webhooks: Pick<Webhooks, 'delivered'>, clock: Clock) {
    this.#webhooks = webhooks;
    this.#clock = clock;
  }

  /** Resolves once it is stored. Rejects if the storage fails: then all messages of this turn are sent again. */
  add(message: Message): Promise<void> {
    this.#messages.push(message);
    this.#stored ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.#store());
    return this.#stored;
  }

  #store(): Promise<void> {
    // In the order of their ids, so that two transactions on PostgreSQL lock the rows of webhooks in the same order.
    const messages = this.#messages.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#messages = [];
    this.#stored = null;
    return this.#webhooks.delivered(messages, this.#clock.now());
  }
}
