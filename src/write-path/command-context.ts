import type { Deed } from '../auth/audit.ts';
import type { Instant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Scope, World } from '../storage/store.ts';
import { type Accepted, change, type Writing } from './change.ts';
import type { PassingTime } from './time-boundaries.ts';

export interface Act {
  readonly now: () => Instant;
  /** The same, as somebody's deed. What nobody has signed changes nothing: it throws. */
  readonly by: (deed: Deed) => Act;
  readonly change: <T>(
    scope: Scope,
    decide: (world: World, now: Instant) => Decision<Accepted<T>>,
  ) => Promise<Decision<T>>;
  /** Absent where the clock is the world's own. */
  readonly advanceClock?: (to: Instant) => Promise<void>;
}

export function actWith(
  writing: Writing,
  time: PassingTime,
  advanceClock?: (to: Instant, deed: Deed) => Promise<void>,
): Act {
  const signed = (deed: Deed | null): Act => ({
    now: writing.clock.now,
    by: signed,
    change: async (scope, decide) => {
      const by = signatureOf(deed);
      // Where that fails, lists stand as of the moment worked last, and a write is assessed as of it too.
      await time.catchUp().catch(() => {});
      return change(writing, by, scope, decide);
    },
    ...(advanceClock === undefined ? {} : { advanceClock: async (to) => advanceClock(to, signatureOf(deed)) }),
  });
  return signed(null);
}

function signatureOf(deed: Deed | null): Deed {
  if (deed === null) throw new TypeError('a change that nobody has signed');
  return deed;
}
