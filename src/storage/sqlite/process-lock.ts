import DatabaseFile from 'better-sqlite3';
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseOpenError } from '../storage-error.ts';
import { storageErrorKind } from './errors.ts';

/**
 * Locks an embedded database for this process. A second server, or a command that writes, is refused, because neither
 * would see the other's invalidations. It is a lock of the operating system on a file beside the database, so it ends
 * with the process. Programs that only read are not affected.
 */
export function lockForWriting(path: string): Disposable {
  if (path === ':memory:') return { [Symbol.dispose]() {} };
  let lock: DatabaseFile.Database | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    // A link to the folder leads to the same database.
    lock = new DatabaseFile(join(realpathSync(dirname(path)), `${basename(path)}-lock`), { timeout: 0 });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return { [Symbol.dispose]: () => void held.close() };
  } catch (error) {
    lock?.close();
    // If the lock file cannot be created, the database cannot be written either, and opening it reports why.
    if (storageErrorKind(error) !== 'LOCKED') return { [Symbol.dispose]() {} };
    const message = `The database ${path} is in use: a server or another command writes to it. Stop it, or use the API.`;
    throw new DatabaseOpenError(message, { cause: error });
  }
}
