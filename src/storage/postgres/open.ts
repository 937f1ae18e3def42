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

/** The time that a node waits for another that migrates, and a migration for locks on the tables. */
const MIGRATION_TIMEOUT_MS = 60_000;

/** Opens a connection outside the pool, without the time limits of the pool. */
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
    throw openError(url, error);
  }
}

/** Creates and migrates the tables if needed, by one node at a time. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${MIGRATION_TIMEOUT_MS}; select pg_advisory_lock(${LOCKS.migrations})`);
    const { rows } = await client.query<{ encoding: string }>(`select current_setting('server_encoding') as encoding`);
    const encoding = rows[0]?.encoding;
    if (encoding !== 'UTF8') throw new DatabaseOpenError(`its encoding is ${encoding}; expected UTF8`);
    const newer = await newerMigrations(client);
    if (newer > 0) throw new DatabaseOpenError('it was migrated by a newer version of Sidelined: use that version');
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await updateSearchColumns(client);
  } catch (error) {
    throw openError(url, error);
  } finally {
    await client.end();
  }
}

/** Rewrites the search columns that an earlier version wrote. */
async function updateSearchColumns(client: pg.ClientBase): Promise<void> {
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

/** Returns the timestamps of the applied migrations. */
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

/** Returns an error that names the database and the reason, without the password. */
function openError(url: string, error: unknown): unknown {
  const isClear = error instanceof DatabaseOpenError || storageErrorKind(error) !== null;
  if (!isClear || !(error instanceof Error)) return error;
  const reason =
    error.message === '' && error instanceof AggregateError ? String(error.errors[0]?.message) : error.message;
  return new DatabaseOpenError(`The database ${nameOf(url)} cannot be opened: ${reason}.`, { cause: error });
}

/** Returns the address of a database without its secrets. */
export function nameOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'in DATABASE_URL' : `postgres://${parsed.host}${parsed.pathname}`;
}
