import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import {
  BOUNDS,
  type EstimateStatementReading,
  LANDMARKS,
  type SimpleReading,
} from '../../../src/domain/estimate-text/reading.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';
import type { FixtureId } from '../../../src/domain/fixture.ts';
import { type Language, LANGUAGES } from '../../../src/domain/sentences/sentence.ts';
import { readingText } from '../../../src/domain/sentences/render-sentence.ts';
import { FEBRUARY } from '../estimate-text/calendar.ts';
import { FOREIGN, GENDERED } from './wording.ts';

const cases: [text: string, language: Language, told: string][] = [
  ['fällt drei bis vier Wochen aus', 'EN', 'back in 3–4 weeks'],
  ['fällt drei bis vier Wochen aus', 'DE', 'Rückkehr in 3–4 Wochen'],
  ['al menos dos meses', 'ES', 'vuelta en al menos 61 días'],
  ['non prima di marzo', 'IT', 'rientro non prima del 1º marzo'],
  ['back on 8 March', 'IT', 'rientro l’8 marzo'],
  ['back on 1 March', 'FR', 'retour le 1er mars'],
  ['de retour après la trêve internationale', 'EN', 'back after 31 March (international break)'],
  ['will miss the next two games', 'EN', 'misses 2 games'],
  ['will miss the next two games', 'DE', 'verpasst 2 Spiele'],
  ['will miss the next two games', 'AR', 'غياب عن مباراتين'],
  ['baja ante el Valencia', 'EN', 'misses the game on 8 February'],
  ['regressa na segunda mão contra o Benfica', 'PT', 'regresso no jogo de 25 de fevereiro'],
  ['doubtful for Sunday', 'EN', 'a chance of 50% of playing on 8 February'],
  ['not three weeks but six', 'EN', 'back in 6 weeks; no longer: back in 3 weeks'],
  ['six weeks, tests pending', 'FR', 'retour dans 6 semaines\u00a0; résultats d’examens attendus'],
  ['back in full training next week', 'EN', 'back in full training between 2 February and 8 February'],
  ['sin plazos', 'EN', 'no estimate: no timeframe is given'],
];
test.each(cases)('%s (%s): %s', (text, language, told) => {
  const reading = parseEstimateText(text, FEBRUARY);
  if (reading.kind === 'UNREADABLE') throw new Error(reading.message);
  expect(readingText(language, reading.reading, FEBRUARY.statedOn)).toBe(told);
});

const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2026-02-01'), days));
const count = fc.integer({ min: 1, max: 40 });
const bound = fc.constantFrom(...BOUNDS);
const landmark = fc.option(fc.constantFrom(...LANDMARKS));
const activity = fc.constantFrom('PLAYING' as const, 'TRAINING' as const, 'FULL_TRAINING' as const);
const range = fc.tuple(count, fc.integer({ min: 0, max: 9 })).map(([low, more]) => ({ low, high: low + more }));
const fixture = 'fixture' as FixtureId;
const part: fc.Arbitrary<SimpleReading> = fc.oneof(
  fc
    .record({ kind: fc.constant('DURATION' as const), range, bound, activity })
    .map(({ range: { low, high }, ...rest }) => ({ ...rest, low, high })),
  fc
    .record({ kind: fc.constant('GAMES' as const), range, bound })
    .map(({ range: { low, high }, ...rest }) => ({ ...rest, low, high })),
  fc.record({ kind: fc.constant('RETURN' as const), from: anyDay, to: anyDay, landmark, bound, activity }),
  fc.record({ kind: fc.constant('ABSENT_THROUGH' as const), day: anyDay, landmark }),
  fc.record({
    kind: fc.constant('MISSES' as const),
    fixtures: fc.constant([fixture]),
    days: fc.array(anyDay, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('RETURNS_IN' as const), fixture: fc.constant(fixture), day: anyDay, bound }),
  fc.record({
    kind: fc.constant('CHANCE' as const),
    fixture: fc.constant(null),
    day: fc.option(anyDay),
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({
    kind: fc.constant('COURSE' as const),
    course: fc.constantFrom('DAY_TO_DAY', 'WEEK_TO_WEEK', 'LONG_TERM', 'TRAINS_ALREADY'),
  }),
);
const parts = fc.array(part, { minLength: 1, maxLength: 3 });
const anyReading: fc.Arbitrary<EstimateStatementReading> = fc.oneof(
  part,
  fc.record({ kind: fc.constant('ALL' as const), parts, pending: fc.boolean(), hedged: fc.boolean() }),
  fc.record({ kind: fc.constant('INSTEAD' as const), holds: parts, denied: parts }),
  fc.record({
    kind: fc.constant('NO_ESTIMATE' as const),
    reason: fc.constantFrom('TESTS_PENDING', 'NO_TIMEFRAME', 'TREATMENT', 'OUT_WITHOUT_TIME'),
  }),
);

describe.each(LANGUAGES)('%s', (language) => {
  test('renders every reading completely, in one language, without the player’s gender', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const told = readingText(language, reading, day('2026-02-01'));
        expect(told).toMatch(/^\S.*[^\s.,;:]$/u);
        expect(told).not.toMatch(/undefined|null|NaN|\[object|[{}#]| {2}/u);
        expect(told).not.toMatch(GENDERED[language]);
        // A tournament has its own name.
        expect(told.replace(/Copa América/gu, '')).not.toMatch(FOREIGN[language]);
      }),
      { numRuns: 300 },
    );
  });
});
