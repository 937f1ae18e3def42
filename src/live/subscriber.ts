import type { SentUpdate, Update } from './update.ts';

/** A subscriber of a live query. Subclasses write to a transport. */
export abstract class Subscriber {
  /** The last update sent; null before the first. */
  lastSent: SentUpdate | null = null;
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

  /**
   * Called when the server ends the subscription for its own reasons, so that the client should subscribe again. Equals
   * `complete` if the transport cannot express this.
   */
  disconnect(): void {
    this.complete();
  }

  /** Sends an update if it is new for the client. Returns whether it was sent. */
  offer(update: Update): boolean {
    if (this.isWaiting || !this.isNewFor(update)) return false;
    this.isWaiting = !this.trySend(update);
    if (this.isWaiting) return false;
    this.lastSent = update.sent;
    this.revision = update.revision;
    return true;
  }

  /** Whether the update differs from what the client has, and is not older. */
  isNewFor({ sent, revision }: Update): boolean {
    if (this.lastSent === null) return true;
    if (sent.order <= this.lastSent.order) return false;
    if (revision !== null && this.revision !== null && revision <= this.revision) return false;
    return sent.digest !== this.lastSent.digest;
  }

  /** Whether the changes in the update start from the client's revision; false if the client has skipped an update. */
  isBasedOn({ baseRevision }: Update): boolean {
    return baseRevision === null || this.revision === null || this.revision === baseRevision;
  }
}
