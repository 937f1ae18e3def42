import DatabaseFile from 'better-sqlite3';
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseOpenError } from '../storage-error.ts';
import { storageErrorKind } from './errors.ts';

/** The time that opening waits for another process. Later, `whenUnlocked` waits without blocking the event loop. */
const OPENING_MS = 5_000;
const WORKING_MS = 20;
/** SQLite gives the files beside the database the same mode. */
const OWNER_ONLY = 0o600;

/** Opens a database for writing; creates it if needed. Throws if it is corrupt, because writes would do more damage. */
export function openToWrite(
  path: string,
  largest: number | null,
  make: (file: DatabaseFile.Database) => void,
): DatabaseFile.Database {
  return open(path, () => {
    if (path !== ':memory:') createFile(path);
    const file = new DatabaseFile(path, { timeout: OPENING_MS });
    try {
      const fault = file.pragma('quick_check(1)', { simple: true });
      if (fault !== 'ok')
        throw new DatabaseOpenError(`it is corrupt (${String(fault).replaceAll(/\s+/g, ' ').trim()})`);
      // An acknowledged write is on the disk, and a reader never waits for a writer. Migrations rebuild tables that
      // others refer to.
      for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF']) file.pragma(pragma);
      make(file);
      file.pragma('foreign_keys = ON');
      if (largest !== null) {
        file.pragma(`max_page_count = ${Math.ceil(largest / Number(file.pragma('page_size', { simple: true })))}`);
      }
      file.pragma(`busy_timeout = ${WORKING_MS}`);
      return file;
    } catch (error) {
      file.close();
      throw error;
    }
  });
}

/**
 * Creates the file, for the server's user only, if there is none. An empty existing file was a database that lost its
 * content: it must not be treated as a new one.
 */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  if (size === 0)
    throw new DatabaseOpenError('it has 0 bytes; restore a backup, or remove the file to begin a new database');
  if (size === null) closeSync(openSync(path, 'a', OWNER_ONLY));
}

/** Opens an existing database for reading. */
export function openToRead(path: string): DatabaseFile.Database {
  if (path === ':memory:')
    throw new DatabaseOpenError('A database in memory ends with its server: no other process can open it.');
  return open(path, () => {
    const file = new DatabaseFile(path, { readonly: true, fileMustExist: true, timeout: OPENING_MS });
    // The file is opened at the first read.
    file.pragma('schema_version');
    return file;
  });
}

function open(path: string, attempt: () => DatabaseFile.Database): DatabaseFile.Database {
  try {
    return attempt();
  } catch (error) {
    const isClear =
      error instanceof DatabaseOpenError ||
      storageErrorKind(error) !== null ||
      (error instanceof Error && 'code' in error);
    if (!isClear || !(error instanceof Error)) throw error;
    const reason = error instanceof DatabaseOpenError ? error.message : (readOnlyReason(path) ?? error.message);
    throw new DatabaseOpenError(`The database ${path} cannot be opened: ${reason}.`, { cause: error });
  }
}

/** Returns why the folder of the database cannot be written; null if it can. Readers also need a file there. */
function readOnlyReason(path: string): string | null {
  for (const one of [path, dirname(path)]) {
    if (!existsSync(one)) continue;
    try {
      accessSync(one, constants.W_OK);
    } catch (error) {
      const isMount = error instanceof Error && 'code' in error && error.code === 'EROFS';
      return isMount
        ? `${one} is on a read-only file system; mount it writable`
        : `${one} is not writable for this user; change its permissions`;
    }
  }
  return null;
}
