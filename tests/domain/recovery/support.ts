import fc from 'fast-check';
import { addDays, type Day, day, dayNumber } from '../../../src/domain/day.ts';
import type { RecoveryCase } from '../../../src/domain/recovery/recovery-case.ts';

/** The day on which everything in these tests is said. */
export const SAID = day('2026-02-01');
export const said = dayNumber(SAID);

/** That many days after the statement. */
export function after(days: number): Day {
  return addDays(SAID, days);
}

/** A hamstring that went two weeks ago, of which that is said. */
export function hamstring(what: RecoveryCase['statement'], more: Partial<RecoveryCase> = {}): RecoveryCase {
  return {
    occurredOn: after(-14),
    statedOn: SAID,
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

/** Three days in their order, some of them before the statement, some of them the same. */
export const anyWindow = fc
  .tuple(fc.integer({ min: -40, max: 200 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
  .map(([earliest, toLikely, toLatest]) => windowOfDays(earliest, earliest + toLikely, earliest + toLikely + toLatest));

const anySaid: fc.Arbitrary<RecoveryCase['statement']> = fc.oneof(
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
  statedOn: fc.constant(SAID),
  diagnosis: fc.constantFrom(null, 'ACL', 'HAMSTRING_GRADE_2', 'ILLNESS', 'NO_SUCH_CODE'),
  description: fc.constantFrom(null, 'Knock', 'knee injury', 'rotura del tendón de Aquiles', 'nobody knows'),
  bodyPart: fc.constantFrom(null, 'ANKLE', 'UNKNOWN'),
  source: fc.constantFrom(null, 'PRESS', 'CLUB', 'MEDICAL'),
  statement: anySaid,
});
