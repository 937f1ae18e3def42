import type { InvalidationBus } from '../invalidation/bus.ts';
import type { InvalidatedTags, Tag } from '../invalidation/tags.ts';

/** A cached value or live query that must be notified when one of its tags is invalidated. */
export interface Dependent {
  invalidate(): void;
}

/** The tags that were read while a result was computed, and the tags that were invalidated during that time. */
export class ReadTracker {
  readonly tags = new Set<Tag>();
  readonly #invalidated = new Set<Tag>();
  #isAllInvalidated = false;
  /** Whether invalidations may have been missed, so that the result must not be reused. */
  readonly isUncacheable: boolean;
  /** Whether something without a tag was read: the clock or the viewer. Then the result is for this caller only. */
  isPrivate = false;

  constructor(isUncacheable = false) {
    this.isUncacheable = isUncacheable;
  }

  readonly track = (tag: Tag): void => {
    this.tags.add(tag);
  };

  readonly markPrivate = (): void => {
    this.isPrivate = true;
  };

  receive(invalidated: InvalidatedTags): void {
    if (invalidated === 'ALL') this.#isAllInvalidated = true;
    else for (const tag of invalidated) this.#invalidated.add(tag);
  }

  /** Whether something that was read may have changed since tracking began. */
  get isStale(): boolean {
    return this.hasInvalidated(this.tags);
  }

  /** Whether one of `tags` was invalidated since tracking began. */
  hasInvalidated(tags: ReadonlySet<Tag>): boolean {
    return this.#isAllInvalidated || !tags.isDisjointFrom(this.#invalidated);
  }

  /** Whether the result may be given to other callers until one of its tags is invalidated. */
  get isCacheable(): boolean {
    return !this.isPrivate && !this.isUncacheable && !this.isStale;
  }
}

const NO_TAGS: ReadonlySet<Tag> = new Set();

/** Maps each tag to its dependents, so that an invalidation reaches exactly those that have read it. */
export class DependencyIndex {
  readonly #dependents = new Map<Tag, Set<Dependent>>();
  readonly #trackers = new Set<ReadTracker>();
  readonly #bus: Pick<InvalidationBus, 'isDisconnected'>;
  /** Number of invalidations so far. Two equal values mean that nothing was invalidated in between. */
  invalidationCount = 0;

  constructor(bus: Pick<InvalidationBus, 'isDisconnected'>) {
    this.#bus = bus;
  }

  get size(): number {
    return this.#dependents.size;
  }

  /** Whether invalidations may currently be missed. */
  get isDisconnected(): boolean {
    return this.#bus.isDisconnected();
  }

  invalidate(invalidated: InvalidatedTags): void {
    this.invalidationCount += 1;
    for (const tracker of this.#trackers) tracker.receive(invalidated);
    const affected = new Set<Dependent>();
    const tags = invalidated === 'ALL' ? this.#dependents.keys() : invalidated;
    for (const tag of tags) for (const dependent of this.#dependents.get(tag) ?? []) affected.add(dependent);
    for (const dependent of affected) dependent.invalidate();
  }

  /**
   * Runs a read and tracks its tags. Tracking begins before the first tag is known, so that an invalidation during the
   * read is not missed even if its tag is recorded later.
   */
  async track<T>(read: (tracker: ReadTracker) => Promise<T>): Promise<T> {
    const tracker = new ReadTracker(this.isDisconnected);
    this.#trackers.add(tracker);
    try {
      return await read(tracker);
    } finally {
      this.#trackers.delete(tracker);
    }
  }

  /** Replaces the tags of a dependent. `previous` must be the tags of the last call. */
  setDependencies(dependent: Dependent, tags: ReadonlySet<Tag>, previous: ReadonlySet<Tag> = NO_TAGS): void {
    let kept = 0;
    for (const tag of tags) {
      // Most re-executions depend on the same tags as before.
      if (previous.has(tag)) {
        kept += 1;
        continue;
      }
      const dependents = this.#dependents.get(tag);
      if (dependents === undefined) this.#dependents.set(tag, new Set([dependent]));
      else dependents.add(dependent);
    }
    if (kept === previous.size) return;
    for (const tag of previous) if (!tags.has(tag)) this.#removeFrom(tag, dependent);
  }

  /** Removes a dependent with these tags. */
  remove(dependent: Dependent, tags: Iterable<Tag>): void {
    for (const tag of tags) this.#removeFrom(tag, dependent);
  }

  #removeFrom(tag: Tag, dependent: Dependent): void {
    const dependents = this.#dependents.get(tag);
    dependents?.delete(dependent);
    if (dependents?.size === 0) this.#dependents.delete(tag);
  }
}
