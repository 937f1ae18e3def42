import type { Client } from 'pg';
import type { Lease } from '../lease.ts';
import { connect } from './open.ts';

/** A connection that does not answer within this time counts as lost, because a cut cable does not close it. */
const HEARTBEAT_MS = 5_000;

/**
 * Takes an advisory lock on a separate connection. Null if another session holds it. The lock ends with the connection,
 * so that another node can take it as soon as this one ends.
 */
export async function acquireLease(url: string, lock: number): Promise<Lease | null> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lock}) as taken`);
    if (rows[0]?.taken === true) return heldBy(client);
    await client.end();
    return null;
  } catch (error) {
    client.end().catch(() => {});
    throw error;
  }
}

function heldBy(client: Client): Lease {
  let isHeld = true;
  const lose = (): void => {
    isHeld = false;
    clearInterval(heartbeat);
  };
  const discard = (): void => {
    if (!isHeld) return;
    lose();
    client.end().catch(() => {});
  };
  const heartbeat = setInterval(() => {
    const late = setTimeout(discard, HEARTBEAT_MS).unref();
    client.query('select 1').then(() => clearTimeout(late), discard);
  }, HEARTBEAT_MS).unref();
  client.on('error', lose);
  client.on('end', lose);
  return {
    isHeld: () => isHeld,
    async [Symbol.asyncDispose]() {
      lose();
      await client.end().catch(() => {});
    },
  };
}
