/**
 * Why reading or writing fails, whatever the database: the disk or its quota is full, another process holds the lock,
 * the database is read-only or corrupt, the disk fails, or the database is unreachable.
 */
export type StorageErrorKind = 'FULL' | 'LOCKED' | 'READ_ONLY' | 'CORRUPT' | 'IO_ERROR' | 'UNREACHABLE';

/** A database cannot be opened. The message says why, in one line for the operator. */
export class DatabaseOpenError extends Error {
  override readonly name = 'CannotOpen';
}

/** A stored value cannot be read: the storage was damaged where the database does not notice it. */
export class UnreadableValueError extends Error {
  override readonly name = 'UnreadableValue';
}
