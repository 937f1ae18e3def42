import type { Instant } from './domain/day.ts';

/** The only place that reads the system's time. */
export interface Clock {
  now(): Instant;
  /** Moves the clock forward; absent if it is the system's. */
  readonly moveTo?: (to: Instant) => void;
}

/** The furthest that a clock may be moved at once, and the longest span of time that one transaction processes. */
export const MAX_CLOCK_MOVE_MS = 366 * 86_400_000;

export function systemClock(): Clock {
  return { now: () => Date.now() as Instant };
}

/** A clock that shows `start` now, runs, and can be moved forward. */
export function movableClock(start: Instant): Clock {
  let ahead = start - Date.now();
  const now = (): Instant => (Date.now() + ahead) as Instant;
  return {
    now,
    moveTo(to) {
      ahead += Math.max(0, to - now());
    },
  };
}
