import fc from 'fast-check';
import { addDays, type Day, day, dayNumber } from '../../../src/domain/day.ts';
import type { RecoveryCase } from '../../../src/domain/recovery/recovery-case.ts';

/** The day of all statements in these tests. */
export const STATED_ON = day('2026-02-01');
export const statedDay = dayNumber(STATED_ON);

/** Returns the day so many days after the statement. */
export function after(days: number): Day {
  return addDays(STATED_ON, days);
}

/** A hamstring injury of two weeks ago with the given statement. */
export function hamstring(what: RecoveryCase['statement'], more: Partial<RecoveryCase> = {}): RecoveryCase {
  return {
    occurredOn: after(-14),
    statedOn: STATED_ON,
    diagnosis: null,
    description: 'Hamstring injury',
    bodyPart: null,
    source: 'PRESS',
    statement: what,
    ...more,
  };
}

export function windowOfDays(earliest: number, likely: number, latest: number): RecoveryCase['statement'] {
  return { basis: 'WINDOW', window: { earliest: after(earliest), likely: after(likely), latest: after(latest) } };
}

export const anyDays = fc.integer({ min: 1, max: 300 });

/** Three days in order, some before the statement, some equal. */
export const anyWindow = fc
  .tuple(fc.integer({ min: -40, max: 200 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
  .map(([earliest, toLikely, toLatest]) => windowOfDays(earliest, earliest + toLikely, earliest + toLikely + toLatest));

const anyStatement: fc.Arbitrary<RecoveryCase['statement']> = fc.oneof(
  anyWindow,
  fc.integer({ min: -30, max: 300 }).map((days) => ({ basis: 'DATE', date: after(days) }) as const),
  fc.constant({ basis: 'UNKNOWN', text: null } as const),
  fc.record({
    basis: fc.constant('CHANCE' as const),
    percent: fc.integer({ min: 0, max: 100 }),
    nextFixtureOn: fc.option(fc.integer({ min: -3, max: 40 }).map(after)),
  }),
);

export const anyCase: fc.Arbitrary<RecoveryCase> = fc.record({
  occurredOn: fc.option(fc.integer({ min: -400, max: 0 }).map(after)),
  statedOn: fc.constant(STATED_ON),
  diagnosis: fc.constantFrom(null, 'ACL', 'HAMSTRING_GRADE_2', 'ILLNESS', 'NO_SUCH_CODE'),
  description: fc.constantFrom(null, 'Knock', 'knee injury', 'rotura del tendón de Aquiles', 'nobody knows'),
  bodyPart: fc.constantFrom(null, 'ANKLE', 'UNKNOWN'),
  source: fc.constantFrom(null, 'PRESS', 'CLUB', 'MEDICAL'),
  statement: anyStatement,
});
