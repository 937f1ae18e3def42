import { LRUCache } from 'lru-cache';
import type { InvalidationBus } from '../invalidation/bus.ts';
import type { Tag } from '../invalidation/tags.ts';
import type { Store } from '../storage/store.ts';
import { type Dependent, DependencyIndex } from './dependency-index.ts';
import type { CachedRead, Caching, MaybePromise, Track } from './reader.ts';

/** Approximate size of each item of a cached list. */
const ITEM_BYTES = 512;
const TAG_BYTES = 64;
/** Values of longer keys are not cached, because clients choose the keys. */
const MAX_KEY_LENGTH = 2_048;

/** The value of one read, removed by the first invalidation of a tag that it depends on. */
class Entry<Value> implements Dependent {
  readonly value: Value;
  readonly tags: ReadonlySet<Tag>;
  readonly invalidate: () => void;

  constructor(value: Value, tags: ReadonlySet<Tag>, remove: () => void) {
    this.value = value;
    this.tags = tags;
    this.invalidate = remove;
  }
}

type Entries = LRUCache<string, Entry<unknown>>;

/**
 * A read-through cache of the store. An entry is removed by the first invalidation of a tag it depends on, so that a
 * hit is never stale, and re-executing an operation reads only changed data.
 */
export class ReadCache implements Disposable {
  readonly #index: DependencyIndex;
  readonly #entriesByRead = new Map<object, Entries>();
  readonly #stopListening: () => void;
  readonly #maxBytes: number;

  /** Must be created before other listeners of the bus that read through the cache, so that it is invalidated first. */
  constructor(bus: InvalidationBus, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#index = new DependencyIndex(bus);
    this.#stopListening = bus.listen((invalidated) => this.#index.invalidate(invalidated));
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    this.#entriesByRead.clear();
  }

  /** Returns the cached value and tracks its tags; undefined if it is not cached. */
  peek<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key, track: Track): Value | undefined {
    const entry = this.#entriesByRead.get(read)?.get(key);
    if (entry === undefined) return undefined;
    for (const tag of entry.tags) track(tag);
    return entry.value as Value;
  }

  /** Returns the value, without a promise if it is cached. */
  get<Key extends string, Value>(
    read: CachedRead<Key, Value>,
    key: Key,
    store: Store,
    track: Track,
  ): MaybePromise<Value> {
    const value = this.peek(read, key, track);
    if (value !== undefined) return value;
    return this.#load(read, [key], store, track).then(([loaded]) => loaded as Value);
  }

  /** Returns the values in the order of `keys`. All missing ones are read together. */
  async getMany<Key extends string, Value>(
    read: CachedRead<Key, Value>,
    keys: readonly Key[],
    store: Store,
    track: Track,
  ): Promise<Value[]> {
    const values = new Map<Key, Value>();
    const missing: Key[] = [];
    for (const key of new Set(keys)) {
      const value = this.peek(read, key, track);
      if (value === undefined) missing.push(key);
      else values.set(key, value);
    }
    if (missing.length > 0) {
      const loaded = await this.#load(read, missing, store, track);
      for (const [n, value] of loaded.entries()) values.set(missing[n] as Key, value);
    }
    return keys.map((key) => values.get(key) as Value);
  }

  /** Caches a value unless one of its tags was invalidated during the read, or an invalidation may have been missed. */
  #load<Key extends string, Value>(
    read: CachedRead<Key, Value>,
    keys: readonly Key[],
    store: Store,
    track: Track,
  ): Promise<readonly Value[]> {
    const cached: Pick<Caching, 'getMany'> = { getMany: (other, of) => this.getMany(other, of, store, track) };
    return this.#index.track(async (tracker) => {
      const values = await read.read(store, keys, cached);
      for (const [n, value] of values.entries()) {
        const key = keys[n] as Key;
        const tags = new Set(read.tagsOf(key, value));
        for (const tag of tags) track(tag);
        if (!tracker.isUncacheable && !tracker.hasInvalidated(tags)) this.#set(read, key, value, tags);
      }
      return values;
    });
  }

  #set<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key, value: Value, tags: ReadonlySet<Tag>): void {
    if (key.length > MAX_KEY_LENGTH) return;
    const entries = this.#entriesOf(read);
    const entry = new Entry(value, tags, () => entries.delete(key));
    entries.set(key, entry);
    // A value larger than the cache is not stored.
    if (entries.peek(key) !== entry) return;
    this.#index.setDependencies(entry, tags);
    while (this.bytes > this.#maxBytes) this.#evict();
  }

  /** Approximate size of all values. */
  get bytes(): number {
    let bytes = 0;
    for (const entries of this.#entriesByRead.values()) bytes += entries.calculatedSize;
    return bytes;
  }

  /** Evicts the least recently used value of the read that takes the most memory. */
  #evict(): void {
    let largest: Entries | undefined;
    for (const entries of this.#entriesByRead.values()) {
      if (entries.calculatedSize > (largest?.calculatedSize ?? 0)) largest = entries;
    }
    largest?.pop();
  }

  #entriesOf(read: { readonly sizeBytes: number }): Entries {
    const known = this.#entriesByRead.get(read);
    if (known !== undefined) return known;
    const entries: Entries = new LRUCache({
      // Limited by size, not by number of entries, because LRUCache allocates space for the full number at once.
      maxSize: this.#maxBytes,
      sizeCalculation: ({ value, tags }, key) => {
        const items = Array.isArray(value) ? value.length * ITEM_BYTES : 0;
        return read.sizeBytes + items + key.length * 2 + tags.size * TAG_BYTES;
      },
      dispose: (entry) => this.#index.remove(entry, entry.tags),
    });
    this.#entriesByRead.set(read, entries);
    return entries;
  }
}
