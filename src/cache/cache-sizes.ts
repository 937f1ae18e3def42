import { FACTS_SHARE } from '../storage/facts-share.ts';

/** The maximum size of each cache, in bytes. */
export interface CacheSizes {
  readonly responses: number;
  readonly reads: number;
  readonly operations: number;
  readonly requests: number;
  readonly persistedDocuments: number;
}

/** Splits the memory for caches. Without a response cache, its part stays unused. */
export function cacheSizes(bytes: number, hasResponses: boolean): CacheSizes {
  const part = (share: number): number => Math.floor(bytes * share);
  return {
    responses: hasResponses ? part(0.5) : 0,
    // The facts that an embedded database caches count as reads.
    reads: part(0.35 - FACTS_SHARE),
    operations: part(0.1),
    requests: part(0.025),
    persistedDocuments: part(0.025),
  };
}
