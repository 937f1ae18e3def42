import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';
import { LANGUAGE_CODES } from '../../../src/domain/estimate-text/lexicon.ts';
import { FEBRUARY } from './calendar.ts';

/** Statements in each language with one meaning, with ways to negate them and to join two. */
const SPEECH = {
  EN: {
    says: [
      'out for three weeks',
      'back in March',
      'back on 8 March',
      'will miss the next two games',
      'out against Valencia',
      'at least two months',
      'out for the season',
      'back for the second leg',
      'doubtful for Sunday',
    ],
    not: 'not ',
    join: [', ', ' and ', ', but ', '. ', ', then '],
  },
  ES: {
    says: [
      'tres semanas de baja',
      'volverá en marzo',
      'volverá el 8 de marzo',
      'se perderá los dos próximos partidos',
      'baja ante el Valencia',
      'al menos dos meses',
      'duda para el domingo',
    ],
    not: 'no ',
    join: [', ', ' y ', ', pero ', '. ', ' y luego '],
  },
  DE: {
    says: [
      'fällt drei Wochen aus',
      'kehrt im März zurück',
      'kehrt am 8. März zurück',
      'verpasst die nächsten zwei Spiele',
      'fehlt gegen Valencia',
      'mindestens zwei Monate',
      'fraglich für Sonntag',
    ],
    not: 'nicht ',
    join: [', ', ' und ', ', aber ', '. ', ' und dann '],
  },
  IT: {
    says: [
      'fuori tre settimane',
      'torna a marzo',
      "torna l'8 marzo",
      'salterà le prossime due partite',
      'salta il Valencia',
      'almeno due mesi',
      'in dubbio per domenica',
    ],
    not: 'non ',
    join: [', ', ' e ', ', ma ', '. ', ' e poi '],
  },
  FR: {
    says: [
      'absent trois semaines',
      'de retour en mars',
      'de retour le 8 mars',
      'manquera les deux prochains matchs',
      'forfait contre Valencia',
      'au moins deux mois',
      'incertain pour dimanche',
    ],
    not: 'pas ',
    join: [', ', ' et ', ', mais ', '. ', ' puis '],
  },
  PT: {
    says: [
      'fora três semanas',
      'volta em março',
      'volta a 8 de março',
      'falha os próximos dois jogos',
      'baixa contra o Valencia',
      'pelo menos dois meses',
      'em dúvida para domingo',
    ],
    not: 'não ',
    join: [', ', ' e ', ', mas ', '. ', ' e depois '],
  },
} as const;
const languages = LANGUAGE_CODES;
const read = (text: string) => parseEstimateText(text, FEBRUARY);

describe.each(languages)('%s', (code) => {
  const { says, not, join } = SPEECH[code];

  test.each(says)('%s: is understood', (text) => expect(read(text).kind).toBe('WINDOW'));

  test.each(says)('%s: a negation before any word never leaves the reading unchanged', (text) => {
    const words = text.split(' ');
    for (const at of words.keys()) {
      const denied = [...words.slice(0, at), not.trim(), ...words.slice(at)].join(' ');
      expect([denied, read(denied)]).not.toEqual([denied, read(text)]);
    }
  });

  test('a text with two statements is never parsed as the first alone', () => {
    for (const first of says) {
      for (const second of says.filter((one) => one !== first)) {
        for (const between of join) {
          const both = `${first}${between}${second}`;
          const reading = read(both);
          if (reading.kind === 'WINDOW') expect([both, reading]).not.toEqual([both, read(first)]);
        }
      }
    }
  });

  test('a range or sum of durations is parsed completely or refused', () => {
    const [first = ''] = says;
    for (const between of join) {
      const reading = read(`${first}${between}${first}`);
      if (reading.kind === 'WINDOW') expect(reading.window.likely >= '2026-02-22').toBe(true);
    }
  });
});

const WAYS: readonly ((on: string, numerals: string) => string)[] = [
  (on) => `back on ${on}`,
  (on) => `out until ${on}`,
  (on) => `not before ${on}`,
  (on) => `will miss the game on ${on}`,
  (_, numerals) => `vuelve el ${numerals}`,
  (_, numerals) => `nicht vor dem ${numerals}`,
  (_, numerals) => `salterà la gara del ${numerals}`,
  (_, numerals) => `de retour le ${numerals}`,
  (_, numerals) => `falha o jogo de ${numerals}`,
];

test('a later date never gives an earlier return', () => {
  const ahead = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(fc.constantFrom(...WAYS), ahead, ahead, (way, a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map((days) => {
        const on = addDays(day('2026-02-01'), days);
        const reading = read(way(on, `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`));
        if (reading.kind !== 'WINDOW') throw new Error(JSON.stringify(reading));
        return reading.window;
      });
      expect(early!.earliest <= late!.earliest && early!.likely <= late!.likely && early!.latest <= late!.latest).toBe(
        true,
      );
    }),
  );
});

test('case, accents and spaces change nothing', () => {
  const all = languages.flatMap((code) => SPEECH[code].says);
  for (const text of all) {
    const loud = `  ${text.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', ' \u00a0 ')}`;
    expect([text, read(loud)]).toEqual([text, read(text)]);
  }
});

test('a word of time in another language is not ignored', () => {
  for (const word of ['Wochen', 'semanas', 'settimane', 'semaines', 'weeks', 'jusqu’à', 'hasta', 'nicht', 'peut-être'])
    for (const code of languages)
      for (const text of SPEECH[code].says) {
        const mixed = `${text} ${word}`;
        const reading = read(mixed);
        if (reading.kind === 'WINDOW')
          expect(`${mixed} ${JSON.stringify(reading)}`).not.toBe(`${mixed} ${JSON.stringify(read(text))}`);
      }
});
