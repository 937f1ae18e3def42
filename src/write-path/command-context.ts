import type { AuditContext } from '../auth/audit.ts';
import type { Instant } from '../domain/day.ts';
import { change, type WriteDeps } from './change.ts';
import type { CommandRunner } from './command.ts';
import type { TimeBoundaries } from './time-boundaries.ts';

/** The interface of the write path: the clock and the commands, on behalf of an actor. */
export interface Commands extends CommandRunner {
  readonly now: () => Instant;
  /** Returns the same commands on behalf of an actor. Without an actor, every change throws. */
  readonly as: (context: AuditContext) => Commands;
  /** Whether receivers of webhooks may have private addresses, and http URLs. */
  readonly allowsPrivateWebhooks: boolean;
  /** Absent if the clock cannot be moved. */
  readonly advanceClock?: (to: Instant) => Promise<void>;
}

export function createCommands(
  deps: WriteDeps,
  time: Pick<TimeBoundaries, 'processDue'>,
  allowsPrivateWebhooks: boolean,
  advanceClock?: (to: Instant, context: AuditContext) => Promise<void>,
): Commands {
  const commandsAs = (context: AuditContext | null): Commands => ({
    now: deps.clock.now,
    allowsPrivateWebhooks,
    as: commandsAs,
    async run(command) {
      const actor = requireActor(context);
      // If this fails, the lists and the change are assessed as of the last processed boundary.
      await time.processDue().catch(() => {});
      return change(deps, actor, command);
    },
    ...(advanceClock === undefined ? {} : { advanceClock: async (to) => advanceClock(to, requireActor(context)) }),
  });
  return commandsAs(null);
}

function requireActor(context: AuditContext | null): AuditContext {
  if (context === null) throw new TypeError('a change without an actor');
  return context;
}
