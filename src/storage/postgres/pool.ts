import pg from 'pg';

/** The time limits of a node. The database ends the session of a hanging node before other nodes time out. */
export const TIMEOUTS = {
  /** To connect, or to get a connection of the pool. */
  connectMs: 5_000,
  statementMs: 30_000,
  /** The database ends a session that is idle within a transaction for this long. */
  idleTransactionMs: 5_000,
  /** To acquire the writers' lock. */
  lockMs: 10_000,
  /** The time after which a running statement makes the node probe the database. */
  silentMs: 2_000,
  probeMs: 2_500,
};

export type Timeouts = typeof TIMEOUTS;

/** Counts and instants are far below the largest integer that a number can hold. */
export const NUMBERS = new pg.TypeOverrides();
for (const wide of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) NUMBERS.setTypeParser(wide, Number);

/** Opens the connection pool of one node. A lost connection is replaced when it is needed. */
export function openPool(url: string, connections: number, timeouts: Timeouts): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: timeouts.connectMs,
    // A node keeps its connections, so that it can continue while the server refuses new ones.
    min: connections,
    // If the server does not even report its own time limit, it is unreachable.
    query_timeout: timeouts.statementMs + timeouts.connectMs,
    keepAlive: true,
    application_name: 'sidelined',
    types: NUMBERS,
    onConnect: async (client) => {
      // Queries report a lost connection themselves; an idle one is replaced silently.
      client.on('error', () => {});
      await client.query(settingsOf(timeouts));
    },
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * Returns the settings of a session. Plans are generic and not compiled, because planning the largest statement for its
 * values takes longer than running it, and compiling it takes longer still.
 */
function settingsOf({ statementMs, idleTransactionMs: silenceMs, lockMs }: Timeouts): string {
  return `
    set statement_timeout = ${statementMs};
    set idle_in_transaction_session_timeout = ${silenceMs};
    set lock_timeout = ${lockMs};
    set jit = off;
    set plan_cache_mode = force_generic_plan;
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;
}
