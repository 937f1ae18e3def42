import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, dayNumber } from '../../../src/domain/day.ts';
import { chanceOut, isOverdue, recoveryFrom, windowOf } from '../../../src/domain/recovery/recovery.ts';
import { type RecoveryCase } from '../../../src/domain/recovery/recovery-case.ts';
import { after, anyCase, anyDays, anyWindow, hamstring, statedDay, STATED_ON, windowOfDays } from './support.ts';

const chance = (recoveryCase: RecoveryCase, days: number, today = 0) =>
  chanceOut(recoveryFrom(recoveryCase), statedDay + days, statedDay + today);

describe('a window', () => {
  test('gives exactly 10, 50 and 90 % on its days', () => {
    const month = hamstring(windowOfDays(21, 28, 42));
    expect([21, 28, 42].map((days) => chance(month, days))).toEqual([0.9, 0.5, 0.1]);
  });

  test('is returned as it was stated', () => {
    const month = hamstring(windowOfDays(21, 28, 42));
    expect(windowOf(recoveryFrom(month), statedDay)).toEqual({
      earliest: after(21),
      likely: after(28),
      latest: after(42),
    });
  });

  test.each([
    [7, 7, 7],
    [7, 7, 14],
    [7, 14, 14],
    [1, 1, 1],
    [0, 1, 2],
    [-3, 0, 1],
    [-5, -2, 30],
  ])('of %i, %i and %i days holds at both ends', (earliest, likely, latest) => {
    const narrow = hamstring(windowOfDays(earliest, likely, latest));
    expect(chance(narrow, earliest - 1)).toBeGreaterThanOrEqual(0.9);
    expect(chance(narrow, latest)).toBe(0.1);
  });

  test('in a text is the window parsed from it', () => {
    const window = { earliest: after(21), likely: after(28), latest: after(42) };
    const inWords = hamstring({ basis: 'TEXT', text: 'about a month', window });
    for (const days of [10, 25, 33, 60])
      expect(chance(inWords, days)).toBe(chance(hamstring(windowOfDays(21, 28, 42)), days));
  });

  test('in the past does not make the player available', () => {
    const narrow = hamstring(windowOfDays(9, 10, 11));
    expect(chance(narrow, 21, 20)).toBeGreaterThan(0.7);
    expect(chance(narrow, 28, 20)).toBeGreaterThan(0.1);
    const pastWhenSaid = hamstring(windowOfDays(-10, -6, -3));
    expect(chance(pastWhenSaid, 7)).toBeGreaterThan(0.3);
    expect(chance(hamstring(windowOfDays(-10, -6, -3), { occurredOn: null }), 7)).toBeGreaterThan(0.3);
  });
});

describe('a day', () => {
  const inFourWeeks = hamstring({ basis: 'DATE', date: after(28) });

  test('is uncertain: the player may be back earlier, or still out later', () => {
    expect(chance(inFourWeeks, 14)).toBeLessThan(0.97);
    expect(chance(inFourWeeks, 28)).toBeGreaterThan(0.4);
    expect(chance(inFourWeeks, 42)).toBeGreaterThan(0.15);
  });

  test('in the past leaves the return uncertain', () => {
    const past = hamstring({ basis: 'DATE', date: after(-2) });
    expect(chance(past, 1)).toBeGreaterThan(0.5);
    expect(chance(past, 7)).toBeGreaterThan(0.2);
  });
});

describe('no stated day', () => {
  const onTheDay = hamstring({ basis: 'UNKNOWN', text: null }, { occurredOn: STATED_ON });
  const article = [
    '2026-02-08',
    '2026-02-14',
    '2026-02-17',
    '2026-02-22',
    '2026-02-25',
    '2026-03-01',
    '2026-03-08',
    '2026-03-15',
    '2026-03-22',
  ];

  test('keeps a hamstring injury of 1 February in doubt for every fixture until 22 March, with falling chances', () => {
    const chances = article.map((fixture) => chanceOut(recoveryFrom(onTheDay), dayNumber(day(fixture)), statedDay));
    expect(chances.at(-1)).toBeGreaterThan(0.1);
    for (const [i, later] of chances.slice(1).entries()) expect(later).toBeLessThan(chances[i] ?? 0);
  });

  test('takes the course of the diagnosis', () => {
    const of = (description: string) => chance({ ...onTheDay, description }, 60);
    expect(of('Torn ACL')).toBeGreaterThan(0.9);
    expect(of('Flu')).toBeLessThan(of('Knock'));
    expect(of('Knock')).toBeLessThan(of('Knee injury'));
  });

  test('is shorter from a medical source: the club-reported population', () => {
    expect(chance({ ...onTheDay, source: 'MEDICAL' }, 21)).toBeLessThan(chance(onTheDay, 21));
  });
});

describe('a stated chance', () => {
  test('is lower than stated, in the stated order', () => {
    const of = (percent: number) => chance(hamstring({ basis: 'CHANCE', percent, nextFixtureOn: after(3) }), 3);
    expect(of(75)).toBeGreaterThan(0.35);
    expect(of(75)).toBeLessThan(0.6);
    expect(of(50)).toBeGreaterThan(of(75));
    expect(of(25)).toBeGreaterThan(of(50));
  });

  test('refers to the next fixture, on any day', () => {
    const nextIn = (days: number) => chance(hamstring({ basis: 'CHANCE', percent: 50, nextFixtureOn: after(days) }), 6);
    expect(nextIn(6)).toBeGreaterThan(nextIn(2));
  });
});

