import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { Webhook, WebhookId } from '../domain/webhook.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { tags } from '../invalidation/tags.ts';
import type { WebhookCounters } from '../observability/counters.ts';
import type { Lease } from '../storage/lease.ts';
import type { Message } from '../storage/webhook-repository.ts';
import type { Deliverer, DeliveryDeps } from './delivery.ts';

/** The number of messages about different players that are sent to one webhook at the same time. */
const PER_WEBHOOK = 8;
/** The outbox is read again when a webhook has at most this many messages in flight. */
const REFILL_AT = PER_WEBHOOK / 2;
/** The outbox is read once for all deliveries that end within this time. */
const REFILL_DELAY_MS = 10;
/** The interval at which a waiting node tries to take over. */
const LEASE_POLL_MS = 2_000;
const OUTBOX_POLL_MS = 30_000;
/** The delays after a storage error. */
const RETRY = { firstMs: 500, maxMs: 30_000 };
/** Delivered messages are kept for a day. */
const KEPT_MS = 86_400_000;
const PRUNE_INTERVAL_MS = 3_600_000;
/** The time for requests to end when the process stops. */
const CLOSE_TIMEOUT_MS = 2_000;

export interface WorkerDeps extends DeliveryDeps {
  readonly bus: Pick<InvalidationBus, 'listen'>;
  readonly log: Logger;
  readonly counters: WebhookCounters;
}

/**
 * Delivers the messages of the outbox: at least once, and in order for each webhook and player. Of several nodes, the
 * one that holds the lease delivers; without webhooks none tries to take it.
 */
export class DeliveryWorker implements AsyncDisposable {
  readonly #deps: WorkerDeps;
  readonly #stopListening: () => void;
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #countByWebhook = new Map<WebhookId, number>();
  readonly #abort = new AbortController();
  #deliverer: Promise<Deliverer> | null = null;
  #lease: Lease | null = null;
  #running: Promise<void> | null = null;
  #isWoken = false;
  /** Whether another node was seen to hold the lease: then this one waits for its timer. */
  #isStandby = false;
  #failures = 0;
  #prunedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #refillTimer: NodeJS.Timeout | undefined;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
    this.#stopListening = deps.bus.listen((invalidated) => {
      if (invalidated === 'ALL' || (invalidated.has(tags.webhooks) && !this.#isStandby)) this.#wake();
    });
    this.#wake();
  }

  #wake(): void {
    this.#isWoken = true;
    if (this.#running !== null || this.#abort.signal.aborted) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (this.#isWoken) this.#wake();
    });
  }

  async #run(): Promise<void> {
    this.#isWoken = false;
    try {
      const delayMs = await this.#dispatch();
      this.#failures = 0;
      this.#schedule(delayMs);
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'webhook outbox could not be read; will retry');
      this.#schedule(backoffMs(RETRY, this.#failures, Math.random()));
      this.#failures += 1;
    }
  }

  /** Starts the due deliveries. Returns the time until it should be called again; null if it need not be. */
  async #dispatch(): Promise<number | null> {
    const { store, clock } = this.#deps;
    const inUse = (await store.webhooks.all()).filter(({ disabledAt }) => disabledAt === null);
    const webhooks = new Map(inUse.map((webhook) => [webhook.id, webhook]));
    if (webhooks.size === 0) {
      this.#isStandby = false;
      await this.#release();
      return null;
    }
    if (this.#lease?.isHeld() !== true) {
      this.#lease = await store.webhooks.lease();
      this.#isStandby = this.#lease === null;
      if (this.#isStandby) return LEASE_POLL_MS;
    }
    await this.#prune();
    // Messages in flight are due as well, so twice as many are read as may be sent.
    for (const message of await store.webhooks.due(clock.now(), 2 * PER_WEBHOOK)) {
      const webhook = webhooks.get(message.webhook);
      if (webhook !== undefined) this.#start(message, webhook);
    }
    const next = await store.webhooks.nextAttempt();
    // Due messages that were not started wait for the end of a request.
    return next === null || next <= clock.now() ? OUTBOX_POLL_MS : Math.min(next - clock.now(), OUTBOX_POLL_MS);
  }

  #start(message: Message, webhook: Webhook): void {
    const key = `${webhook.id} ${message.player}`;
    const isFull = this.#countInFlight(webhook) >= PER_WEBHOOK;
    if (isFull || this.#inFlight.has(key) || this.#abort.signal.aborted) return;
    this.#countByWebhook.set(webhook.id, this.#countInFlight(webhook) + 1);
    const delivery = this.#deliver(message, webhook).finally(() => {
      this.#inFlight.delete(key);
      const left = this.#countInFlight(webhook) - 1;
      if (left > 0) this.#countByWebhook.set(webhook.id, left);
      else this.#countByWebhook.delete(webhook.id);
      if (left <= REFILL_AT) this.#refillSoon();
    });
    this.#inFlight.set(key, delivery);
  }

  #countInFlight({ id }: Webhook): number {
    return this.#countByWebhook.get(id) ?? 0;
  }

  #refillSoon(): void {
    if (this.#abort.signal.aborted) return;
    this.#refillTimer ??= setTimeout(() => {
      this.#refillTimer = undefined;
      this.#wake();
    }, REFILL_DELAY_MS).unref();
  }

  async #deliver(message: Message, webhook: Webhook): Promise<void> {
    const { log, counters } = this.#deps;
    const fields = { webhook: webhook.id, message: message.id, attempt: message.attempts + 1 };
    try {
      const deliverer = await (this.#deliverer ??= this.#loadDeliverer());
      const { outcome, reason } = await deliverer.deliver(message, webhook, this.#abort.signal);
      counters[outcome] += 1;
      if (outcome === 'delivered') log.debug(fields, 'webhook delivered');
      else if (outcome === 'failed') log.info({ ...fields, reason }, 'webhook delivery failed; will retry');
      else log.warn({ ...fields, reason }, 'webhook disabled');
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      // The outcome was not stored, so the message is sent again.
      log.warn({ ...fields, err: error }, 'webhook delivery could not be stored; will retry');
      await sleep(RETRY.firstMs, null, { signal: this.#abort.signal, ref: false }).catch(() => {});
    }
  }

  /** Loads the code of deliveries, which a server without webhooks does not need. */
  async #loadDeliverer(): Promise<Deliverer> {
    const { Deliverer } = await import('./delivery.ts');
    return new Deliverer(this.#deps);
  }

  async #prune(): Promise<void> {
    const now = this.#deps.clock.now();
    if (now - this.#prunedAt < PRUNE_INTERVAL_MS) return;
    this.#prunedAt = now;
    await this.#deps.store.webhooks.prune((now - KEPT_MS) as Instant);
  }

  #schedule(delayMs: number | null): void {
    clearTimeout(this.#timer);
    if (delayMs === null || this.#abort.signal.aborted) return;
    this.#timer = setTimeout(() => this.#wake(), Math.max(delayMs, 1)).unref();
  }

  async #release(): Promise<void> {
    const lease = this.#lease;
    this.#lease = null;
    await lease?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    clearTimeout(this.#timer);
    clearTimeout(this.#refillTimer);
    await Promise.race([Promise.all(this.#inFlight.values()), sleep(CLOSE_TIMEOUT_MS, null, { ref: false })]);
    this.#abort.abort();
    await this.#running?.catch(() => {});
    await Promise.all(this.#inFlight.values());
    clearTimeout(this.#timer);
    await this.#release();
  }
}
