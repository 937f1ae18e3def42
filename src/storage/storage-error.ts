/**
 * Why reading or writing fails, in any database. The disk or its quota is full, another process holds the lock, the
 * database is read-only or corrupt, the disk fails, or the database is unreachable.
 */
export type StorageErrorKind = 'FULL' | 'LOCKED' | 'READ_ONLY' | 'CORRUPT' | 'IO_ERROR' | 'UNREACHABLE';

/** The error of a database that cannot be opened. The message says why, in one line for the operator. */
export class DatabaseOpenError extends Error {
  override readonly name = 'CannotOpen';
}

/** The error of a stored value that cannot be read, because of damage that the database does not detect. */
export class UnreadableValueError extends Error {
  override readonly name = 'UnreadableValue';
}
