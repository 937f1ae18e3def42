import type { InvalidationBus, Tag, InvalidatedTags } from '../invalidation/bus.ts';

/** Who is to be told when something that he has read changes. */
export interface Dependent {
  invalidate(): void;
}

/** What is read while it is watched: the keys, and what has rung meanwhile. */
export class ReadTracker {
  readonly tags = new Set<Tag>();
  readonly #rung = new Set<Tag>();
  #everythingRang = false;
  /** Whether others may have changed something unheard: then it holds for this moment only. */
  readonly isUncacheable: boolean;
  /** Whether it read what no key stands for: the hands of the clock, or who asks. Then it is for this moment and this reader. */
  isPrivate = false;

  constructor(isOfTheMoment = false) {
    this.isUncacheable = isOfTheMoment;
  }

  readonly track = (key: Tag): void => {
    this.tags.add(key);
  };

  readonly markPrivate = (): void => {
    this.isPrivate = true;
  };

  receive(invalidated: InvalidatedTags): void {
    if (invalidated === 'ALL') this.#everythingRang = true;
    else for (const key of invalidated) this.#rung.add(key);
  }

  /** Whether something that was read has changed since the recording began: what came of it may be of the past. */
  get isStale(): boolean {
    return this.hasInvalidated(this.tags);
  }

  /** Whether any of these may have changed since the recording began. */
  hasInvalidated(keys: ReadonlySet<Tag>): boolean {
    return this.#everythingRang || !keys.isDisjointFrom(this.#rung);
  }

  /** Whether what came of it may be given to others, until one of its keys rings. */
  get isCacheable(): boolean {
    return !this.isPrivate && !this.isUncacheable && !this.isStale;
  }
}

/** Who holds which key. A key that rings touches exactly those who have read what it stands for. */
export class DependencyIndex {
  readonly #holders = new Map<Tag, Set<Dependent>>();
  readonly #recordings = new Set<ReadTracker>();
  readonly #bell: Pick<InvalidationBus, 'isDisconnected'>;
  /** How often something has rung. */
  invalidationCount = 0;

  constructor(bus: Pick<InvalidationBus, 'isDisconnected'>) {
    this.#bell = bus;
  }

  get size(): number {
    return this.#holders.size;
  }

  /** Whether something may change without a ring at present. */
  get isDisconnected(): boolean {
    return this.#bell.isDisconnected();
  }

  invalidate(invalidated: InvalidatedTags): void {
    this.invalidationCount += 1;
    for (const recording of this.#recordings) recording.receive(invalidated);
    const woken = new Set<Dependent>();
    const keys = invalidated === 'ALL' ? this.#holders.keys() : invalidated;
    for (const key of keys) for (const holder of this.#holders.get(key) ?? []) woken.add(holder);
    for (const holder of woken) holder.invalidate();
  }

  /** Watches a reading from before its first key: whatever rings before it is done is not missed, however late it was noted. */
  async track<T>(reading: (recording: ReadTracker) => Promise<T>): Promise<T> {
    const recording = new ReadTracker(this.isDisconnected);
    this.#recordings.add(recording);
    try {
      return await reading(recording);
    } finally {
      this.#recordings.delete(recording);
    }
  }

  /** From now on he holds these keys, and those that he held before no more. */
  setDependencies(holder: Dependent, keys: ReadonlySet<Tag>, before: ReadonlySet<Tag>): void {
    for (const key of keys) {
      const held = this.#holders.get(key);
      if (held === undefined) this.#holders.set(key, new Set([holder]));
      else held.add(holder);
    }
    for (const key of before) {
      if (keys.has(key)) continue;
      const held = this.#holders.get(key);
      held?.delete(holder);
      if (held?.size === 0) this.#holders.delete(key);
    }
  }
}
