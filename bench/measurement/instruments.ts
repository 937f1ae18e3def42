/**
 * Measurements inside a server process. Loaded before the code of the server (`--import`) and queried by message.
 * During a measurement it only records the times of commits.
 */
export interface Instruments {
  /** After a garbage collection, in bytes. */
  readonly heap: number;
  readonly rss: number;
  /** Times of the last commits, on the clock of `process.hrtime`. */
  readonly commits: readonly bigint[];
}

const MAX_COMMITS = 16;
const commits: bigint[] = [];

export function recordCommit(): void {
  commits.push(process.hrtime.bigint());
  if (commits.length > MAX_COMMITS) commits.shift();
}

process.on('message', (asked: { readonly collect: boolean }) => {
  if (asked.collect) for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, rss, commits: commits.map(String) });
});
process.channel?.unref();
