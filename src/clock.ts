import type { Instant } from './domain/day.ts';

/** The only place that reads the system's time. */
export interface Clock {
  now(): Instant;
  /** Moves the clock forward; absent if it is the system's. */
  readonly moveTo?: (to: Instant) => void;
  /** Absent where the clock is trusted whatever it shows. */
  readonly guard?: ClockGuard;
}

/** Whether the system's clock has jumped so far ahead that it needs a second opinion. Until then time goes on without it. */
interface ClockGuard {
  readonly isJumped: () => boolean;
  /** What the system's clock shows is right. */
  readonly confirm: () => void;
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

/**
 * How far a system clock may be ahead of what was recorded last, at a start. So long may a server have been stopped.
 */
export const MAX_STOP_MS = 45 * 86_400_000;
/** How far it may jump while the process runs. */
const MAX_JUMP_MS = 2 * 86_400_000;

/**
 * The system's clock, but not where it has jumped ahead. Then time goes on from the last plausible instant. It is
 * compared with the time that has passed in the process, which no correction of a clock changes.
 *
 * @param recorded What was recorded last; 0 if nothing was.
 */
export function guardedClock(recorded: Instant, isTrusted: boolean): Clock {
  const system = systemClock();
  const start = system.now();
  const isPlausible = isTrusted || recorded === 0 || start - recorded <= MAX_STOP_MS;
  let trusted = { at: isPlausible ? start : recorded, since: performance.now(), jumped: !isPlausible };
  return {
    now() {
      const shown = system.now();
      const expected = Math.round(trusted.at + performance.now() - trusted.since) as Instant;
      const jumped = shown - expected > MAX_JUMP_MS;
      if (jumped) trusted.jumped = true;
      else trusted = { at: shown, since: performance.now(), jumped: false };
      return jumped ? expected : shown;
    },
    guard: {
      isJumped: () => trusted.jumped,
      confirm() {
        trusted = { at: system.now(), since: performance.now(), jumped: false };
      },
    },
  };
}
