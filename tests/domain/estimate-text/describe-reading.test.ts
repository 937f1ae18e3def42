import { expect, test } from 'vitest';
import { describeReading } from '../../../src/domain/estimate-text/describe-reading.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';
import { FEBRUARY } from './calendar.ts';

const cases: [text: string, described: string][] = [
  ['fällt drei bis vier Wochen aus', 'back in 21 to 28 days'],
  ['al menos dos meses', 'back in at least 61 days'],
  ['non prima di marzo', 'back not before March 1, 2026 to March 31, 2026'],
  ['de retour après la trêve internationale', 'back after the international break'],
  ['will miss the next two games', 'misses 2 games'],
  ['baja ante el Valencia', 'misses the game on February 8, 2026'],
  ['regressa na segunda mão contra o Benfica', 'back in the game on February 25, 2026'],
  ['doubtful for Sunday', 'plays on February 8, 2026 with a chance of 50 %'],
  ['not three weeks but six', 'back in 42 days, not back in 21 days'],
  ['six weeks, tests pending', 'back in 42 days, tests are pending'],
  ['out for the rest of the season and the World Cup', 'absent through the season and absent through the World Cup'],
  ['back in full training next week', 'back in full training in February 2, 2026 to February 8, 2026'],
  ['sin plazos', 'no estimate: no timeframe is given'],
];
test.each(cases)('%s: %s', (text, described) => {
  const reading = parseEstimateText(text, FEBRUARY);
  if (reading.kind === 'UNREADABLE') throw new Error(reading.message);
  expect(describeReading(reading.reading)).toBe(described);
});
