import DatabaseFile from 'better-sqlite3';
import { type StorageErrorKind, UnreadableValueError } from '../storage-error.ts';

/** Kinds by the prefix of SQLite's result codes: extended codes are more specific than needed here. */
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

/** Returns the kind of an error or of its cause; null if the database is not the cause. */
export function storageErrorKind(error: unknown): StorageErrorKind | null {
  if (error instanceof UnreadableValueError) return 'CORRUPT';
  if (error instanceof DatabaseFile.SqliteError) {
    return KINDS.find(([code]) => error.code.startsWith(code))?.[1] ?? null;
  }
  return error instanceof Error && error.cause !== undefined ? storageErrorKind(error.cause) : null;
}

/** The time that a write waits for another process to release its lock, and the interval of retries. */
const LOCK_TIMEOUT_MS = 2_000;
const RETRY_INTERVAL_MS = 25;

/** Retries while another process holds the lock, without blocking the event loop. */
export async function whenUnlocked<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + LOCK_TIMEOUT_MS;
  while (true) {
    try {
      return attempt();
    } catch (error) {
      if (storageErrorKind(error) !== 'LOCKED' || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL_MS));
  }
}
