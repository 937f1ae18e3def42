import DataLoader from 'dataloader';
import { Webhook as Signer } from 'standardwebhooks';
import type { Clock } from '../clock.ts';
import type { WebhookSettings } from '../config.ts';
import { backoffMs } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { Webhook, WebhookFormat } from '../domain/webhook.ts';
import type { Store } from '../storage/store.ts';
import type { Message } from '../storage/webhook-repository.ts';
import { type EncodeId, messageBody } from './message-body.ts';
import { post } from './post.ts';

export interface DeliveryDeps {
  readonly store: Store;
  /** The system clock: deliveries follow real time, even if the clock of the data is moved. */
  readonly clock: Clock;
  readonly settings: WebhookSettings;
  readonly encodeId: EncodeId;
}

export type DeliveryOutcome = 'delivered' | 'failed' | 'disabled';

const LONGEST_DELAY_MS = 3_600_000;
/** The status of a receiver that wants no more messages. */
const GONE = 410;

/** Makes attempts to deliver messages, and stores their outcomes. */
export class Deliverer {
  readonly #deps: DeliveryDeps;
  /** The bodies that are being created, or were in this turn of the event loop. */
  readonly #bodies = new Map<string, Promise<string | null>>();
  /** Stores that messages were delivered: all that are known in one turn of the event loop, in one transaction. */
  readonly #delivered: DataLoader<Message, void>;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.#delivered = new DataLoader((messages) => this.#storeDelivered(messages), {
      cache: false,
      batchScheduleFn: (store) => void setImmediate(store),
    });
  }

  /** Makes one attempt to deliver a message, and stores its outcome. Rejects if the storage fails. */
  async deliver(
    message: Message,
    webhook: Webhook,
    signal: AbortSignal,
  ): Promise<{ readonly outcome: DeliveryOutcome; readonly reason: string | null }> {
    const { store, clock, settings } = this.#deps;
    const body = await this.#bodyOf(message, webhook.format);
    const status = body === null ? 204 : await attempt(message, webhook, body, settings, signal, clock);
    if (typeof status === 'number' && status >= 200 && status < 300) {
      await this.#delivered.load(message);
      return { outcome: 'delivered', reason: null };
    }
    const now = clock.now();
    const reason = typeof status === 'number' ? `status ${status}` : status.message;
    const failingSince = webhook.failingSince ?? now;
    const leftMs = failingSince + settings.disableAfterMs - now;
    await store.webhooks.failed(message, now, (now + nextDelayMs(message, settings, leftMs)) as Instant);
    if (status !== GONE && leftMs > 0) return { outcome: 'failed', reason };
    await store.webhooks.disable(webhook.id, now);
    return { outcome: 'disabled', reason };
  }

  /** Rejects if the storage fails: then all of these messages are sent again. */
  async #storeDelivered(messages: readonly Message[]): Promise<void[]> {
    const { store, clock } = this.#deps;
    // In the order of their ids, so that two transactions on PostgreSQL lock the rows of webhooks in the same order.
    const inOrder = messages.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await store.webhooks.delivered(inOrder, clock.now());
    return messages.map(() => undefined);
  }

  /** Messages to several webhooks about one revision that are sent together have one body for each format. */
  #bodyOf(message: Message, format: WebhookFormat): Promise<string | null> {
    const { store, encodeId } = this.#deps;
    const key = `${format} ${message.player} ${message.revision} ${message.createdAt}`;
    const known = this.#bodies.get(key);
    if (known !== undefined) return known;
    const forget = (): unknown => setImmediate(() => this.#bodies.delete(key));
    const body = messageBody(message, format, store, encodeId).finally(forget);
    this.#bodies.set(key, body);
    return body;
  }
}

/**
 * Returns the delay before the next attempt: twice as long after each. The last attempt is made when the webhook would
 * be disabled.
 */
function nextDelayMs({ attempts }: Message, { retryMs }: WebhookSettings, leftMs: number): number {
  const delay = backoffMs({ firstMs: retryMs, maxMs: LONGEST_DELAY_MS }, attempts, Math.random());
  return Math.ceil(leftMs > 0 ? Math.min(delay, leftMs) : delay);
}

/** Makes a request. Returns the status of the response, or the error if there is none. */
async function attempt(
  { id }: Message,
  { url, secret }: Webhook,
  body: string,
  { allowsPrivate }: WebhookSettings,
  signal: AbortSignal,
  clock: Clock,
): Promise<number | Error> {
  const sentAt = new Date(clock.now());
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'webhook-signature': new Signer(secret).sign(id, sentAt, body),
  };
  try {
    return await post({ url, headers, body, allowsPrivate, signal });
  } catch (error) {
    // A request that the end of the process aborts does not count as an attempt.
    if (signal.aborted) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}
