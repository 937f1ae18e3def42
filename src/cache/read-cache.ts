import { LRUCache } from 'lru-cache';
import type { Bell, Key } from '../invalidation/bus.ts';
import type { Kind } from './reader.ts';
import type { Store } from '../storage/store.ts';
import { type Holder, KeyRing } from './dependency-index.ts';

/** About how many bytes of each kind are remembered. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One thing that was told, until something that it was made of rings. */
class Memory<Told> implements Holder {
  readonly told: Told;
  readonly keys: readonly Key[];
  readonly #forget: () => void;

  constructor(told: Told, keys: readonly Key[], forget: () => void) {
    this.told = told;
    this.keys = keys;
    this.#forget = forget;
  }

  touch(): void {
    this.#forget();
  }
}

type Memories = LRUCache<string, Memory<unknown>>;

/**
 * What was read of the store and still holds: each fact until the first ring of what it was made of. Executing an
 * operation anew then costs what is new about it, and no more.
 */
export class Remembered implements Disposable {
  readonly #ring: KeyRing;
  readonly #kinds = new Map<object, Memories>();
  readonly #stopListening: () => void;

  /** It must hear the bell before whoever reads through it does. */
  constructor(bell: Bell) {
    this.#ring = new KeyRing(bell);
    this.#stopListening = bell.listen((rung) => this.#ring.ring(rung));
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    this.#kinds.clear();
  }

  /** What is remembered, its keys noted; undefined where it must be read. */
  recall<Id extends string, Told>(kind: Kind<Id, Told>, id: Id, note: (key: Key) => void): Told | undefined {
    const memory = this.#kinds.get(kind)?.get(id);
    if (memory === undefined) return undefined;
    for (const key of memory.keys) note(key);
    return memory.told as Told;
  }

  /** What is remembered, and what had to be read, all of it at once. */
  async tell<Id extends string, Told>(
    kind: Kind<Id, Told>,
    ids: readonly Id[],
    store: Store,
    note: (key: Key) => void,
  ): Promise<Told[]> {
    const told = new Map<Id, Told>();
    const missing: Id[] = [];
    for (const id of new Set(ids)) {
      const known = this.recall(kind, id, note);
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
    kind: Kind<Id, Told>,
    ids: readonly Id[],
    store: Store,
    note: (key: Key) => void,
  ): Promise<(readonly [Id, Told])[]> {
    return this.#ring.record(async (recording) => {
      const values = await kind.read(store, ids);
      return values.map((told, place) => {
        const id = ids[place] as Id;
        const keys = new Set(kind.keysOf(id, told));
        for (const key of keys) note(key);
        if (!recording.isOfTheMoment && !recording.hasRung(keys)) this.#keep(kind, id, told, keys);
        return [id, told] as const;
      });
    });
  }

  #keep<Id extends string, Told>(kind: Kind<Id, Told>, id: Id, told: Told, keys: ReadonlySet<Key>): void {
    const memories = this.#memoriesOf(kind);
    const memory = new Memory(told, [...keys], () => memories.delete(id));
    memories.set(id, memory);
    this.#ring.hold(memory, keys, new Set());
  }

  #memoriesOf(kind: { readonly size: number }): Memories {
    const known = this.#kinds.get(kind);
    if (known !== undefined) return known;
    const memories: Memories = new LRUCache({
      // By their size and not their number: for a number of them it would make all the room at once.
      maxSize: MOST_BYTES,
      sizeCalculation: () => kind.size,
      dispose: (memory) => this.#ring.hold(memory, new Set(), new Set(memory.keys)),
    });
    this.#kinds.set(kind, memories);
    return memories;
  }
}
