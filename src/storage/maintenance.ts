import type { Store } from './store.ts';
import type { Rows, TableName } from './tables.ts';

export interface TableReader {
  /** Returns all rows of a table in batches, in the order of its key. Text is compared byte by byte. */
  rows<Name extends TableName>(table: Name): AsyncIterable<readonly Rows[Name][]>;
}

/** A consistent snapshot of a database for verifying and copying, unaffected by concurrent writes. */
export interface Snapshot extends TableReader, Pick<Store, 'players' | 'readScope'> {
  /**
   * Returns at most `limit` integrity errors, one line each. The database itself finds some (damaged pages, dangling
   * references), the statements in `integrity-checks.ts` others.
   */
  integrityErrors(limit: number): Promise<string[]>;
}

/** A database that rows are inserted into. It can read them back before they are committed. */
export interface RestoreTarget extends TableReader {
  /** Inserts rows. None of them may exist. */
  insert<Name extends TableName>(table: Name, rows: readonly Rows[Name][]): Promise<void>;
}

/** Maintenance of a database, whether or not a server uses it. Only `restore` changes it. */
export interface Maintenance {
  /** Reads from a snapshot, without blocking writers. */
  snapshot<T>(read: (at: Snapshot) => Promise<T>): Promise<T>;
  /** Copies a snapshot into a new file. Throws CopyError if the file exists, or if the database cannot do so. */
  backup(path: string): Promise<void>;
  /** Creates the tables if needed and inserts rows with exclusive access, all or none: none if `work` throws. */
  restore<T>(work: (into: RestoreTarget) => Promise<T>): Promise<T>;
}

/** Why a copy was not made, in one line for the operator. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}
