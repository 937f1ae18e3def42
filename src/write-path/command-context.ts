import type { AuditContext } from '../auth/audit.ts';
import type { Instant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Scope, ScopeSnapshot } from '../storage/store.ts';
import { type AcceptedChange, change, type WriteDeps } from './change.ts';
import type { TimeBoundaries } from './time-boundaries.ts';

export interface Commands {
  readonly now: () => Instant;
  /** The same, as somebody's deed. What nobody has signed changes nothing: it throws. */
  readonly as: (context: AuditContext) => Commands;
  readonly change: <T>(
    scope: Scope,
    decide: (world: ScopeSnapshot, now: Instant) => Decision<AcceptedChange<T>>,
  ) => Promise<Decision<T>>;
  /** Absent where the clock is the world's own. */
  readonly advanceClock?: (to: Instant) => Promise<void>;
}

export function createCommands(
  writing: WriteDeps,
  time: TimeBoundaries,
  advanceClock?: (to: Instant, context: AuditContext) => Promise<void>,
): Commands {
  const signed = (context: AuditContext | null): Commands => ({
    now: writing.clock.now,
    as: signed,
    change: async (scope, decide) => {
      const by = signatureOf(context);
      // Where that fails, lists stand as of the moment worked last, and a write is assessed as of it too.
      await time.processDue().catch(() => {});
      return change(writing, by, scope, decide);
    },
    ...(advanceClock === undefined ? {} : { advanceClock: async (to) => advanceClock(to, signatureOf(context)) }),
  });
  return signed(null);
}

function signatureOf(context: AuditContext | null): AuditContext {
  if (context === null) throw new TypeError('a change that nobody has signed');
  return context;
}
