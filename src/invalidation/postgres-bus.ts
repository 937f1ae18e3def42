import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TransactionalPublish, InvalidationBus, Tag } from './bus.ts';
import { Listeners } from './listeners.ts';

/** A bell heard by every node of a PostgreSQL database. */
export interface PostgresBus extends InvalidationBus {
  /** What a transaction runs so that all nodes hear of its commit. */
  publishInTransaction(keys: readonly Tag[]): TransactionalPublish;
  /** Begins to listen. Throws where that cannot be done; from then on it comes back by itself. */
  open(): Promise<void>;
}

const CHANNEL = 'sidelined';
/** PostgreSQL takes payloads of less than 8,000 bytes. */
const LONGEST_PAYLOAD = 7_999;
/** How long a server may be silent until it counts as gone: a cut cable closes no connection. */
const SILENCE_MS = 5_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/** What is told: by whom, so that a node need not hear itself twice. */
interface Told {
  readonly by: string;
  readonly keys: readonly Tag[] | 'ALL';
}

/**
 * LISTEN on a connection of its own, NOTIFY in the transactions that write. Keys only: who hears one reads the present.
 * This node's own commits ring here at once, so that whoever wrote reads what he wrote.
 */
export function postgresBus(url: string): PostgresBus {
  /** By what it is told that a ring is this node's own, of whose commit it knows. */
  let me = randomUUID();
  const listeners = new Listeners();
  let ear: Client | null = null;
  let closed = false;
  let pause = FIRST_RETRY_MS;
  let retry: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const client = new Client({
      connectionString: url,
      application_name: 'sidelined bell',
      keepAlive: true,
      connectionTimeoutMillis: SILENCE_MS,
      query_timeout: SILENCE_MS,
    });
    let isGone = false;
    const lose = (): void => {
      isGone = true;
      if (ear !== client) return;
      ear = null;
      leave(client);
      listeners.notify('ALL');
      listenAgain();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => hear(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (isGone) throw new Error('The connection was closed at once.');
    } catch (error) {
      leave(client);
      throw error;
    }
    if (closed) return leave(client);
    ear = client;
    pause = FIRST_RETRY_MS;
    // Whatever was written while nobody listened is read now.
    listeners.notify('ALL');
  }

  /** Not at the same moment as all other nodes, and less and less often. */
  function listenAgain(): void {
    if (closed) return;
    retry = setTimeout(
      () => {
        open().catch(() => {
          pause = Math.min(2 * pause, LONGEST_RETRY_MS);
          listenAgain();
        });
      },
      pause * (0.5 + Math.random()),
    ).unref();
  }

  const pulse = setInterval(() => {
    const client = ear;
    client?.query('select 1').catch((error: Error) => client.emit('error', error));
  }, SILENCE_MS).unref();

  function hear(payload = ''): void {
    const told = toldIn(payload);
    if (told?.by !== me) listeners.notify(told === null || told.keys === 'ALL' ? 'ALL' : new Set(told.keys));
  }

  return {
    open,
    listen: listeners.listen,
    invalidate: (keys) => listeners.notify(new Set(keys)),
    isDisconnected: () => ear === null,
    publishInTransaction(keys) {
      const invalidated = new Set(keys);
      return {
        statements:
          invalidated.size === 0
            ? []
            : [{ text: 'select pg_notify($1, $2)', values: [CHANNEL, payloadOf(me, invalidated)] }],
        onCommitted: () => listeners.notify(invalidated),
        onUnknown() {
          // It may be committed later than everything is read anew: then it is heard as though another node had rung.
          me = randomUUID();
          listeners.notify('ALL');
        },
      };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearInterval(pulse);
      clearTimeout(retry);
      listeners.clear();
      const client = ear;
      ear = null;
      await client?.end().catch(() => {});
    },
  };
}

/** Nobody waits for the farewell of a connection that may be dead. */
function leave(client: Client): void {
  client.end().catch(() => {});
}

function payloadOf(by: string, invalidated: ReadonlySet<Tag>): string {
  const told = JSON.stringify({ by, keys: [...invalidated] } satisfies Told);
  return Buffer.byteLength(told) <= LONGEST_PAYLOAD ? told : JSON.stringify({ by, keys: 'ALL' } satisfies Told);
}

/** null: it is none of ours, or of a version that says more than this one understands. */
function toldIn(payload: string): Told | null {
  try {
    const told: Partial<Told> | null = JSON.parse(payload);
    const { by, keys } = told ?? {};
    const isOurs = typeof by === 'string' && (keys === 'ALL' || Array.isArray(keys));
    return isOurs ? { by, keys } : null;
  } catch {
    return null;
  }
}
