import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../tests/support/embedded-postgres.ts';

/** A PostgreSQL as one would run it, durable, that counts the statements it is sent. */
export class SharedDatabase implements AsyncDisposable {
  readonly url: string;
  readonly #client: Client;
  readonly #end: () => Promise<void>;

  constructor(url: string, client: Client, end: () => Promise<void>) {
    this.url = url;
    this.#client = client;
    this.#end = end;
  }

  /** How many statements all nodes together have sent so far, those that begin and end transactions too. */
  async statements(): Promise<number> {
    const { rows } = await this.#client.query<{ calls: string }>(
      `select coalesce(sum(calls), 0) as calls from pg_stat_statements where query not like '%pg_stat_statements%'`,
    );
    return Number(rows[0]?.calls);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
    await this.#end();
  }
}

export async function startShared(): Promise<SharedDatabase> {
  const { url, end } = await startEmbeddedPostgres({
    shared_preload_libraries: 'pg_stat_statements',
    max_connections: '300',
  });
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create extension pg_stat_statements');
  const { rows } = await client.query<{ pid: number }>(
    `select (regexp_match(pg_read_file('postmaster.pid'), '^\\d+'))[1]::int as pid`,
  );
  // It was started from the clients' core; whatever core is free is its own.
  spawnSync('taskset', ['-cp', '0,1', String(rows[0]?.pid)]);
  return new SharedDatabase(url, client, end);
}
