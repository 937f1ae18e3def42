import pg from 'pg';
import { isTimeout } from './errors.ts';
import type { Timeouts } from './pool.ts';

/** The number of checks within the time after which a connection is probed. */
const CHECKS_PER_WAIT = 4;
const TICK_MS = 100;

/**
 * Ends the connections that wait for a database that does not answer, so that requests fail within seconds. A slow
 * statement is not affected: after `silentMs` a separate connection checks whether the server answers within `probeMs`.
 */
export function watchForSilence(pool: pg.Pool, url: string, { silentMs, probeMs }: Timeouts): Disposable {
  const inUse = new Map<pg.PoolClient, number>();
  let isProbing = false;
  pool.on('acquire', (client) => inUse.set(client, performance.now()));
  pool.on('release', (_, client) => inUse.delete(client));
  pool.on('remove', (client) => inUse.delete(client));

  async function check(): Promise<void> {
    const waiting = waitingFor(silentMs);
    if (isProbing || waiting.length === 0) return;
    isProbing = true;
    try {
      const answers = await isAnswering(url, probeMs);
      const still = waitingFor(silentMs + probeMs / 2);
      if (!answers) for (const client of still) terminate(client);
      else for (const client of still) inUse.set(client, performance.now());
    } finally {
      isProbing = false;
    }
  }

  function waitingFor(ms: number): pg.PoolClient[] {
    const since = performance.now() - ms;
    return [...inUse].filter(([, at]) => at <= since).map(([client]) => client);
  }

  const timer = setInterval(() => void check(), silentMs / CHECKS_PER_WAIT);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/**
 * Whether the server answers in time. Any answer counts, even a refusal. If this process was too busy to tell, the
 * server counts as answering.
 */
async function isAnswering(url: string, withinMs: number): Promise<boolean> {
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), TICK_MS);
  const probe = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
    application_name: 'sidelined probe',
  });
  probe.on('error', () => {});
  try {
    await probe.connect();
    await probe.query('select 1');
    return true;
  } catch (error) {
    const wasBusy = ticks < withinMs / TICK_MS / 2;
    return wasBusy || !isTimeout(error);
  } finally {
    clearInterval(ticking);
    void probe.end().catch(() => {});
  }
}

/** Ends a connection. Its waiting statements fail as at the driver's own time limit. */
function terminate(client: pg.PoolClient): void {
  const { connection } = client as unknown as { readonly connection?: { readonly stream?: NodeJS.WritableStream } };
  const stream = connection?.stream as { destroy(error: Error): void } | undefined;
  stream?.destroy(new Error('Query read timeout: the database does not answer'));
}
