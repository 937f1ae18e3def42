import type { Listing, PageRange, Repository, Store } from '../storage/store.ts';
import { cacheKey, type RepositoryReads } from './cached-reads.ts';
import type { ReadCache } from './read-cache.ts';
import type { CachedRepository, MaybePromise, Track } from './reader.ts';

/** The cache that is read through, and the receiver of the tags that results depend on. */
export interface Tracking {
  readonly store: Store;
  readonly cache: ReadCache;
  readonly track: Track;
}

/** A repository that reads through the cache. */
export class TrackedRepository<
  Id extends string,
  Entity extends { readonly id: Id },
  Ref,
  Filter,
> implements CachedRepository<Id, Entity, Ref, Filter> {
  readonly orderKey: Listing<Entity, Filter>['orderKey'];
  readonly #repository: Repository<Id, Entity, Ref, Filter>;
  readonly #reads: RepositoryReads<Id, Entity, Filter>;
  readonly #tracking: Tracking;

  constructor(
    repository: Repository<Id, Entity, Ref, Filter>,
    reads: RepositoryReads<Id, Entity, Filter>,
    tracking: Tracking,
  ) {
    this.orderKey = repository.orderKey;
    this.#repository = repository;
    this.#reads = reads;
    this.#tracking = tracking;
  }

  cachedOrId(id: Id): Entity | Id {
    const { cache, track } = this.#tracking;
    return cache.peek(this.#reads.entity, id, track) ?? id;
  }

  byIds(ids: readonly Id[]): Promise<(Entity | null)[]> {
    const { cache, store, track } = this.#tracking;
    return cache.getMany(this.#reads.entity, ids, store, track);
  }

  byId(id: Id): MaybePromise<Entity | null> {
    const { cache, store, track } = this.#tracking;
    return cache.get(this.#reads.entity, id, store, track);
  }

  find(ref: Ref): MaybePromise<Entity | null> {
    const { cache, store, track } = this.#tracking;
    return cache.get(this.#reads.found, cacheKey(ref), store, track);
  }

  async list(filter: Filter, range: PageRange): Promise<Entity[]> {
    const { cache, store, track } = this.#tracking;
    return [...(await cache.get(this.#reads.listed, cacheKey([filter, range]), store, track))];
  }

  count(filter: Filter): Promise<number> {
    for (const tag of this.#reads.tagsOfList(filter)) this.#tracking.track(tag);
    return this.#repository.count(filter);
  }
}
