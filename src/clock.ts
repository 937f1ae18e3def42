import type { Instant } from './domain/day.ts';

/** The only place that reads the system's time. */
export interface Clock {
  now(): Instant;
  /** Moves it forward; absent where the time is the world's own. */
  readonly moveTo?: (to: Instant) => void;
}

/** As far as a clock may be moved at once, and as much as is worked of its way in one transaction. */
export const LONGEST_MOVE_MS = 366 * 86_400_000;

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
