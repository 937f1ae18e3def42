import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';
import type { Tag } from '../invalidation/tags.ts';
import type { Counters } from '../observability/counters.ts';
import type { Dependent, DependencyIndex, ReadTracker } from './dependency-index.ts';
import { type ResponseBody, responseBody } from './response-body.ts';

/** A serialized response. `etag` is a hash of `body`; null if the cache is disabled. */
export interface CachedResponse {
  readonly body: ResponseBody;
  readonly etag: string | null;
}

/** Bytes counted for an entry in addition to its body and its key: tags, ETag, map entries. */
const ENTRY_OVERHEAD_BYTES = 1_024;

/** The size of a body with its compressed forms, which a client may request later, relative to the body alone. */
const SHARE_WITH_PACKED = 1.25;

/** A cached response, removed by the first invalidation of a tag that it depends on. */
class Entry implements Dependent {
  readonly response: CachedResponse;
  readonly tags: ReadonlySet<Tag>;
  readonly invalidate: () => void;

  constructor(response: CachedResponse, tags: ReadonlySet<Tag>, remove: () => void) {
    this.response = response;
    this.tags = tags;
    this.invalidate = remove;
  }
}

interface Execution {
  readonly invalidationCount: number;
  readonly response: Promise<CachedResponse | null>;
}

/**
 * Serialized responses to queries, by the exact text of the request. There is no time to live: an entry is removed by
 * the first invalidation of a tag it depends on, so that a hit is never stale. The least recently used entries are
 * evicted when the cache is full.
 */
export class ResponseCache {
  readonly #index: DependencyIndex;
  readonly #counters: Counters;
  readonly #entries: LRUCache<string, Entry> | null;
  readonly #executions = new Map<string, Execution>();

  /** `maxBytes` 0 disables the cache. */
  constructor(index: DependencyIndex, maxBytes: number, counters: Counters) {
    this.#index = index;
    this.#counters = counters;
    this.#entries =
      maxBytes === 0
        ? null
        : new LRUCache({
            maxSize: maxBytes,
            sizeCalculation: ({ response }, key) =>
              Math.ceil(response.body.length * SHARE_WITH_PACKED) + key.length + ENTRY_OVERHEAD_BYTES,
            dispose: (entry, _, reason) => {
              index.remove(entry, entry.tags);
              if (reason === 'delete') counters.cacheInvalidations += 1;
              else if (reason === 'evict') counters.cacheEvictions += 1;
            },
          });
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#entries?.size ?? 0, bytes: this.#entries?.calculatedSize ?? 0 };
  }

  get(key: string): CachedResponse | null {
    return this.#entries?.get(key)?.response ?? null;
  }

  /**
   * Executes a query and caches its response if the result is cacheable. Callers with the same key share a running
   * execution, unless something was invalidated since it began. `execute` returns null if there is no response to
   * cache.
   */
  getOrExecute(key: string, execute: (tracker: ReadTracker) => Promise<string | null>): Promise<CachedResponse | null> {
    if (this.#entries !== null) this.#counters.cacheMisses += 1;
    const { invalidationCount } = this.#index;
    const current = this.#executions.get(key);
    if (current !== undefined && current.invalidationCount === invalidationCount) return current.response;
    const response = this.execute(key, execute).finally(() => {
      if (this.#executions.get(key)?.response === response) this.#executions.delete(key);
    });
    this.#executions.set(key, { invalidationCount, response });
    return response;
  }

  /** Does the same without sharing an execution. */
  execute(key: string, execute: (tracker: ReadTracker) => Promise<string | null>): Promise<CachedResponse | null> {
    return this.#index.track(async (tracker) => {
      const text = await execute(tracker);
      if (text === null) return null;
      const body = responseBody(text);
      if (this.#entries === null) return { body, etag: null };
      const response = { body, etag: `"${hash('sha1', text, 'base64url')}"` };
      if (!tracker.isCacheable) return response;
      const entry = new Entry(response, tracker.tags, () => this.#entries?.delete(key));
      this.#entries.set(key, entry);
      // A response larger than the cache is not stored.
      if (this.#entries.peek(key) === entry) this.#index.setDependencies(entry, entry.tags);
      return response;
    });
  }
}
