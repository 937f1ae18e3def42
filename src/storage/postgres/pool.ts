import pg from 'pg';

/** How long anything waits at most. A node that hangs is given up, and its place taken, well before others give up. */
export const TIMEOUTS = {
  /** To connect, or to get one of the connections. */
  connectMs: 5_000,
  statementMs: 30_000,
  /** A node that holds a transaction open and says nothing: the database ends its session. */
  silenceMs: 5_000,
  /** For the lock of those who write. */
  lockMs: 10_000,
};

export type Timeouts = typeof TIMEOUTS;

/** Counts and instants are far below the largest integer that a number can hold. */
export const NUMBERS = new pg.TypeOverrides();
for (const wide of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) NUMBERS.setTypeParser(wide, Number);

/** The connections of one node. One that is lost is made anew when it is needed. */
export function openPool(url: string, connections: number, patience: Timeouts): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience.connectMs,
    // What a node has once had it keeps: it can go on while others are turned away.
    min: connections,
    // Where not even the database's own limit is heard of, it is out of reach.
    query_timeout: patience.statementMs + patience.connectMs,
    keepAlive: true,
    application_name: 'sidelined',
    types: NUMBERS,
    onConnect: async (client) => {
      // Whoever uses it hears of it when it is lost; a connection that nobody uses is lost without a word.
      client.on('error', () => {});
      await client.query(settingsOf(patience));
    },
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * A statement is planned once for all its values: planning the largest takes longer than running it. That the database
 * compiles it takes longer still.
 */
function settingsOf({ statementMs, silenceMs, lockMs }: Timeouts): string {
  return `
    set statement_timeout = ${statementMs};
    set idle_in_transaction_session_timeout = ${silenceMs};
    set lock_timeout = ${lockMs};
    set jit = off;
    set plan_cache_mode = force_generic_plan;
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;
}
