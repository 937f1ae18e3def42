import { chanceOut, recoveryFrom } from '../../src/domain/recovery/recovery.ts';
import { after, hamstring, statedDay, windowOfDays } from '../../tests/domain/recovery/support.ts';

/** Prints the number of recovery curves of 400 days that one core computes per second, for each kind of estimate. */

const CASES = {
  window: hamstring(windowOfDays(21, 28, 42)),
  date: hamstring({ basis: 'DATE', date: after(28) }),
  unknown: hamstring({ basis: 'UNKNOWN', text: null }),
  chance: hamstring({ basis: 'CHANCE', percent: 50, nextFixtureOn: null }),
};
const DAYS = 400;
const WARM_UP_MS = 500;
const MEASURED_MS = 2_000;

/** Returns the calls per second over a time. The sum prevents the compiler from removing the calls. */
function callsPerSecond(call: () => number, ms: number): number {
  const start = performance.now();
  let calls = 0;
  let sum = 0;
  while (performance.now() - start < ms) {
    sum += call();
    calls += 1;
  }
  if (!(sum >= 0)) throw new RangeError(`chances that add up to ${sum}`);
  return (calls * 1_000) / (performance.now() - start);
}

for (const [kind, recoveryCase] of Object.entries(CASES)) {
  const curve = (): number => {
    const recovery = recoveryFrom(recoveryCase);
    let sum = 0;
    for (let days = 1; days <= DAYS; days += 1) sum += chanceOut(recovery, statedDay + days, statedDay);
    return sum;
  };
  callsPerSecond(curve, WARM_UP_MS);
  const rate = Math.round(callsPerSecond(curve, MEASURED_MS));
  console.log(`${kind.padEnd(8)} ${rate.toLocaleString('en').padStart(8)} curves of ${DAYS} days a second`);
}
