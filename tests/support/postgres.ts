import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { run, urlOf } from './postgres-server.ts';

/** A database that nobody else has, on the server of this run; it is gone when it is disposed of. */
export interface PostgresDatabase extends AsyncDisposable {
  readonly url: string;
  readonly env: { readonly DATABASE_URL: string };
}

/** `tables`: whether they are made already. */
export async function postgresDatabase(tables = true): Promise<PostgresDatabase> {
  return databaseLike(tables ? (await postgresServer()).template : 'template0');
}

/** A copy of another database on that server, which nobody may be connected to. */
export async function databaseLike(template: string): Promise<PostgresDatabase> {
  const { url: server } = await postgresServer();
  const name = `sidelined_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} template ${template}`);
  const url = urlOf(server, name);
  return {
    url,
    env: { DATABASE_URL: url },
    [Symbol.asyncDispose]: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

/** The run's server; it starts when it is asked for the first time. */
export async function postgresServer(): Promise<{ readonly url: string; readonly template: string }> {
  const response = await fetch(inject('postgres'));
  if (!response.ok) throw new Error(`PostgreSQL does not start: ${await response.text()}`);
  return response.json() as Promise<{ url: string; template: string }>;
}
