import type { Key } from '../bell/bell.ts';

/** Who is to be told when something that he has read changes. */
export interface Holder {
  touch(): void;
}

/** What is read while it is watched: the keys, and what has rung meanwhile. */
export class Recording {
  readonly read = new Set<Key>();
  readonly rung = new Set<Key>();
  /** Whether it read what no key stands for: the hands of the clock, or who asks. Then it is for this moment and this reader. */
  isOwn = false;

  readonly note = (key: Key): void => {
    this.read.add(key);
  };

  readonly noteOwn = (): void => {
    this.isOwn = true;
  };

  /** Whether something that was read has changed since the recording began: what came of it may be of the past. */
  get isStale(): boolean {
    return !this.read.isDisjointFrom(this.rung);
  }
}

/** Who holds which key. A key that rings touches exactly those who have read what it stands for. */
export class KeyRing {
  readonly #holders = new Map<Key, Set<Holder>>();
  readonly #recordings = new Set<Recording>();
  /** How often something has rung. */
  epoch = 0;

  get size(): number {
    return this.#holders.size;
  }

  ring(keys: ReadonlySet<Key>): void {
    this.epoch += 1;
    for (const recording of this.#recordings) for (const key of keys) recording.rung.add(key);
    const woken = new Set<Holder>();
    for (const key of keys) for (const holder of this.#holders.get(key) ?? []) woken.add(holder);
    for (const holder of woken) holder.touch();
  }

  /** Rings every key that anybody holds, or is about to. */
  ringAll(): void {
    for (const recording of this.#recordings) for (const key of recording.read) recording.rung.add(key);
    this.ring(new Set(this.#holders.keys()));
  }

  /** Watches a reading from before its first key: whatever rings before it is done is not missed, however late it was noted. */
  async record<T>(reading: (recording: Recording) => Promise<T>): Promise<T> {
    const recording = new Recording();
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
