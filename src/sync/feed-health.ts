import type { Clock } from '../clock.ts';
import type { Instant } from '../domain/day.ts';
import type { Feeds } from '../storage/feed-repository.ts';
import type { SyncConfig } from './config.ts';
import { type PollFailure, stateFromStored, STORED_PREFIX } from './source-state.ts';

/** The age of the data of a source, and its failures. */
export interface FeedHealth {
  readonly source: string;
  /** Seconds since the last usable response; null if there was none. */
  readonly lastGoodSeconds: number | null;
  /** The failed polls since then. */
  readonly failures: number;
  /** Why the last poll failed; null if it succeeded. */
  readonly failure: PollFailure | null;
}

/** Returns the health of all sources, the same on every node; none while the storage cannot be read. */
export async function feedHealth({ sources }: SyncConfig, feeds: Feeds, clock: Clock): Promise<readonly FeedHealth[]> {
  try {
    const rows = await feeds.states(STORED_PREFIX);
    const now = clock.now();
    return sources.map((source) => {
      const { lastGoodAt, failures, failure } = stateFromStored(source, rows, []);
      return { source: source.name, lastGoodSeconds: secondsSince(lastGoodAt, now), failures, failure };
    });
  } catch {
    return [];
  }
}

function secondsSince(at: Instant | null, now: Instant): number | null {
  return at === null ? null : Math.max(0, now - at) / 1_000;
}
