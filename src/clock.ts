import type { Instant } from './domain/day.ts';

/** The only place that reads the system's time. */
export interface Clock {
  now(): Instant;
  /** Moves the clock forward; absent for the system's clock. */
  readonly moveTo?: (to: Instant) => void;
  /** Absent if the clock is always trusted. */
  readonly guard?: ClockGuard;
}

/** Guards against a system clock that has jumped far ahead. Until the jump is confirmed, time continues without it. */
interface ClockGuard {
  readonly isJumped: () => boolean;
  /** Accepts the time of the system's clock. */
  readonly confirm: () => void;
}

/** The longest span by which a clock may be moved at once, and that one transaction processes. */
export const MAX_CLOCK_MOVE_MS = 366 * 86_400_000;

export function systemClock(): Clock {
  return { now: () => Date.now() as Instant };
}

/** Returns a clock that starts at `start`, runs, and can be moved forward. */
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

/** The longest stop of a server that is plausible. A system clock further ahead of the last record is in doubt. */
export const MAX_STOP_MS = 45 * 86_400_000;
/** The longest jump of the clock that is accepted while the process runs. */
const MAX_JUMP_MS = 2 * 86_400_000;

/**
 * Returns the system's clock, guarded against jumps ahead. After a jump, time continues from the last plausible
 * instant. The clock is compared with the time that has passed in the process, which no correction of a clock changes.
 *
 * @param recorded The time of the last record; 0 if there is none.
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
