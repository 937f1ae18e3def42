import { expect, test } from 'vitest';
import { chanceOut, recoveryFrom } from '../../src/recovery/recovery.ts';
import { after, hamstring, said, windowOfDays } from './support.ts';

test.each([
  hamstring(windowOfDays(21, 28, 42)),
  hamstring({ basis: 'DATE', date: after(28) }),
  hamstring({ basis: 'UNKNOWN', text: null }),
  hamstring({ basis: 'CHANCE', percent: 50, nextFixtureOn: null }),
])('a recovery and 400 of its chances take far less than a millisecond', (recoveryCase) => {
  const ask = () => {
    const recovery = recoveryFrom(recoveryCase);
    for (let days = 1; days <= 400; days++) chanceOut(recovery, said + days, said);
  };
  for (let i = 0; i < 300; i++) ask();
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    ask();
    return performance.now() - start;
  });
  // The median is some 60 µs; the bound leaves room for a busy machine.
  expect(times.toSorted((a, b) => a - b)[50]).toBeLessThan(0.5);
});
