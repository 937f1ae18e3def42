import DatabaseFile from 'better-sqlite3';
import { statSync } from 'node:fs';

/**
 * Returns a check that the open database is still the file of that name. After the file is deleted or replaced, writes
 * would be acknowledged and lost with the process.
 */
export function sameFileCheck(path: string): () => void {
  if (path === ':memory:') return () => {};
  const { ino, dev } = statSync(path);
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw new DatabaseFile.SqliteError('the database file was deleted or replaced', 'SQLITE_IOERR_VNODE');
  };
}
