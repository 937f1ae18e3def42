import { builder } from './builder.ts';
import { LONGEST_MOVE_MS } from '../clock.ts';
import type { Instant } from '../domain/day.ts';
import { invalid, refuse } from '../domain/decision.ts';
import { whereAllowed } from './mutation-options.ts';
import { unwrap } from './errors.ts';

const ClockObject = builder.objectRef<{ now: Instant }>('Clock').implement({
  description: 'The clock that everything is assessed by.',
  fields: (t) => ({ now: t.expose('now', { type: 'DateTime', description: 'What it shows.' }) }),
});

builder.queryField('now', (t) =>
  t.field({
    type: 'DateTime',
    description: 'The clock that everything is assessed by.',
    extensions: { volatile: true },
    resolve: (_, __, { commands }) => commands.now(),
  }),
);

const AdvanceClockInput = builder.inputType('AdvanceClockInput', {
  description: 'How far to move the clock.',
  fields: (t) => ({ to: t.field({ type: 'DateTime', required: true, description: 'Forward only, a year at most.' }) }),
});

builder.mutationField('advanceClock', (t) =>
  t.field({
    type: ClockObject,
    ...whereAllowed('AdvanceClockResult', 'The clock'),
    description:
      'Moves the clock forward, where the server was started with a movable one (demonstration, tests). Every midnight and kick-off on the way leaves its revision; readers are sent the last.',
    args: { input: t.arg({ type: AdvanceClockInput, required: true, description: 'Where to.' }) },
    resolve: async (_, { input }, { commands }) => {
      if (commands.advanceClock === undefined) {
        return unwrap<never>(
          refuse({ kind: 'FORBIDDEN', message: "This server's clock is the world's: nobody moves it." }),
        );
      }
      const ahead = input.to - commands.now();
      const path = ['input', 'to'];
      if (ahead < 0)
        return unwrap<never>(invalid([{ path, message: 'That moment is past: the clock moves forward only.' }]));
      if (ahead > LONGEST_MOVE_MS) return unwrap<never>(invalid([{ path, message: 'At most a year at a time.' }]));
      await commands.advanceClock(input.to);
      return { now: commands.now() };
    },
  }),
);
