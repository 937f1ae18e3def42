import DatabaseFile, { type Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Instant } from '../../domain/day.ts';
import { failure, type CheckResult, ok, warning } from '../finding.ts';
import type { DatabaseState, Diagnosis } from '../diagnostics.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import { MIGRATIONS } from './open-tables.ts';

const MB = 1024 * 1024;
const LITTLE_ROOM = 200 * MB;
/** A write-ahead log above this size is not checkpointed regularly. */
const LONG_LOG = 256 * MB;

/**
 * Diagnoses an embedded database, whether or not a server has it open. `path` is a file or `:memory:`; `names` are the
 * requested settings.
 */
export function diagnoseSqlite(path: string, names: readonly string[]): Diagnosis {
  if (path === ':memory:') return only(ok('database', 'in memory: the data ends with the server'));
  const place = placeOf(path);
  if (!existsSync(path)) {
    return {
      findings: [warning('database', `${path} does not exist yet: \`npm start\` creates it`), ...place],
      state: null,
    };
  }
  try {
    using file = opened(path, { readonly: true });
    const damage = file.pragma('quick_check(1)', { simple: true });
    if (damage !== 'ok') {
      return only(failure('database', `${path} is damaged (${String(damage)}): replace it by a backup`), ...place);
    }
    const size = Math.ceil(statSync(path).size / MB);
    const findings = [
      ok('database', `${path}, ${size} MB, intact`),
      writing(path),
      journal(file, path),
      ...place,
      migrations(file),
    ];
    return { findings, state: stateOf(file, names) };
  } catch (error) {
    return only(
      failure('database', `${path} cannot be read (${codeOf(error)}): is it a database of Sidelined?`),
      ...place,
    );
  }
}

function only(...findings: CheckResult[]): Diagnosis {
  return { findings, state: null };
}

function opened(path: string, options: { readonly readonly: boolean }): Database & Disposable {
  const file = new DatabaseFile(path, { ...options, fileMustExist: true, timeout: 1_000 });
  return Object.assign(file, { [Symbol.dispose]: () => void file.close() });
}

/** Checks that the folder is writable and how much space is free. */
function placeOf(path: string): CheckResult[] {
  let folder = resolve(dirname(path));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return [failure('folder', `${folder} is not writable: give the server's user write permission`)];
  }
  const { bavail, bsize } = statfsSync(folder);
  const room = `${Math.floor((bavail * bsize) / MB)} MB free in ${folder}`;
  return [bavail * bsize < LITTLE_ROOM ? warning('folder', `${room}: free some space`) : ok('folder', room)];
}

/** Begins a write and rolls it back. */
function writing(path: string): CheckResult {
  try {
    accessSync(path, constants.W_OK);
    using file = opened(path, { readonly: false });
    file.exec('BEGIN IMMEDIATE; ROLLBACK');
    return ok('writing', 'a write can begin');
  } catch (error) {
    const why = codeOf(error);
    if (why.startsWith('SQLITE_BUSY')) return failure('writing', 'another program holds the lock: stop that program');
    return failure('writing', `the file is not writable (${why}): give the server's user write permission`);
  }
}

function journal(file: Database, path: string): CheckResult {
  const mode = String(file.pragma('journal_mode', { simple: true }));
  if (mode !== 'wal') return warning('journal', `its mode is ${mode}: the next start sets it to wal`);
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const size = `wal, ${Math.ceil(log / MB)} MB`;
  return log > LONG_LOG
    ? warning('journal', `${size}: a long-running reader prevents a checkpoint; restart the server`)
    : ok('journal', size);
}

function migrations(file: Database): CheckResult {
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis);
  const done = hasTable(file, '__drizzle_migrations')
    ? file.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number)
    : [];
  const newer = done.filter((when) => !ours.includes(when)).length;
  if (newer > 0) return failure('migrations', `${newer} were applied by a newer version: use that version`);
  const pending = ours.length - done.length;
  if (pending > 0)
    return warning('migrations', `${done.length} applied, ${pending} pending: the next start applies them`);
  return ok('migrations', `${done.length} applied, none pending`);
}

function stateOf(file: Database, names: readonly string[]): DatabaseState | null {
  if (!hasTable(file, 'setting') || !hasTable(file, 'team')) return null;
  const find = file.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  const processed = Number(find.get(PROCESSED_UNTIL) ?? 0);
  return {
    processedUntil: processed > 0 ? (processed as Instant) : null,
    timeZones: file.prepare('SELECT DISTINCT time_zone FROM team').pluck().all().map(String),
    settings: new Map(names.map((name) => [name, find.get(name) ?? null])),
  };
}

function hasTable(file: Database, name: string): boolean {
  return file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
