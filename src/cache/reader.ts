import type { Tag } from '../invalidation/tags.ts';
import type { Repository, Store } from '../storage/store.ts';

/** A value that is known already, or is being read. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Calls `next` with the value: at once if it is known already. */
export function whenKnown<Value, Result>(
  value: MaybePromise<Value>,
  next: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return value instanceof Promise ? continued(value, next) : next(value);
}

async function continued<Value, Result>(
  value: Promise<Value>,
  next: (value: Value) => MaybePromise<Result>,
): Promise<Result> {
  return next(await value);
}

/** Returns several values, without a promise if all are known. */
export function whenAllKnown<Value>(values: readonly MaybePromise<Value>[]): MaybePromise<readonly Value[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly Value[]);
}

export type Track = (tag: Tag) => void;

/** A repository that returns cached values without waiting. */
export interface CachedRepository<Id, Entity, Ref, Filter> extends Omit<Repository<Id, Entity, Ref, Filter>, 'find'> {
  /** Returns the entity if it is cached, else its id, by which it can be loaded. */
  cachedOrId(id: Id): Entity | Id;
  find(ref: Ref): MaybePromise<Entity | null>;
  byId(id: Id): MaybePromise<Entity | null>;
}

type Cached<Part> =
  Part extends Repository<infer Id, infer Entity, infer Ref, infer Filter>
    ? CachedRepository<Id, Entity, Ref, Filter>
    : Part;

/**
 * The store as one operation reads it, through the read cache. Cached values are never older than the last invalidation
 * that this node has received.
 */
export type CachedStore = { [Name in keyof Store]: Cached<Store[Name]> } & Caching;

export interface Caching {
  /** Returns the values in the order of `keys`; those that are not cached are read together. */
  getMany<Key extends string, Value>(read: CachedRead<Key, Value>, keys: readonly Key[]): Promise<Value[]>;
  /** Returns the value, without a promise if it is cached. */
  get<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): MaybePromise<Value>;
  /** Returns the cached value; undefined if it is not cached. */
  peek<Key extends string, Value>(read: CachedRead<Key, Value>, key: Key): Value | undefined;
}

/** A read of the store whose values are cached by key. */
export interface CachedRead<Key extends string, Value> {
  /** Unique among all reads. */
  readonly name: string;
  /**
   * Must return one value for each key, in their order. `cached` is for other cached reads from which the value is
   * derived.
   */
  readonly read: (store: Store, keys: readonly Key[], cached: Pick<Caching, 'getMany'>) => Promise<readonly Value[]>;
  /** Returns the tags that the value depends on. */
  readonly tagsOf: (key: Key, value: Value) => Iterable<Tag>;
  /** Approximate size of one value. */
  readonly sizeBytes: number;
}
