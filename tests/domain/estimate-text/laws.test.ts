import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day, daysBetween } from '../../../src/domain/day.ts';
import type { ReturnWindow } from '../../../src/domain/recovery-estimate.ts';
import type { EstimateContext } from '../../../src/domain/estimate-text/context.ts';
import { type EstimateReading, parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';

const days: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n));
const perhaps = fc.option(days, { nil: null });
const contexts: fc.Arbitrary<EstimateContext> = fc.record({
  statedOn: days,
  occurredOn: perhaps,
  seasonEndsOn: perhaps,
  internationalBreakEndsOn: perhaps,
  winterBreakEndsOn: perhaps,
  nextFixtureOn: perhaps,
});

/** Fragments of sentences in newspapers, so that random texts resemble real ones. */
const SCRAPS = (
  'out|for|in|until|by|after|before|about|at least|up to|not|no|between|and|to|-|,|.|/|+|the|a|next|this|end of|late|early|mid|' +
  'season|rest of the season|month|week|weekend|day to day|year|international break|new year|match|tests pending|ago|since|' +
  'March|may|2|31|0|6|12|2026|99999|02/03/2026|2026-03-02|four|half a|a few|several|weeks|months|days|from the injury|' +
  'baja|hasta|tras|antes de|entre|y|a|de|un|unos|mes|semanas|meses|medio|finales de|marzo|enero|parón|temporada|dos|tres|hace|½|~|>'
).split('|');
const nearSense = fc
  .array(fc.constantFrom(...SCRAPS), { maxLength: 12 })
  .chain((scraps) => fc.constantFrom(' ', '', '-').map((glue) => scraps.join(glue)));
/** Any character, as the unit "binary" of fast-check, which takes seconds to prepare. */
const characters = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const texts = fc.oneof(fc.string({ unit: characters, maxLength: 310 }), fc.string({ maxLength: 40 }), nearSense);

function windowOf(reading: EstimateReading): ReturnWindow {
  if (reading.kind !== 'WINDOW') throw new Error(JSON.stringify(reading));
  return reading.window;
}

describe('any text', () => {
  test('is parsed or refused, and its window is in order and within two years of the statement', () => {
    fc.assert(
      fc.property(texts, contexts, (text, when) => {
        const reading = parseEstimateText(text, when);
        if (reading.kind === 'UNREADABLE') expect(reading.message).toMatch(/^[^\n]+\.$/);
        if (reading.kind !== 'WINDOW') return;
        const { earliest, likely, latest } = reading.window;
        expect(earliest > when.statedOn).toBe(true);
        expect(earliest <= likely && likely <= latest).toBe(true);
        expect(daysBetween(when.statedOn, latest)).toBeLessThanOrEqual(730);
      }),
      { numRuns: 3000 },
    );
  });

  test('capitals and accents change nothing except the quotation', () => {
    fc.assert(
      fc.property(nearSense, contexts, (text, when) => {
        const loud = parseEstimateText(text.toUpperCase().normalize('NFD').replace(/\p{M}/gu, ''), when);
        const plain = parseEstimateText(text, when);
        expect(loud.kind).toBe(plain.kind);
        if (plain.kind === 'WINDOW') expect(loud).toEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('durations', () => {
  const units = fc.constantFrom(
    ['days', 700] as const,
    ['weeks', 100] as const,
    ['months', 22] as const,
    ['semanas', 100] as const,
    ['meses', 22] as const,
  );
  const two = units.chain(([unit, most]) =>
    fc.record({ unit: fc.constant(unit), a: fc.integer({ min: 1, max: most }), b: fc.integer({ min: 1, max: most }) }),
  );
  const ways = fc.constantFrom(0, 1, 2, 3);
  const inWords = (way: number, count: number, unit: string): string => {
    const english = ['', 'about ', 'at least ', 'up to '];
    const spanish = ['', 'unas ', 'como mínimo ', 'hasta '];
    return `${(unit === 'semanas' || unit === 'meses' ? spanish : english)[way]}${count} ${unit}`;
  };

  test('a longer one never gives an earlier window', () => {
    fc.assert(
      fc.property(two, ways, contexts, ({ unit, a, b }, way, when) => {
        const shorter = windowOf(parseEstimateText(inWords(way, Math.min(a, b), unit), when));
        const longer = windowOf(parseEstimateText(inWords(way, Math.max(a, b), unit), when));
        expect(longer.earliest >= shorter.earliest).toBe(true);
        expect(longer.likely >= shorter.likely).toBe(true);
        expect(longer.latest >= shorter.latest).toBe(true);
      }),
    );
  });

  test('a range spans both ends, in either order', () => {
    fc.assert(
      fc.property(two, contexts, ({ unit, a, b }, when) => {
        fc.pre(a !== b);
        const window = windowOf(parseEstimateText(`${a}-${b} ${unit}`, when));
        expect(windowOf(parseEstimateText(`${b} - ${a} ${unit}`, when))).toEqual(window);
        const perUnit = unit === 'days' ? 1 : unit === 'weeks' || unit === 'semanas' ? 7 : 30.44;
        expect(daysBetween(when.statedOn, window.earliest)).toBe(Math.round(Math.min(a, b) * perUnit));
        expect(daysBetween(when.statedOn, window.latest)).toBe(Math.round(Math.max(a, b) * perUnit));
      }),
    );
  });

  test('hedging never makes a window narrower', () => {
    fc.assert(
      fc.property(two, contexts, ({ unit, a }, when) => {
        const plainly = windowOf(parseEstimateText(`${a} ${unit}`, when));
        const hedged = windowOf(parseEstimateText(inWords(1, a, unit), when));
        expect(hedged.earliest <= plainly.earliest && hedged.latest >= plainly.latest).toBe(true);
      }),
    );
  });
});

test('any day of the next two years is parsed, in every notation', () => {
  fc.assert(
    fc.property(contexts, fc.integer({ min: 1, max: 700 }), (when, ahead) => {
      const on = addDays(when.statedOn, ahead);
      const date = Temporal.PlainDate.from(on);
      const numerals = `${date.day}/${date.month}/${date.year}`;
      for (const words of [
        on,
        numerals,
        date.toLocaleString('en-GB', { dateStyle: 'long' }),
        date.toLocaleString('en-US', { dateStyle: 'long' }),
        date.toLocaleString('es-ES', { dateStyle: 'long' }),
      ]) {
        expect([words, windowOf(parseEstimateText(words, when)).likely]).toEqual([words, on]);
      }
    }),
  );
});
