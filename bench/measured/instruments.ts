/**
 * What a measured server tells of itself, whichever it is. Loaded before its own code (`--import`), asked by message;
 * nothing of it runs while something is measured, but for noting the moment of a commit.
 */
export interface Instruments {
  /** After a garbage collection, in bytes. */
  readonly heap: number;
  readonly rss: number;
  /** Moments of the last commits, on the clock of `process.hrtime`. */
  readonly commits: readonly bigint[];
}

const MOST = 16;
const commits: bigint[] = [];

export function noteCommit(): void {
  commits.push(process.hrtime.bigint());
  if (commits.length > MOST) commits.shift();
}

process.on('message', (asked: { readonly collect: boolean }) => {
  if (asked.collect) for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, rss, commits: commits.map(String) });
});
process.channel?.unref();
