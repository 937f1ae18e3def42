import { Pool } from 'pg';
import { connect, migrateDatabase } from '../../src/storage/postgres/open.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

export interface PostgresServer extends AsyncDisposable {
  /** The URL of a database that always exists on the server. */
  readonly url: string;
  /** The database from which those of tests are made. */
  readonly template: string;
}

export async function startPostgres(): Promise<PostgresServer> {
  const template = `sidelined_template_${process.pid}`;
  const given = process.env.TEST_DATABASE_URL ?? '';
  const { url, end } =
    given === '' ? await startEmbeddedPostgres() : { url: given, end: () => run(given, `drop database ${template}`) };
  await run(url, `create database ${template}`);
  await migrateDatabase(urlOf(url, template));
  return { url, template, [Symbol.asyncDispose]: end };
}

export function urlOf(server: string, database: string): string {
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}

export async function run(url: string, statement: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Returns a pool of one connection, which is kept, and replaced when the server has ended it. */
export function keptConnection(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
