import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Pool } from 'pg';
import { keptConnection, urlOf } from './postgres-server.ts';

/** A new database on the server of this run, dropped when disposed of. */
export interface PostgresDatabase extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  readonly env: { readonly DATABASE_URL: string };
  /** Runs an administrative action over a connection to another database of the server. */
  administer(context: DatabaseAction): Promise<void>;
}

/** Ends the connections on which nodes listen; takes no new connections; takes them again. */
export type DatabaseAction = 'cut listeners' | 'refuse connections' | 'take connections';

/** Returns a new database, with its tables unless `tables` is false. */
export async function postgresDatabase(tables = true): Promise<PostgresDatabase> {
  return databaseLike(tables ? (await postgresServer()).template : 'template0');
}

/** Returns a copy of another database on that server, which must have no connections. */
export async function databaseLike(template: string): Promise<PostgresDatabase> {
  const { url: server } = await postgresServer();
  const name = `sidelined_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = urlOf(server, name);
  return {
    name,
    url,
    env: { DATABASE_URL: url },
    administer: (context) => administer(server, STATEMENTS[context](name)),
    [Symbol.asyncDispose]: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

const STATEMENTS: Record<DatabaseAction, (database: string) => string> = {
  'cut listeners': (database) =>
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}' and application_name = 'sidelined invalidation'`,
  'refuse connections': (database) => `alter database ${database} with allow_connections false`,
  'take connections': (database) => `alter database ${database} with allow_connections true`,
};

let administration: Pool | null = null;

/** Runs a statement on this worker's connection for administration, which stays open until the worker ends. */
async function administer(server: string, statement: string): Promise<void> {
  await (administration ??= keptConnection(server)).query(statement);
}

let asked: Promise<{ readonly url: string; readonly template: string }> | null = null;

/** Returns the server of this run, which starts at the first call. */
export function postgresServer(): Promise<{ readonly url: string; readonly template: string }> {
  return (asked ??= askForServer());
}

async function askForServer(): Promise<{ url: string; template: string }> {
  const response = await fetch(inject('postgres'));
  if (!response.ok) throw new Error(await response.text());
  return response.json() as Promise<{ url: string; template: string }>;
}
