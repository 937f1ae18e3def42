import type { Bell, Key, Rung } from '../invalidation/bus.ts';

/** Who is to be told when something that he has read changes. */
export interface Holder {
  touch(): void;
}

/** What is read while it is watched: the keys, and what has rung meanwhile. */
export class Recording {
  readonly read = new Set<Key>();
  readonly #rung = new Set<Key>();
  #everythingRang = false;
  /** Whether others may have changed something unheard: then it holds for this moment only. */
  readonly isOfTheMoment: boolean;
  /** Whether it read what no key stands for: the hands of the clock, or who asks. Then it is for this moment and this reader. */
  isOwn = false;

  constructor(isOfTheMoment = false) {
    this.isOfTheMoment = isOfTheMoment;
  }

  readonly note = (key: Key): void => {
    this.read.add(key);
  };

  readonly noteOwn = (): void => {
    this.isOwn = true;
  };

  hear(rung: Rung): void {
    if (rung === 'EVERYTHING') this.#everythingRang = true;
    else for (const key of rung) this.#rung.add(key);
  }

  /** Whether something that was read has changed since the recording began: what came of it may be of the past. */
  get isStale(): boolean {
    return this.hasRung(this.read);
  }

  /** Whether any of these may have changed since the recording began. */
  hasRung(keys: ReadonlySet<Key>): boolean {
    return this.#everythingRang || !keys.isDisjointFrom(this.#rung);
  }

  /** Whether what came of it may be given to others, until one of its keys rings. */
  get isToKeep(): boolean {
    return !this.isOwn && !this.isOfTheMoment && !this.isStale;
  }
}

/** Who holds which key. A key that rings touches exactly those who have read what it stands for. */
export class KeyRing {
  readonly #holders = new Map<Key, Set<Holder>>();
  readonly #recordings = new Set<Recording>();
  readonly #bell: Pick<Bell, 'isDeaf'>;
  /** How often something has rung. */
  epoch = 0;

  constructor(bell: Pick<Bell, 'isDeaf'>) {
    this.#bell = bell;
  }

  get size(): number {
    return this.#holders.size;
  }

  /** Whether something may change without a ring at present. */
  get isDeaf(): boolean {
    return this.#bell.isDeaf();
  }

  ring(rung: Rung): void {
    this.epoch += 1;
    for (const recording of this.#recordings) recording.hear(rung);
    const woken = new Set<Holder>();
    const keys = rung === 'EVERYTHING' ? this.#holders.keys() : rung;
    for (const key of keys) for (const holder of this.#holders.get(key) ?? []) woken.add(holder);
    for (const holder of woken) holder.touch();
  }

  /** Watches a reading from before its first key: whatever rings before it is done is not missed, however late it was noted. */
  async record<T>(reading: (recording: Recording) => Promise<T>): Promise<T> {
    const recording = new Recording(this.isDeaf);
    this.#recordings.add(recording);
    try {
      return await reading(recording);
    } finally {
      this.#recordings.delete(recording);
    }
  }

  /** From now on he holds these keys, and those that he held before no more. */
  hold(holder: Holder, keys: ReadonlySet<Key>, before: ReadonlySet<Key>): void {
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
