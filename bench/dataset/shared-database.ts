import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../tests/support/embedded-postgres.ts';

/** A durable PostgreSQL server that counts statements. */
export class SharedDatabase implements AsyncDisposable {
  readonly url: string;
  readonly #client: Client;
  readonly #end: () => Promise<void>;

  constructor(url: string, client: Client, end: () => Promise<void>) {
    this.url = url;
    this.#client = client;
    this.#end = end;
  }

  /** Returns the number of statements of all nodes so far, including BEGIN and COMMIT. */
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

export async function startSharedDatabase(): Promise<SharedDatabase> {
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
  // The server inherited the clients' core; this allows both cores.
  spawnSync('taskset', ['-cp', '0,1', String(rows[0]?.pid)]);
  return new SharedDatabase(url, client, end);
}
