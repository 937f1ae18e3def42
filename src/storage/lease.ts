/** The right to do work that one node does for all. It ends with the node that holds it. */
export interface Lease extends AsyncDisposable {
  readonly isHeld: () => boolean;
}

/** The process of an embedded database is the only one. */
export const SOLE_LEASE: Lease = { isHeld: () => true, async [Symbol.asyncDispose]() {} };
