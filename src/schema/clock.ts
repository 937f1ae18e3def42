import { MAX_CLOCK_MOVE_MS } from '../clock.ts';
import type { Instant } from '../domain/day.ts';
import { invalid, refuse } from '../domain/decision.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { mutation } from './mutation-options.ts';

const ClockObject = builder.objectRef<{ now: Instant }>('Clock').implement({
  description: 'The clock by which everything is assessed.',
  fields: (t) => ({ now: t.expose('now', { type: 'DateTime', description: 'The current time of the clock.' }) }),
});

builder.queryField('now', (t) =>
  t.field({
    type: 'DateTime',
    description: 'The clock by which everything is assessed.',
    resolve: (_, __, { commands }) => commands.now(),
  }),
);

const AdvanceClockInput = builder.inputType('AdvanceClockInput', {
  description: 'The time to move the clock to.',
  fields: (t) => ({
    to: t.field({ type: 'DateTime', required: true, description: 'The new time: later than now, by at most a year.' }),
  }),
});

builder.mutationField('advanceClock', (t) =>
  t.field({
    type: ClockObject,
    ...mutation({ scopes: ['EDITOR'], union: 'AdvanceClockResult', result: 'The clock', mayBeForbidden: true }),
    description:
      'Moves the clock forward, if the server was started with a movable one (demo, tests). Every midnight and kick-off in between adds a revision; subscribers receive only the last.',
    args: { input: t.arg({ type: AdvanceClockInput, required: true, description: 'The new time.' }) },
    resolve: async (_, { input }, { commands }) => {
      if (commands.advanceClock === undefined) {
        return unwrap<never>(refuse({ kind: 'FORBIDDEN', message: 'The clock of this server cannot be moved.' }));
      }
      const ahead = input.to - commands.now();
      const path = ['input', 'to'];
      if (ahead < 0)
        return unwrap<never>(invalid([{ path, message: 'That time is in the past; the clock only moves forward.' }]));
      if (ahead > MAX_CLOCK_MOVE_MS)
        return unwrap<never>(invalid([{ path, message: 'The clock can be moved by at most a year at a time.' }]));
      await commands.advanceClock(input.to);
      return { now: commands.now() };
    },
  }),
);
