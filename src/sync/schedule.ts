import { Cron } from 'croner';
import { backoffMs } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { SyncSource } from './config.ts';
import type { SourceState } from './source-state.ts';

/**
 * Returns the time of the next poll of a source. It is the first time of its schedule after its last poll, so that
 * polls that were missed while no process ran are made up for once. After a failure, it is the end of the delay.
 */
export function nextPollAt(
  source: SyncSource,
  { lastPollAt, failures, notBefore }: SourceState,
  now: Instant,
): Instant {
  if (lastPollAt === null) return now;
  if (failures > 0 && notBefore !== null) return notBefore;
  const next = nextScheduled(source, lastPollAt);
  return notBefore !== null && notBefore > next ? notBefore : next;
}

function nextScheduled({ schedule, scheduleTimeZone }: SyncSource, after: Instant): Instant {
  const next = new Cron(schedule, { paused: true, timezone: scheduleTimeZone }).nextRun(new Date(after));
  return (next?.getTime() ?? Number.MAX_SAFE_INTEGER) as Instant;
}

/** Failures that only an operator can fix: the source is polled again at its next scheduled time, and not earlier. */
const NOT_TRANSIENT: ReadonlySet<string> = new Set(['REFUSED', 'NOT_FOUND', 'REJECTED']);

/** The longest delay that a source can request. */
const MAX_RETRY_AFTER_MS = 86_400_000;

/** Returns the state when a process starts: the operator may have fixed a permanent failure. */
export function atStart(source: SyncSource, state: SourceState): SourceState {
  const { failure, lastPollAt } = state;
  if (failure === null || lastPollAt === null || !NOT_TRANSIENT.has(failure.kind)) return state;
  return { ...state, notBefore: (lastPollAt + source.retrySeconds * 1000) as Instant };
}

/** Returns the earliest time of the next poll after a failure. `failures` counts those before this one. */
export function retryAt(
  source: SyncSource,
  failure: { readonly kind: string; readonly retryAfterMs: number | null },
  failures: number,
  now: Instant,
  random: number,
): Instant {
  const delay = backoffMs(
    { firstMs: source.retrySeconds * 1000, maxMs: source.maxRetrySeconds * 1000 },
    Math.min(failures, 30),
    random,
  );
  const at = now + Math.max(delay, Math.min(failure.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
  return Math.round(NOT_TRANSIENT.has(failure.kind) ? Math.max(at, nextScheduled(source, now)) : at) as Instant;
}
