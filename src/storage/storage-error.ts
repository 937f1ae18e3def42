/**
 * What can stand against reading and writing, whatever the database: the disk or its allowance is full, another process
 * holds the lock, writing is forbidden, what is stored is broken, the disk fails, or nobody answers.
 */
export type StorageErrorKind = 'FULL' | 'LOCKED' | 'READ_ONLY' | 'CORRUPT' | 'IO_ERROR' | 'UNREACHABLE';

/** A database cannot be opened: what stands against it, in one line for whoever starts the program. */
export class DatabaseOpenError extends Error {
  override readonly name = 'CannotOpen';
}