test('a return is overdue when a window ends, or after the stated day', () => {
  const overdue = (what: RecoveryCase['statement'], days: number) => isOverdue(hamstring(what), after(days));
  expect([41, 42].map((days) => overdue(windowOfDays(21, 28, 42), days))).toEqual([false, true]);
  expect([28, 29].map((days) => overdue({ basis: 'DATE', date: after(28) }, days))).toEqual([false, true]);
  expect(overdue({ basis: 'UNKNOWN', text: null }, 900)).toBe(false);
});

describe('laws', () => {
  const days = fc.integer({ min: -5, max: 2500 });

  test('a chance is in [0, 1] and never rises with a later fixture', () => {
    fc.assert(
      fc.property(anyCase, days, anyDays, fc.integer({ min: 0, max: 2500 }), (recoveryCase, d, more, today) => {
        const sooner = chance(recoveryCase, d, today);
        const later = chance(recoveryCase, d + more, today);
        expect(later).toBeGreaterThanOrEqual(0);
        expect(later).toBeLessThanOrEqual(sooner);
        expect(sooner).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('being out on a later day never lowers the chance of a fixture', () => {
    fc.assert(
      fc.property(anyCase, days, fc.integer({ min: 0, max: 2500 }), anyDays, (recoveryCase, d, today, more) => {
        expect(chance(recoveryCase, d, today + more)).toBeGreaterThanOrEqual(chance(recoveryCase, d, today));
      }),
    );
  });

  test('a player is out on the day of the statement, and not for ever', () => {
    fc.assert(
      fc.property(anyCase, (recoveryCase) => {
        const { statement: what } = recoveryCase;
        const { survival } = recoveryFrom(recoveryCase);
        expect(survival(statedDay)).toBe(1);
        // Counted from the stated day; windows so far in the past that the absence lasts years are left out.
        if (what.basis === 'WINDOW' && what.window.latest <= STATED_ON) return;
        const named = what.basis === 'DATE' ? what.date : what.basis === 'WINDOW' ? what.window.latest : STATED_ON;
        const from = Math.max(statedDay, dayNumber(named));
        expect(survival(from + 5 * 365)).toBeLessThan(0.001);
      }),
      { numRuns: 500 },
    );
  });

  test('a later day never lowers a chance', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -30, max: 400 }), anyDays, days, (recoveryCase, named, more, d) => {
        const on = (date: number) => chance({ ...recoveryCase, statement: { basis: 'DATE', date: after(date) } }, d);
        expect(on(named + more)).toBeGreaterThanOrEqual(on(named));
      }),
      { numRuns: 1000 },
    );
  });

  test('moving any day of a window later never lowers a chance', () => {
    const ahead = fc.integer({ min: 1, max: 200 });
    const bit = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.tuple(ahead, ahead, ahead), fc.tuple(bit, bit, bit), anyDays, (anchors, later, d) => {
        const [e, m, l] = anchors.toSorted((a, b) => a - b);
        const [e2, m2, l2] = anchors.toSorted((a, b) => a - b).map((anchor, i) => anchor + (later[i] ?? 0));
        if (e === undefined || m === undefined || l === undefined) return;
        if (e2 === undefined || m2 === undefined || l2 === undefined || e2 > m2 || m2 > l2) return;
        const before = chance(hamstring(windowOfDays(e, m, l)), d);
        expect(chance(hamstring(windowOfDays(e2, m2, l2)), d)).toBeGreaterThanOrEqual(before - 1e-15);
      }),
      { numRuns: 2000 },
    );
  });

  test('the window of a recovery has its chances', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 400 }), (recoveryCase, today) => {
        const recovery = recoveryFrom(recoveryCase);
        const { earliest, likely, latest } = windowOf(recovery, statedDay + today);
        for (const [by, back] of [
          [earliest, 0.1],
          [likely, 0.5],
          [latest, 0.9],
        ] as const) {
          const first = dayNumber(by);
          expect(1 - chanceOut(recovery, first, statedDay + today)).toBeGreaterThanOrEqual(back - 1e-9);
          expect(1 - chanceOut(recovery, first - 1, statedDay + today)).toBeLessThan(back);
        }
      }),
    );
  });

  test('a day of any century is accepted', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 63_000 }), anyDays, (recoveryCase, today, more) => {
        const p = chance({ ...recoveryCase, occurredOn: day('1800-01-01') }, today + more, today);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('agrees with counting day by day', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyCase,
        anyWindow.map((what) => hamstring(what)),
      ),
      fc.integer({ min: 0, max: 120 }),
      anyDays,
      (recoveryCase, today, more) => {
        const { survival } = recoveryFrom(recoveryCase);
        // P(R = r) of every day r for fifty years, and the remainder.
        const horizon = 50 * 365;
        const returns = Array.from(
          { length: horizon },
          (_, i) => survival(statedDay + i) - survival(statedDay + i + 1),
        );
        const still = (days: number) => returns.slice(days).reduce((sum, p) => sum + p, survival(statedDay + horizon));
        if (still(today) < 1e-6) return;
        expect(chance(recoveryCase, today + more, today)).toBeCloseTo(still(today + more) / still(today), 9);
      },
    ),
    { numRuns: 60 },
  );
});
