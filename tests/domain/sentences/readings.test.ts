import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { BOUNDS, type EstimateStatementReading, LANDMARKS } from '../../../src/domain/estimate-text/reading.ts';
import { LANGUAGES } from '../../../src/domain/sentences/sentence.ts';
import { tellReading } from '../../../src/domain/sentences/readings/tell-reading.ts';
import { FOREIGN, GENDERED } from './wording.ts';

const MARCH = { from: day('2026-03-01'), to: day('2026-03-31') };
const SIX_WEEKS = { kind: 'DURATION', low: 42, high: 42, bound: 'EXACT', activity: 'PLAYING' } as const;
const THREE_WEEKS = { ...SIX_WEEKS, low: 21, high: 21 };

const READINGS = {
  range: { ...SIX_WEEKS, low: 21, high: 28, bound: 'ABOUT' },
  notBefore: { kind: 'RETURN', ...MARCH, landmark: null, bound: 'AT_LEAST', activity: 'TRAINING' },
  games: { kind: 'GAMES', low: 2, high: 2, bound: 'AT_LEAST' },
  instead: { kind: 'INSTEAD', holds: [SIX_WEEKS], denied: [THREE_WEEKS] },
  none: { kind: 'NO_ESTIMATE', reason: 'NO_TIMEFRAME' },
} as const satisfies Record<string, EstimateStatementReading>;

test.each([
  [
    'ES',
    'Vuelta, aproximadamente: en 21–28 días.',
    'Vuelta a los entrenamientos, como pronto: 1 de marzo – 31 de marzo.',
    'Baja, al menos: 2 partidos.',
    'Vuelta: en 42 días; no: vuelta: en 21 días.',
    'Sin previsión: no se da ningún plazo.',
  ],
  [
    'DE',
    'Rückkehr, ungefähr: in 21–28 Tagen.',
    'Rückkehr ins Training, frühestens: 1. März – 31. März.',
    'Ausfall, mindestens: 2 Spiele.',
    'Rückkehr: in 42 Tagen; nicht: Rückkehr: in 21 Tagen.',
    'Keine Prognose: kein Zeitraum genannt.',
  ],
  [
    'FR',
    'Retour, environ\u00a0: dans 21–28 jours.',
    'Retour à l’entraînement, au plus tôt\u00a0: 1er mars – 31 mars.',
    'Absence, au moins\u00a0: 2 matchs.',
    'Retour\u00a0: dans 42 jours\u202f; pas\u00a0: retour\u00a0: dans 21 jours.',
    'Sans prévision\u00a0: aucun délai indiqué.',
  ],
  [
    'IT',
    'Rientro, circa: tra 21–28 giorni.',
    'Rientro agli allenamenti, al più presto: 1º marzo – 31 marzo.',
    'Assenza, almeno: 2 partite.',
    'Rientro: tra 42 giorni; non: rientro: tra 21 giorni.',
    'Nessuna previsione: tempi non indicati.',
  ],
  [
    'PT',
    'Regresso, aproximadamente: em 21–28 dias.',
    'Regresso aos treinos, o mais cedo: 1 de março – 31 de março.',
    'Ausência, no mínimo: 2 jogos.',
    'Regresso: em 42 dias; não: regresso: em 21 dias.',
    'Sem previsão: nenhum prazo indicado.',
  ],
  [
    'AR',
    'العودة، تقريبا: خلال 21–28 يوما.',
    'العودة إلى التدريبات، في أقرب موعد: 1 مارس – 31 مارس.',
    'غياب، على الأقل: مباراتان.',
    'العودة: خلال 42 يوما؛ ليس: العودة: خلال 21 يوما.',
    'دون تقدير: لم تُذكر مدة.',
  ],
] as const)('%s tells what was read', (language, ...told) => {
  expect(Object.values(READINGS).map((reading) => tellReading(language, reading, 2026))).toEqual(told);
});

const bound = fc.constantFrom(...BOUNDS);
const activity = fc.constantFrom('PLAYING', 'TRAINING', 'FULL_TRAINING');
const landmark = fc.option(fc.constantFrom(...LANDMARKS));
const low = fc.integer({ min: 1, max: 3 });
const high = fc.integer({ min: 3, max: 200 });
const on = fc.constantFrom(MARCH.from, MARCH.to);
const fixture = fc.constant(null);
const part = fc.oneof(
  fc.record({ kind: fc.constant('DURATION' as const), low, high, bound, activity }),
  fc.record({ kind: fc.constant('RETURN' as const), from: on, to: on, landmark, bound, activity }),
  fc.record({ kind: fc.constant('ABSENT_THROUGH' as const), day: on, landmark }),
  fc.record({ kind: fc.constant('MISSES' as const), fixtures: fc.constant([]), days: fc.array(on, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('GAMES' as const), low, high, bound }),
  fc.record({ kind: fc.constant('RETURNS_IN' as const), fixture, day: on, bound }),
  fc.record({ kind: fc.constant('CHANCE' as const), fixture, day: on, percent: high }),
  fc.record({
    kind: fc.constant('COURSE' as const),
    course: fc.constantFrom('DAY_TO_DAY', 'WEEK_TO_WEEK', 'LONG_TERM', 'TRAINS_ALREADY'),
  }),
);
const parts = fc.array(part, { minLength: 1, maxLength: 3 });
const reading: fc.Arbitrary<EstimateStatementReading> = fc.oneof(
  part,
  fc.record({ kind: fc.constant('ALL' as const), parts, pending: fc.boolean(), hedged: fc.boolean() }),
  fc.record({ kind: fc.constant('INSTEAD' as const), holds: parts, denied: parts }),
  fc.record({
    kind: fc.constant('NO_ESTIMATE' as const),
    reason: fc.constantFrom('TESTS_PENDING', 'NO_TIMEFRAME', 'TREATMENT', 'OUT_WITHOUT_TIME'),
  }),
);

describe.each(LANGUAGES)('%s', (language) => {
  test('tells any reading, with no word of another language and none that depends on gender', () => {
    fc.assert(
      fc.property(reading, (any) => {
        const told = tellReading(language, any, 2026).replaceAll('Copa América', '2');
        expect(told).toMatch(/^[^\s].*[.]$/u);
        expect(told).not.toMatch(/\bundefined\b|\bnull\b|NaN|#| {2}|\.\.| [,.;)]/u);
        expect(told).not.toMatch(GENDERED[language]);
        expect(told).not.toMatch(FOREIGN[language]);
      }),
      { numRuns: 300 },
    );
  });
});
