import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '../../../src/domain/day.ts';
import { recoveryCurve } from '../../../src/domain/recovery/curve.ts';
import { openApiClient } from '../../support/api-client.ts';

const HURT = day('2026-02-01');
const about = { diagnosis: null, description: 'Hamstring injury', bodyPart: null, source: null };
const window = { earliest: day('2026-03-01'), likely: day('2026-03-08'), latest: day('2026-03-15') };

describe('a curve', () => {
  test.each([HURT, null])(
    'of a window holds its three chances on any day before it opens (hurt on %s)',
    (occurredOn) => {
      for (const assessedOn of [HURT, day('2026-02-20'), day('2026-02-28')]) {
        const report = { ...about, occurredOn, statement: { basis: 'WINDOW', window } } as const;
        const curve = recoveryCurve(report, assessedOn, [assessedOn, window.earliest, window.likely, window.latest]);
        expect(curve.points.map((point) => point.chanceOut)).toEqual([1, 0.9, 0.5, 0.1]);
        expect(curve.window).toEqual(window);
      }
    },
  );

  const days = fc.integer({ min: 0, max: 120 }).map((n) => addDays(HURT, n));
  const statements = fc.oneof(
    fc.tuple(days, days, days).map(([...three]) => {
      const [earliest, likely, latest] = three.toSorted() as [Day, Day, Day];
      return { basis: 'WINDOW', window: { earliest, likely, latest } } as const;
    }),
    days.map((date) => ({ basis: 'DATE', date }) as const),
    fc.constant({ basis: 'UNKNOWN', text: null } as const),
    fc.integer({ min: 0, max: 100 }).map((percent) => ({ basis: 'CHANCE', percent, nextFixtureOn: null }) as const),
  );
  const dates = Array.from({ length: 60 }, (_, n) => addDays(HURT, n * 3));
  const chances = (of: Parameters<typeof recoveryCurve>[0], on: Day) =>
    recoveryCurve(of, on, dates).points.map((point) => point.chanceOut);

  test('lies in [0, 1], is 1 while the player is known to be out, and never rises', () => {
    fc.assert(
      fc.property(statements, days, fc.boolean(), (what, assessedOn, known) => {
        const curve = chances({ ...about, occurredOn: known ? HURT : null, statement: what }, assessedOn);
        for (const [index, chance] of curve.entries()) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(index === 0 ? 1 : (curve[index - 1] ?? 1) + 1e-12);
          if ((dates[index] ?? HURT) <= assessedOn) expect(chance).toBe(1);
        }
      }),
    );
  });

  test('of a window is never lower after another day out', () => {
    const windows = statements.filter((what) => what.basis === 'WINDOW');
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: 119 }), (what, n) => {
        const report = { ...about, occurredOn: HURT, statement: what };
        const [before, after] = [chances(report, addDays(HURT, n)), chances(report, addDays(HURT, n + 1))];
        for (const [index, chance] of after.entries())
          expect(chance).toBeGreaterThanOrEqual((before[index] ?? 0) - 1e-9);
      }),
    );
  });
});

describe('queried over GraphQL', () => {
  const CURVE = `query ($input: RecoveryCurveInput!) { recoveryCurve(input: $input) {
    __typename ... on RecoveryCurve { points { date chanceOut } window { earliest likely latest } course { basis diagnosis { code } } }
    ... on InvalidInputError { issues { path } } } }`;

  test('up to 400 days in one query; invalid input is named', async () => {
    await using api = await openApiClient({ SIDELINED_SEED: 'none' });
    const ask = async (input: Record<string, unknown>) =>
      (
        await api.query(CURVE, {
          input: { assessedOn: '2026-02-01', estimate: { unknown: true }, dates: [], ...input },
        })
      ).data.recoveryCurve;
    const dates = Array.from({ length: 400 }, (_, n) => addDays(HURT, n));
    const { points, course } = await ask({ dates, description: 'torn ACL' });
    expect(points).toHaveLength(400);
    expect(course).toEqual({ basis: 'WORDS', diagnosis: { code: 'ACL' } });
    expect((await ask({ description: 'a mysterious ailment' })).course.basis).toBe('ANY');

    expect((await ask({ dates: [...dates, '2028-01-01'] })).issues).toEqual([{ path: ['input', 'dates'] }]);
    expect((await ask({ chanceOfPlayingNext: 101 })).issues).toEqual([{ path: ['input', 'chanceOfPlayingNext'] }]);
    expect((await ask({ occurredOn: '2026-02-02' })).issues).toEqual([{ path: ['input', 'occurredOn'] }]);
    expect((await ask({ diagnosis: 'LOVESICKNESS' })).issues).toEqual([{ path: ['input', 'diagnosis'] }]);
  });

  test("an injury's own curve starts today, at 1", async () => {
    await using api = await openApiClient();
    const query =
      'query ($id: ID!) { injury(id: $id) { recoveryCurve(days: 30) { date chanceOut } typicalCourse { basis diagnosis { code } } } }';
    const { data } = await api.query(query, { id: await api.injuryOf('jude-bellingham') });
    expect(data.injury.recoveryCurve).toHaveLength(30);
    expect(data.injury.recoveryCurve[0]).toEqual({ date: '2026-02-01', chanceOut: 1 });
    expect(data.injury.typicalCourse).toMatchObject({ diagnosis: { code: 'HAMSTRING' } });
  });
});
