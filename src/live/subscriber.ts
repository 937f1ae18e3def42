import type { ExecutionResult } from 'graphql';

/** A result of a live query, serialized once for all subscribers. */
export interface Update {
  readonly result: ExecutionResult;
  readonly text: string;
  /** The revision of the list in the result; null if it has none. */
  readonly revision: number | null;
  /** The revision that the changes in the result start from; null if it has no changes. */
  readonly baseRevision: number | null;
  /** The number of the execution. A later execution of the same live query has read a later state. */
  readonly order: number;
}

/** A subscriber of a live query. Subclasses write to a transport. */
export abstract class Subscriber {
  /** The last update sent; null before the first. */
  lastSent: Update | null = null;
  /** The revision that the client has: of the last update, or its resume revision before the first. */
  revision: number | null;
  /** Whether the last send failed because of backpressure. Then `LiveQuery.resume` is called when it is drained. */
  isWaiting = false;

  constructor(revision: number | null = null) {
    this.revision = revision;
  }

  /** Sends an update. Returns false under backpressure; then the subclass must call `LiveQuery.resume` when drained. */
  abstract trySend(update: Update): boolean;

  /** Called when no update will follow. */
  abstract complete(): void;

  /** Sends an update if it is new for the client. Returns whether it was sent. */
  offer(update: Update): boolean {
    if (this.isWaiting || !this.isNewFor(update)) return false;
    this.isWaiting = !this.trySend(update);
    if (this.isWaiting) return false;
    this.lastSent = update;
    this.revision = update.revision;
    return true;
  }

  /** Whether the update differs from what the client has, and is not older. */
  isNewFor({ order, revision, text }: Update): boolean {
    if (this.lastSent === null) return true;
    if (order <= this.lastSent.order) return false;
    if (revision !== null && this.revision !== null && revision <= this.revision) return false;
    return text !== this.lastSent.text;
  }

  /** Whether the changes in the update start from the client's revision; false if the client has skipped an update. */
  isBasedOn({ baseRevision }: Update): boolean {
    return baseRevision === null || this.revision === null || this.revision === baseRevision;
  }
}
