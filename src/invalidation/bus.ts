import type { InvalidatedTags, Tag } from './tags.ts';

/** Publishes which data has changed. Late, repeated and needless invalidations must do no harm. */
export interface InvalidationBus extends AsyncDisposable {
  /** Publishes tags of committed changes. The store calls it with the commit, never before. */
  invalidate(tags: Iterable<Tag>): void;
  /** Returns a function that stops listening. */
  listen(listener: (invalidated: InvalidatedTags) => void): () => void;
  /**
   * Whether invalidations from other nodes may be missed (the listener connection is down). `ALL` is published when this
   * starts and when it ends; results read in between are not cached.
   */
  isDisconnected(): boolean;
}

/** Publishes within the transaction that writes, so that there is no commit without its invalidation. */
export interface TransactionalPublish {
  /** Must run last in the transaction. */
  readonly statements: readonly { readonly text: string; readonly values: readonly string[] }[];
  /** Must be called when the commit has succeeded. */
  onCommitted(): void;
  /** Must be called when the connection was lost during the commit, so that its outcome is unknown. */
  onUnknown(): void;
}
