import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Backoff } from '../domain/backoff.ts';
import type { InvalidationBus, TransactionalPublish } from './bus.ts';
import { Listeners } from './listeners.ts';
import type { Tag } from './tags.ts';

/** A bus between all nodes of one PostgreSQL database. */
export interface PostgresBus extends InvalidationBus {
  /** Returns the statements that a transaction must run so that all nodes learn of its commit. */
  publishInTransaction(tags: readonly Tag[]): TransactionalPublish;
  /**
   * Connects the listener. Throws if the first attempt fails; a connection that is lost later is reopened
   * automatically.
   */
  open(): Promise<void>;
}

const CHANNEL = 'sidelined';
/** PostgreSQL accepts payloads of less than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_999;
/** Limit for connecting and for the heartbeat. A cut cable closes no connection, so silence must count as loss. */
const TIMEOUT_MS = 5_000;
const RETRY = { firstMs: 100, maxMs: 5_000 };

/** Payload of a notification. `origin` names the publishing node, which ignores its own. */
interface Notification {
  readonly origin: string;
  readonly tags: readonly Tag[] | 'ALL';
}

/**
 * Returns a bus that uses LISTEN on a separate connection and NOTIFY in the transactions that write. A node's own
 * commits are published to its listeners at once, so that a caller reads what it has just written.
 */
export function postgresBus(url: string): PostgresBus {
  let origin: string = randomUUID();
  const listeners = new Listeners();
  const backoff = new Backoff(RETRY);
  let listener: Client | null = null;
  let closed = false;
  let retryTimer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const client = new Client({
      connectionString: url,
      application_name: 'sidelined invalidation',
      keepAlive: true,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    });
    let isLost = false;
    const onLost = (): void => {
      isLost = true;
      if (listener !== client) return;
      listener = null;
      discard(client);
      listeners.notify('ALL');
      reconnectLater();
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ payload }) => receive(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (isLost) throw new Error('The connection was closed at once.');
    } catch (error) {
      discard(client);
      throw error;
    }
    if (closed) return discard(client);
    listener = client;
    backoff.reset();
    // Everything that was written while the listener was down must be read again.
    listeners.notify('ALL');
  }

  function reconnectLater(): void {
    if (closed) return;
    // Jitter, so that not all nodes connect at the same time.
    retryTimer = setTimeout(() => void open().catch(reconnectLater), backoff.nextMs(Math.random())).unref();
  }

  const heartbeat = setInterval(() => {
    const client = listener;
    client?.query('select 1').catch((error: Error) => client.emit('error', error));
  }, TIMEOUT_MS).unref();

  function receive(payload = ''): void {
    const notification = parseNotification(payload);
    if (notification?.origin === origin) return;
    listeners.notify(notification === null || notification.tags === 'ALL' ? 'ALL' : new Set(notification.tags));
  }

  return {
    open,
    listen: listeners.listen,
    invalidate: (tags) => listeners.notify(new Set(tags)),
    isDisconnected: () => listener === null,
    publishInTransaction(tags) {
      const invalidated = new Set(tags);
      return {
        statements:
          invalidated.size === 0
            ? []
            : [{ text: 'select pg_notify($1, $2)', values: [CHANNEL, payloadFor(origin, invalidated)] }],
        onCommitted: () => listeners.notify(invalidated),
        onUnknown() {
          // The commit may still happen after everything was read again. With a new origin this node then treats the
          // notification as one of another node, and does not ignore it.
          origin = randomUUID();
          listeners.notify('ALL');
        },
      };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(retryTimer);
      listeners.clear();
      const client = listener;
      listener = null;
      await client?.end().catch(() => {});
    },
  };
}

/** Closes a connection that may be dead, without waiting for the close handshake. */
function discard(client: Client): void {
  client.end().catch(() => {});
}

/** Returns the payload with all tags, or with `ALL` if they are too long for one notification. */
function payloadFor(origin: string, invalidated: ReadonlySet<Tag>): string {
  const payload = JSON.stringify({ origin, tags: [...invalidated] } satisfies Notification);
  if (Buffer.byteLength(payload) <= MAX_PAYLOAD_BYTES) return payload;
  return JSON.stringify({ origin, tags: 'ALL' } satisfies Notification);
}

/** Returns null if the payload is not a notification of this version. */
function parseNotification(payload: string): Notification | null {
  try {
    const { origin, tags }: Partial<Notification> = JSON.parse(payload) ?? {};
    const isValid = typeof origin === 'string' && (tags === 'ALL' || Array.isArray(tags));
    return isValid ? { origin, tags } : null;
  } catch {
    return null;
  }
}
