import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { type NamedRow, OUTDATED_SEARCH, searchOfRow } from '../search.ts';
import { DatabaseOpenError } from '../storage-error.ts';
import { storageErrorKind } from './errors.ts';
import { LOCKS } from './locks.ts';
import { NUMBERS, TIMEOUTS } from './pool.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations/postgres', import.meta.url));

/** So long one node waits for another that makes the tables, and the tables for whoever uses them. */
const LONGEST_MIGRATION_MS = 60_000;

/** A connection of its own for whoever works alone: it has no limits but those that it sets itself. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TIMEOUTS.connectMs,
    keepAlive: true,
    application_name: 'sidelined',
    types: NUMBERS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw cannotOpen(url, error);
  }
}

/** Makes and migrates the tables, where needed: by one node at a time, however many start. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${LONGEST_MIGRATION_MS}; select pg_advisory_lock(${LOCKS.migrations})`);
    const { rows } = await client.query<{ encoding: string }>(`select current_setting('server_encoding') as encoding`);
    const encoding = rows[0]?.encoding;
    if (encoding !== 'UTF8') throw new DatabaseOpenError(`its encoding is ${encoding}, and has to be UTF8`);
    const newer = await newerMigrations(client);
    if (newer > 0) throw new DatabaseOpenError('a newer version of the program has made it: use that one');
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await refillSearch(client);
  } catch (error) {
    throw cannotOpen(url, error);
  } finally {
    await client.end();
  }
}

/** Rewrites the search columns that an earlier version wrote. */
async function refillSearch(client: pg.ClientBase): Promise<void> {
  for (const table of ['team', 'player']) {
    const { rows } = await client.query<NamedRow>(
      `select id, slug, name, short_name as "shortName", details from ${table} where ${OUTDATED_SEARCH}`,
    );
    if (rows.length === 0) continue;
    const filled = rows.map((row) => ({ id: row.id, search: searchOfRow(row) }));
    await client.query(
      `update ${table} set search = filled.search
       from jsonb_to_recordset($1::jsonb) as filled(id text, search text) where ${table}.id = filled.id`,
      [JSON.stringify(filled)],
    );
  }
}

/** The moments of the migrations that were applied; empty where none was. */
export async function appliedMigrations(client: pg.ClientBase): Promise<number[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (rows[0]?.there !== true) return [];
  const applied = await client.query<{ when: number }>('select created_at as "when" from drizzle.__drizzle_migrations');
  return applied.rows.map(({ when }) => when);
}

async function newerMigrations(client: pg.ClientBase): Promise<number> {
  const ours = new Set(readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis));
  return (await appliedMigrations(client)).filter((when) => !ours.has(when)).length;
}

/** The same, told with where it is: what stands against it is enough to know, and no password is shown. */
function cannotOpen(url: string, error: unknown): unknown {
  const isClear = error instanceof DatabaseOpenError || storageErrorKind(error) !== null;
  if (!isClear || !(error instanceof Error)) return error;
  const reason =
    error.message === '' && error instanceof AggregateError ? String(error.errors[0]?.message) : error.message;
  return new DatabaseOpenError(`The database ${nameOf(url)} cannot be opened: ${reason}.`, { cause: error });
}

/** An address without the secrets in it. */
export function nameOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'that was given' : `postgres://${parsed.host}${parsed.pathname}`;
}
