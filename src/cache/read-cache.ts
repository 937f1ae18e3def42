import { LRUCache } from 'lru-cache';
import type { InvalidationBus, Tag } from '../invalidation/bus.ts';
import type { CachedRead } from './reader.ts';
import type { Store } from '../storage/store.ts';
import { type Dependent, DependencyIndex } from './dependency-index.ts';

/** About how many bytes of each kind are remembered. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One thing that was told, until something that it was made of rings. */
class Entry<Told> implements Dependent {
  readonly told: Told;
  readonly keys: readonly Tag[];
  readonly #forget: () => void;

  constructor(told: Told, keys: readonly Tag[], forget: () => void) {
    this.told = told;
    this.keys = keys;
    this.#forget = forget;
  }

  invalidate(): void {
    this.#forget();
  }
}

type Entries = LRUCache<string, Entry<unknown>>;

/**
 * What was read of the store and still holds: each fact until the first ring of what it was made of. Executing an
 * operation anew then costs what is new about it, and no more.
 */
export class ReadCache implements Disposable {
  readonly #ring: DependencyIndex;
  readonly #kinds = new Map<object, Entries>();
  readonly #stopListening: () => void;

  /** It must hear the bell before whoever reads through it does. */
  constructor(bus: InvalidationBus) {
    this.#ring = new DependencyIndex(bus);
    this.#stopListening = bus.listen((invalidated) => this.#ring.invalidate(invalidated));
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    this.#kinds.clear();
  }

  /** What is remembered, its keys noted; undefined where it must be read. */
  peek<Id extends string, Told>(kind: CachedRead<Id, Told>, id: Id, note: (key: Tag) => void): Told | undefined {
    const memory = this.#kinds.get(kind)?.get(id);
    if (memory === undefined) return undefined;
    for (const key of memory.keys) note(key);
    return memory.told as Told;
  }

  /** What is remembered, and what had to be read, all of it at once. */
  async getMany<Id extends string, Told>(
    kind: CachedRead<Id, Told>,
    ids: readonly Id[],
    store: Store,
    note: (key: Tag) => void,
  ): Promise<Told[]> {
    const told = new Map<Id, Told>();
    const missing: Id[] = [];
    for (const id of new Set(ids)) {
      const known = this.peek(kind, id, note);
      if (known === undefined) missing.push(id);
      else told.set(id, known);
    }
    if (missing.length > 0) {
      for (const [id, value] of await this.#read(kind, missing, store, note)) told.set(id, value);
    }
    return ids.map((id) => told.get(id) as Told);
  }

  /** Remembers what has not rung while it was read, and cannot have changed unheard. */
  #read<Id extends string, Told>(
    kind: CachedRead<Id, Told>,
    ids: readonly Id[],
    store: Store,
    note: (key: Tag) => void,
  ): Promise<(readonly [Id, Told])[]> {
    return this.#ring.track(async (recording) => {
      const values = await kind.read(store, ids);
      return values.map((told, place) => {
        const id = ids[place] as Id;
        const keys = new Set(kind.tagsOf(id, told));
        for (const key of keys) note(key);
        if (!recording.isUncacheable && !recording.hasInvalidated(keys)) this.#keep(kind, id, told, keys);
        return [id, told] as const;
      });
    });
  }

  #keep<Id extends string, Told>(kind: CachedRead<Id, Told>, id: Id, told: Told, keys: ReadonlySet<Tag>): void {
    const memories = this.#memoriesOf(kind);
    const memory = new Entry(told, [...keys], () => memories.delete(id));
    memories.set(id, memory);
    this.#ring.setDependencies(memory, keys, new Set());
  }

  #memoriesOf(kind: { readonly sizeBytes: number }): Entries {
    const known = this.#kinds.get(kind);
    if (known !== undefined) return known;
    const memories: Entries = new LRUCache({
      // By their size and not their number: for a number of them it would make all the room at once.
      maxSize: MOST_BYTES,
      sizeCalculation: () => kind.sizeBytes,
      dispose: (memory) => this.#ring.setDependencies(memory, new Set(), new Set(memory.keys)),
    });
    this.#kinds.set(kind, memories);
    return memories;
  }
}
