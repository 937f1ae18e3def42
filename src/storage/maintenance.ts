import type { Store } from './store.ts';
import type { Rows, TableName } from './tables.ts';

export interface TableReader {
  /** All rows of a table, some at a time, in the order of its key: byte by byte where it is text. */
  rows<Name extends TableName>(table: Name): AsyncIterable<readonly Rows[Name][]>;
}

/** Everything as it is at one moment, whatever is written meanwhile: what verifying and copying read. */
export interface Snapshot extends TableReader, Pick<Store, 'players' | 'readScope'> {
  /**
   * What the database finds wrong with what it holds, a line each: what its own check of itself says (broken pages, rows
   * that refer to nothing), and every row of the statements in `checks.ts`. At most as many as are asked for.
   */
  integrityErrors(limit: number): Promise<string[]>;
}

/** A database while it is filled: it reads what it was given. */
export interface RestoreTarget extends TableReader {
  /** Adds rows, of which none may be there. */
  insert<Name extends TableName>(table: Name, rows: readonly Rows[Name][]): Promise<void>;
}

/** Looking after a database from outside, whether or not a server runs on it. Nothing in it is changed, but by `fill`. */
export interface Maintenance {
  /** Lets somebody read at one moment; nobody who writes waits for him. */
  snapshot<T>(read: (at: Snapshot) => Promise<T>): Promise<T>;
  /** Copies everything, as it is at one moment, into a new file. Throws CannotCopy where there is no such way, or one already. */
  backup(path: string): Promise<void>;
  /** Makes what is not there yet, and lets somebody put rows into it, alone: all that he puts, or nothing when he throws. */
  restore<T>(work: (into: RestoreTarget) => Promise<T>): Promise<T>;
}

/** Why a copy was not made, in one line for whoever asked for it. */
export class CopyError extends Error {
  override readonly name = 'CannotCopy';
}
