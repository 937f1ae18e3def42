import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import type { EstimateContext } from '../../../src/domain/estimate-text/context.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';

/** The context of a statement on that day, about a player of whom nothing else is known. */
function on(statedOn: string): EstimateContext {
  return {
    statedOn: day(statedOn),
    occurredOn: null,
    seasonEndsOn: null,
    internationalBreakEndsOn: null,
    winterBreakEndsOn: null,
    nextFixtureOn: null,
  };
}

describe('refused', () => {
  const refusals: [words: string, why: string][] = [
    ['', 'could not be read'],
    ['he is a good lad', 'could not be read'],
    ['4-6', 'could not be read'],
    ['soon-ish maybe', 'could not be read'],
    ['4 6 weeks', 'could not be read'],
    ['has been out for three weeks', 'could not be read'],
    ['0 weeks', 'a time of zero or less'],
    ['-3 weeks', 'a time of zero or less'],
    ['menos tres semanas', 'a time of zero or less'],
    ['1000 years', 'two years away or more'],
    ['99999999999999999999 weeks', 'two years away or more'],
    ['2 March 2025', 'was past on 2026-02-01'],
    ['2025-12-01', 'was past on 2026-02-01'],
    ['20 de enero', 'was past on 2026-02-01'],
    ['31 February', 'a day that does not exist'],
    ['2026-02-30', 'a day that does not exist'],
    ['12/13/2026', 'a day that does not exist'],
    ['not season-ending', 'only says what will not happen'],
    ['no se pierde la temporada', 'only says what will not happen'],
    ['two weeks, back in June', 'two times that contradict each other'],
    ['after the September international break', 'another international break'],
    ['a month '.repeat(38), 'longer than 300 characters'],
  ];
  test.each(refusals)('%s: %s', (words, why) => {
    const reading = parseEstimateText(words, on('2026-02-01'));
    expect(reading).toMatchObject({ kind: 'UNREADABLE', message: expect.stringContaining(why) });
    expect(reading).toMatchObject({ message: expect.stringMatching(/"4-6 weeks".*"late March".*\.$/) });
  });

  test('the middle of this month, after that day', () =>
    expect(parseEstimateText('mid-March', on('2026-03-31'))).toMatchObject({
      message: expect.stringContaining('was past on 2026-03-31'),
    }));
  test('the message quotes one line of the text', () =>
    expect(parseEstimateText(`"good"\n<b>\u0000lad</b> ${'x'.repeat(200)}`, on('2026-02-01'))).toMatchObject({
      message: expect.stringMatching(/^"good <b> lad<\/b> x+…" could not be read/),
    }));
});
