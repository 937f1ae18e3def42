import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Client } from 'pg';
import { systemClock } from '../../clock.ts';
import type { Instant } from '../../domain/day.ts';
import { failure, type CheckResult, ok, warning } from '../finding.ts';
import type { DatabaseState, Diagnosis } from '../diagnostics.ts';
import { DatabaseOpenError } from '../storage-error.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import { appliedMigrations, connect, MIGRATIONS, nameOf } from './open.ts';

const MB = 1024 * 1024;
/** Clocks of nodes that differ by more than this count as different. */
const SAME_CLOCK_MS = 5_000;

interface ServerFacts {
  readonly version: string;
  readonly size: number;
  readonly encoding: string;
  readonly durable: string;
  readonly readOnly: string;
  readonly most: number;
  readonly open: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const SERVER_FACTS = `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
  current_setting('server_encoding') as encoding, current_setting('synchronous_commit') as durable,
  current_setting('transaction_read_only') as "readOnly",
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
  (select count(*) from pg_stat_activity where backend_type = 'client backend') as open,
  extract(epoch from clock_timestamp()) * 1000 as now`;

/** Diagnoses a shared database. `connections`: the number that one node uses, including the one that listens. */
export async function diagnosePostgres(url: string, names: readonly string[], connections: number): Promise<Diagnosis> {
  let client: Client;
  try {
    client = await connect(url);
  } catch (error) {
    if (!(error instanceof DatabaseOpenError)) throw error;
    return {
      findings: [failure('database', `${error.message} Is DATABASE_URL correct, and is the server running?`)],
      state: null,
    };
  }
  try {
    const [server] = (await client.query<ServerFacts>(SERVER_FACTS)).rows;
    if (server === undefined)
      return { findings: [failure('database', 'it returns no information about itself')], state: null };
    const findings = [
      ok('database', `${nameOf(url)}, PostgreSQL ${server.version}, ${Math.ceil(server.size / MB)} MB`),
      encoding(server),
      writing(server),
      durability(server),
      room(server, connections),
      await migrations(client),
      clocks(systemClock().now() - server.now),
    ];
    return { findings, state: await stateOf(client, names) };
  } finally {
    await client.end();
  }
}

function encoding({ encoding: is }: ServerFacts): CheckResult {
  return is === 'UTF8' ? ok('encoding', is) : failure('encoding', `${is}: create a database with encoding UTF8`);
}

function writing({ readOnly }: ServerFacts): CheckResult {
  return readOnly === 'off'
    ? ok('writing', 'a write can begin')
    : failure('writing', 'the database is a replica or read-only: use the primary');
}

function durability({ durable }: ServerFacts): CheckResult {
  return durable === 'off'
    ? warning('durability', 'synchronous_commit is off: Sidelined switches it on for its own sessions')
    : ok('durability', `synchronous_commit is ${durable}`);
}

function room({ most, open }: ServerFacts, connections: number): CheckResult {
  const usage = `${open} of ${most} in use, a node takes up to ${connections}`;
  if (most - open >= connections) return ok('connections', usage);
  return warning('connections', `${usage}: raise max_connections, or lower SIDELINED_DATABASE_CONNECTIONS`);
}

async function migrations(client: Client): Promise<CheckResult> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis);
  const done = await appliedMigrations(client);
  const newer = done.filter((when) => !known.includes(when)).length;
  if (newer > 0) return failure('migrations', `${newer} were applied by a newer version: use that version`);
  const pending = known.length - done.length;
  if (pending > 0)
    return warning('migrations', `${done.length} applied, ${pending} pending: the next start applies them`);
  return ok('migrations', `${done.length} applied, none pending`);
}

function clocks(aheadMs: number): CheckResult {
  const seconds = `${(Math.abs(aheadMs) / 1_000).toFixed(1)} s`;
  if (Math.abs(aheadMs) <= SAME_CLOCK_MS) return ok('clocks', `this machine's and the database's differ by ${seconds}`);
  const side = aheadMs > 0 ? 'ahead of' : 'behind';
  return warning('clocks', `this machine's is ${seconds} ${side} the database's: correct them`);
}

async function stateOf(client: Client, names: readonly string[]): Promise<DatabaseState | null> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('setting') is not null and to_regclass('team') is not null as there`,
  );
  if (rows[0]?.there !== true) return null;
  const settings = await client.query<{ name: string; value: string }>('select name, value from setting');
  const found = new Map(settings.rows.map(({ name, value }) => [name, value]));
  const zones = await client.query<{ zone: string }>('select distinct time_zone as zone from team');
  const worked = Number(found.get(PROCESSED_UNTIL) ?? 0);
  return {
    processedUntil: worked > 0 ? (worked as Instant) : null,
    timeZones: zones.rows.map(({ zone }) => zone),
    settings: new Map(names.map((name) => [name, found.get(name) ?? null])),
  };
}
