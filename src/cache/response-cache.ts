import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { Tag } from '../invalidation/bus.ts';
import type { Counters } from '../observability/counters.ts';
import type { Dependent, DependencyIndex, ReadTracker } from './dependency-index.ts';

/** A finished answer. Its tag is another one whenever its bytes are; null where no answers are kept. */
export interface CachedResponse {
  readonly body: Buffer;
  readonly etag: string | null;
}

/** What an entry costs beside its bytes and its name: keys, tag, the maps it stands in. */
const OVERHEAD = 1_024;

/** An answer that is kept: the first key that rings of all that it read drops it. */
class Entry implements Dependent {
  readonly finished: CachedResponse;
  readonly keys: ReadonlySet<Tag>;
  readonly #drop: () => void;

  constructor(finished: CachedResponse, keys: ReadonlySet<Tag>, drop: () => void) {
    this.finished = finished;
    this.keys = keys;
    this.#drop = drop;
  }

  invalidate(): void {
    this.#drop();
  }
}

/**
 * The answers to queries, as bytes, by the very words in which they were asked. There is no time-to-live: each is
 * dropped by the first ring of anything that it was made of, so that what is found is never stale. The least recently
 * asked for go when there is no more room.
 */
export class ResponseCache {
  readonly #counts: Counters;
  readonly #ring: DependencyIndex;
  readonly #kept: LRUCache<string, Entry> | null;
  readonly #making = new Map<string, { readonly epoch: number; readonly made: Promise<CachedResponse | null> }>();

  constructor(ring: DependencyIndex, memory: number, counts: Counters) {
    this.#ring = ring;
    this.#counts = counts;
    this.#kept =
      memory === 0
        ? null
        : new LRUCache({
            maxSize: memory,
            sizeCalculation: ({ finished }, words) => finished.body.length + words.length + OVERHEAD,
            dispose: (kept, _, why) => {
              ring.setDependencies(kept, new Set(), kept.keys);
              if (why === 'delete') counts.cacheInvalidations += 1;
              else if (why === 'evict') counts.cacheEvictions += 1;
            },
          });
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#kept?.size ?? 0, bytes: this.#kept?.calculatedSize ?? 0 };
  }

  get(words: string): CachedResponse | null {
    return this.#kept?.get(words)?.finished ?? null;
  }

  /**
   * Makes an answer, and keeps it where nothing that it read has rung meanwhile, and it is nobody's own. Whoever asks the
   * same while it is made, and before anything has rung, has the same. `text` null: there is no answer to keep.
   */
  getOrExecute(
    words: string,
    text: (recording: ReadTracker) => Promise<string | null>,
  ): Promise<CachedResponse | null> {
    if (this.#kept !== null) this.#counts.cacheMisses += 1;
    const making = this.#making.get(words);
    if (making !== undefined && making.epoch === this.#ring.invalidationCount) return making.made;
    const made = this.#make(words, text).finally(() => {
      if (this.#making.get(words)?.made === made) this.#making.delete(words);
    });
    this.#making.set(words, { epoch: this.#ring.invalidationCount, made });
    return made;
  }

  #make(words: string, text: (recording: ReadTracker) => Promise<string | null>): Promise<CachedResponse | null> {
    return this.#ring.track(async (recording) => {
      const made = await text(recording);
      if (made === null) return null;
      const bytes = Buffer.from(made);
      if (this.#kept === null) return { body: bytes, etag: null };
      const finished = { body: bytes, etag: `"${createHash('sha1').update(bytes).digest('base64url')}"` };
      if (!recording.isCacheable) return finished;
      const kept = new Entry(finished, recording.tags, () => this.#kept?.delete(words));
      this.#kept.set(words, kept);
      if (this.#kept.peek(words) === kept) this.#ring.setDependencies(kept, kept.keys, new Set());
      return finished;
    });
  }
}
