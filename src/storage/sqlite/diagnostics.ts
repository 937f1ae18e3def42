import DatabaseFile, { type Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Instant } from '../../domain/day.ts';
import { fault, type CheckResult, ok, warning } from '../finding.ts';
import type { DatabaseState, Diagnosis } from '../diagnostics.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import { MIGRATIONS } from './store.ts';

const MB = 1024 * 1024;
const LITTLE_ROOM = 200 * MB;
/** A log that is folded into the file now and then stays far below. */
const LONG_LOG = 256 * MB;

/**
 * Looks at an embedded database, whether a server has it open or not. `path` is a file's, or `:memory:`; `names` are of
 * the settings to tell.
 */
export function diagnoseSqlite(path: string, names: readonly string[]): Diagnosis {
  if (path === ':memory:') return only(ok('database', 'in memory: nothing outlives the server'));
  const place = placeOf(path);
  if (!existsSync(path)) {
    return {
      findings: [warning('database', `${path} is not there yet: \`npm start\` makes it`), ...place],
      state: null,
    };
  }
  try {
    using file = opened(path, { readonly: true });
    const damage = file.pragma('quick_check(1)', { simple: true });
    if (damage !== 'ok') {
      return only(fault('database', `${path} is damaged (${String(damage)}): put a backup in its place`), ...place);
    }
    const size = Math.ceil(statSync(path).size / MB);
    const findings = [
      ok('database', `${path}, ${size} MB, whole`),
      writing(path),
      journal(file, path),
      ...place,
      migrations(file),
    ];
    return { findings, state: stateOf(file, names) };
  } catch (error) {
    return only(fault('database', `${path} cannot be read (${codeOf(error)}): is it a database of ours?`), ...place);
  }
}

function only(...findings: CheckResult[]): Diagnosis {
  return { findings, state: null };
}

function opened(path: string, options: { readonly readonly: boolean }): Database & Disposable {
  const file = new DatabaseFile(path, { ...options, fileMustExist: true, timeout: 1_000 });
  return Object.assign(file, { [Symbol.dispose]: () => void file.close() });
}

/** The folder: whether files can be made in it, and how much room is left. */
function placeOf(path: string): CheckResult[] {
  let folder = resolve(dirname(path));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return [fault('folder', `${folder} is not writable: give the server's user the right to`)];
  }
  const { bavail, bsize } = statfsSync(folder);
  const room = `${Math.floor((bavail * bsize) / MB)} MB free in ${folder}`;
  return [bavail * bsize < LITTLE_ROOM ? warning('folder', `${room}: make room`) : ok('folder', room)];
}

/** Begins to write, and takes it back. */
function writing(path: string): CheckResult {
  try {
    accessSync(path, constants.W_OK);
    using file = opened(path, { readonly: false });
    file.exec('BEGIN IMMEDIATE; ROLLBACK');
    return ok('writing', 'a write can begin');
  } catch (error) {
    const why = codeOf(error);
    if (why.startsWith('SQLITE_BUSY')) return fault('writing', 'another program keeps it locked: end that one');
    return fault('writing', `nothing can be written (${why}): give the server's user the right to`);
  }
}

function journal(file: Database, path: string): CheckResult {
  const mode = String(file.pragma('journal_mode', { simple: true }));
  if (mode !== 'wal') return warning('journal', `its mode is ${mode}: the next start makes it wal`);
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const size = `wal, ${Math.ceil(log / MB)} MB`;
  return log > LONG_LOG
    ? warning('journal', `${size}: some reader holds it open; restart the server`)
    : ok('journal', size);
}

function migrations(file: Database): CheckResult {
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis);
  const done = hasTable(file, '__drizzle_migrations')
    ? file.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number)
    : [];
  const newer = done.filter((when) => !ours.includes(when)).length;
  if (newer > 0) return fault('migrations', `${newer} are not known here: a newer version made them; use that one`);
  const pending = ours.length - done.length;
  if (pending > 0)
    return warning('migrations', `${done.length} applied, ${pending} pending: the next start applies them`);
  return ok('migrations', `${done.length} applied, none pending`);
}

function stateOf(file: Database, names: readonly string[]): DatabaseState | null {
  if (!hasTable(file, 'setting') || !hasTable(file, 'team')) return null;
  const find = file.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  const worked = Number(find.get(PROCESSED_UNTIL) ?? 0);
  return {
    processedUntil: worked > 0 ? (worked as Instant) : null,
    timeZones: file.prepare('SELECT DISTINCT time_zone FROM team').pluck().all().map(String),
    settings: new Map(names.map((name) => [name, find.get(name) ?? null])),
  };
}

function hasTable(file: Database, name: string): boolean {
  return file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason';
}
