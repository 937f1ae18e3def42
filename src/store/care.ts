import type { Store } from './store.ts';

/** Everything as it is at one moment, whatever is written meanwhile: what verifying reads. */
export interface Snapshot extends Pick<Store, 'players' | 'world'> {
  /**
   * What the database finds wrong with what it holds, a line each: what its own check of itself says (broken pages, rows
   * that refer to nothing), and every row of the statements in `checks.ts`. At most as many as are asked for.
   */
  faults(limit: number): Promise<string[]>;
}

/** Looking after a database from outside, whether or not a server runs on it. Nothing in it is changed. */
export interface Care {
  /** Lets somebody read at one moment; nobody who writes waits for him. */
  snapshot<T>(read: (at: Snapshot) => Promise<T>): Promise<T>;
  /** Copies everything, as it is at one moment, into a new file. Throws CannotCopy where there is no such way, or one already. */
  backUp(path: string): Promise<void>;
}

/** Why a copy was not made, in one line for whoever asked for it. */
export class CannotCopy extends Error {
  override readonly name = 'CannotCopy';
}
