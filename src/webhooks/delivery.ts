import { Webhook as Signer } from 'standardwebhooks';
import type { Clock } from '../clock.ts';
import type { WebhookSettings } from '../config.ts';
import { backoffMs } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { Webhook } from '../domain/webhook.ts';
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

/** Makes one attempt to deliver a message, and stores its outcome. Rejects if the storage fails. */
export async function deliver(
  message: Message,
  webhook: Webhook,
  { store, clock, settings, encodeId }: DeliveryDeps,
  signal: AbortSignal,
): Promise<{ readonly outcome: DeliveryOutcome; readonly reason: string | null }> {
  const { webhooks } = store;
  const body = await messageBody(message, webhook.format, store, encodeId);
  const status = body === null ? 204 : await attempt(message, webhook, body, settings, signal, clock);
  const now = clock.now();
  if (typeof status === 'number' && status >= 200 && status < 300) {
    await webhooks.delivered(message, now);
    return { outcome: 'delivered', reason: null };
  }
  const reason = typeof status === 'number' ? `status ${status}` : status.message;
  const failingSince = webhook.failingSince ?? now;
  const leftMs = failingSince + settings.disableAfterMs - now;
  await webhooks.failed(message, now, (now + nextDelayMs(message, settings, leftMs)) as Instant);
  if (status !== GONE && leftMs > 0) return { outcome: 'failed', reason };
  await webhooks.disable(webhook.id, now);
  return { outcome: 'disabled', reason };
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
