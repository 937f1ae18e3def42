import type { Tag } from '../invalidation/bus.ts';
import type { Repository, Store } from '../storage/store.ts';

/** A shelf some of whose nouns are at hand. */
export interface CachedRepository<Id, Noun, Ref, Filter> extends Repository<Id, Noun, Ref, Filter> {
  /** The noun where it can be told without waiting; else its id, by which it is loaded. */
  cachedOrId(id: Id): Noun | Id;
}

type Ready<S> =
  S extends Repository<infer Id, infer Noun, infer Ref, infer Filter> ? CachedRepository<Id, Noun, Ref, Filter> : S;

/**
 * A store as it is read by one operation. What was read before, by whomever, and has not rung since, is at hand: it is
 * never older than what the bell has told.
 */
export type CachedStore = { [Part in keyof Store]: Ready<Store[Part]> } & Caching;

export interface Caching {
  /** What follows from the facts about each of some ids: remembered, or else read, all that are missing at once. */
  getMany<Id extends string, Told>(kind: CachedRead<Id, Told>, ids: readonly Id[]): Promise<Told[]>;
  /** What is remembered of one id; undefined where it must be waited for. */
  peek<Id extends string, Told>(kind: CachedRead<Id, Told>, id: Id): Told | undefined;
}

/** A kind of what can be told about an id. */
export interface CachedRead<Id extends string, Told> {
  /** Tells it from other kinds. */
  readonly name: string;
  /** In the order of the ids. */
  readonly read: (store: Store, ids: readonly Id[]) => Promise<readonly Told[]>;
  /** What it was made of: any of these rings when it may be another one. */
  readonly tagsOf: (id: Id, told: Told) => Iterable<Tag>;
  /** About how many bytes one takes. */
  readonly sizeBytes: number;
}
