import DatabaseFile from 'better-sqlite3';
import type { StorageErrorKind } from '../storage-error.ts';

/** SQLite's result codes, by how they begin: extended ones say more than is needed here. */
const KINDS: readonly (readonly [code: string, kind: StorageErrorKind])[] = [
  ['SQLITE_FULL', 'FULL'],
  ['SQLITE_BUSY', 'LOCKED'],
  ['SQLITE_LOCKED', 'LOCKED'],
  ['SQLITE_PROTOCOL', 'LOCKED'],
  ['SQLITE_READONLY', 'READ_ONLY'],
  ['SQLITE_CORRUPT', 'CORRUPT'],
  ['SQLITE_NOTADB', 'CORRUPT'],
  ['SQLITE_IOERR', 'IO_ERROR'],
  ['SQLITE_CANTOPEN', 'UNREACHABLE'],
];

/** What of the database's own stands behind an error; null: the error is none of the database's. */
export function storageErrorKind(error: unknown): StorageErrorKind | null {
  if (error instanceof DatabaseFile.SqliteError) {
    return KINDS.find(([code]) => error.code.startsWith(code))?.[1] ?? null;
  }
  return error instanceof Error && error.cause !== undefined ? storageErrorKind(error.cause) : null;
}

/** How long a write waits for another process to let go of the database, and how long between two tries. */
const PATIENCE_MS = 2_000;
const BETWEEN_TRIES_MS = 25;

/** Tries again while another process holds the lock, without holding up anything else meanwhile. */
export async function whenUnlocked<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  while (true) {
    try {
      return attempt();
    } catch (error) {
      if (storageErrorKind(error) !== 'LOCKED' || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
}
