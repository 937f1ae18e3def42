import fc from 'fast-check';
import { isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { assess, prepare, VERDICTS } from '../../../src/domain/availability/assess.ts';
import type { Dossier } from '../../../src/domain/availability/dossier.ts';
import { missedGames } from '../../../src/domain/availability/missed-games.ts';
import { CATALOGUE } from '../../../src/domain/diagnosis/catalogue.ts';
import { ABSENCE_KINDS } from '../../../src/domain/absence.ts';
import { BODY_PARTS } from '../../../src/domain/injury.ts';
import {
  type CauseSentence,
  type Explanation,
  type Headline,
  type Language,
  LANGUAGES,
} from '../../../src/domain/sentences/sentence.ts';
import {
  labelOf,
  diagnosisName,
  explanationText,
  headlineText,
} from '../../../src/domain/sentences/render-sentence.ts';
import { schema } from '../../../src/schema/schema.ts';
import { day } from '../../../src/domain/day.ts';
import * as random from '../availability/arbitrary-dossier.ts';
import { EXPLANATIONS, HEADLINES } from './examples.ts';
import { EXPECTED_SENTENCES } from './expected-sentences.ts';
import { FOREIGN, GENDERED } from './wording.ts';

const ISOLATED = /\u2068[^\u2068\u2069]*\u2069/gu;

/** Names of a woman, a man, and one in Arabic letters, with all names that occur in sentences. */
const PLAYERS = ['Alexia Putellas', 'Jude Bellingham', 'محمد صلاح'];
const NAMES = /Alexia Putellas|Jude Bellingham|محمد صلاح|La Liga|Real Madrid|madrid|valencia|league|cup/gu;

/** Checks that a sentence is whole, in one language, and depends on no gender. */
function expectSentence(language: Language, sentence: string): void {
  expect(sentence).toMatch(/^[^\s].*[.]$/u);
  expect(sentence).not.toMatch(/\bundefined\b|\bnull\b|NaN|\[object|#| {2}|\.\.| [,.;)]/u);
  const rest = sentence.replaceAll(ISOLATED, '').replaceAll(NAMES, '');
  // Brackets of isolates come in pairs.
  expect(rest).not.toMatch(/[\u2068\u2069]/u);
  expect(rest).not.toMatch(GENDERED[language]);
  expect(rest).not.toMatch(FOREIGN[language]);
}

describe.each(LANGUAGES)('%s', (language) => {
  test('renders each kind of sentence as listed in its table', () => {
    const explanations = Object.entries(EXPLANATIONS).map(([name, one]) => [name, explanationText(language, one)]);
    const headlines = Object.entries(HEADLINES).map(([name, one]) => [name, headlineText(language, one)]);
    expect(Object.fromEntries([...explanations, ...headlines])).toEqual(EXPECTED_SENTENCES[language]);
  });

  test('has a label for every enum value of the schema', () => {
    // Formats of files and feeds are names of programs.
    const enums = Object.values(schema.getTypeMap()).filter(
      (type) => isEnumType(type) && !/^__|Format$|^NewTeams$/u.test(type.name),
    );
    const missing: string[] = [];
    for (const type of enums) {
      if (!isEnumType(type)) continue;
      for (const { name: value } of type.getValues()) {
        const label = labelOf(language, type.name, value);
        if (label === null || label === '') missing.push(`${type.name}.${value}`);
        else if (type.name !== 'Gender' && language !== 'EN') {
          expect(label).not.toMatch(GENDERED[language]);
          expect(label).not.toMatch(FOREIGN[language]);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  test('has a name for every diagnosis of the catalogue', () => {
    const names = CATALOGUE.map((entry) => diagnosisName(language, entry));
    expect(new Set(names).size).toBe(CATALOGUE.length);
    for (const name of names) {
      expect(name.replaceAll(ISOLATED, '')).not.toMatch(GENDERED[language]);
      if (language !== 'EN') expect(name.replaceAll(ISOLATED, '')).not.toMatch(FOREIGN[language]);
    }
    if (language !== 'EN') {
      const sameAsInEnglish = CATALOGUE.filter((entry) => diagnosisName(language, entry) === entry.name);
      expect(sameAsInEnglish.map(({ code }) => code)).toEqual(language === 'FR' ? ['FRACTURE_OTHER'] : []);
    }
  });
});

const verdicts = new Set<string>();

test.each(PLAYERS)('every dossier of %s is told in every language', (name) => {
  const named = (dossier: Dossier): Dossier => ({ ...dossier, player: { ...dossier.player, name } });
  fc.assert(
    fc.property(random.dossier.map(named), (dossier) => {
      const prepared = prepare(dossier);
      const { headline } = missedGames(dossier);
      for (const language of LANGUAGES) expectSentence(language, headlineText(language, headline));
      for (const fixture of dossier.fixtures) {
        const availability = assess(prepared, fixture);
        if (availability === null) continue;
        verdicts.add(availability.verdict);
        for (const language of LANGUAGES) {
          // Only English repeats the condition as it was entered.
          expectSentence(language, explanationText(language, availability.explanation));
        }
      }
    }),
    { numRuns: 150 },
  );
  expect([...verdicts].toSorted()).toEqual([...VERDICTS].toSorted());
});

const anyDay = fc.integer({ min: 1, max: 28 }).map((date) => day(`2026-03-${String(date).padStart(2, '0')}`));
const year = fc.constantFrom(2025, 2026);
const anyReturn = fc.oneof(
  fc.record({ kind: fc.constant('SINCE' as const), day: anyDay, year }),
  fc.constant({ kind: 'OPEN' as const }),
  fc.record({ kind: fc.constant('AROUND' as const), day: anyDay, overdue: fc.boolean(), year }),
  fc.record({ kind: fc.constant('BETWEEN' as const), earliest: anyDay, latest: anyDay, overdue: fc.boolean(), year }),
  fc.record({ kind: fc.constant('ON' as const), day: anyDay, year }),
  fc.record({ kind: fc.constant('AFTER_GAMES' as const), games: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constantFrom('IN_GAME', 'AFTER_GAME'), opponent: fc.option(fc.constant('Real Madrid')) }),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ kind: 'CHANCE' as const, share: percent / 100 })),
  fc.record({ kind: fc.constant('TRAINING' as const), day: anyDay, year }),
  fc.constant({ kind: 'ON_CONDITION' as const, words: 'La Liga' }),
);
const back = fc.option(anyReturn);
const count = fc.integer({ min: 1, max: 120 });
const competition = fc.constantFrom('La Liga', 'Real Madrid');
const anyCause: fc.Arbitrary<CauseSentence> = fc.oneof(
  fc.record({ kind: fc.constant('INJURY' as const), part: fc.constantFrom(...BODY_PARTS), back }),
  fc.record({
    kind: fc.constant('SUSPENSION' as const),
    competition: fc.option(competition),
    matches: fc.option(count),
    place: fc.option(count),
    back,
  }),
  fc.record({
    kind: fc.constant('ABSENCE' as const),
    absence: fc.constantFrom(...ABSENCE_KINDS),
    words: fc.constant(null),
    back,
  }),
  fc.record({ kind: fc.constant('RISK_OF_SUSPENSION' as const), competition, yellows: count, threshold: count }),
);
const causes = fc.array(anyCause, { maxLength: 3 });
const condition = fc.option(
  fc.oneof(
    fc.constant({ kind: 'UNNAMED' as const }),
    fc.record({
      kind: fc.constant('RESULT' as const),
      team: fc.constant('Real Madrid'),
      outcome: fc.constantFrom('GOES_THROUGH', 'GOES_OUT'),
      words: fc.constant(null),
    }),
  ),
);
const anyExplanation: fc.Arbitrary<Explanation> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('OUT', 'ALMOST_OUT', 'DOUBTFUL', 'QUESTIONABLE', 'AVAILABLE'),
    causes,
    condition,
  }),
  fc.record({ kind: fc.constantFrom('MISSED', 'PLAYED'), causes, assumed: fc.boolean() }),
  fc.record({
    kind: fc.constant('UNKNOWN' as const),
    why: fc.constantFrom('CANCELLED', 'REMOVED', 'AWARDED', 'UNDECIDED_TIE', 'BROKEN_OFF', 'UNDATED'),
    causes,
    condition,
  }),
);
const anyPlayer = fc.constantFrom(...PLAYERS);
const next = fc.array(
  fc.record({
    opponent: fc.option(competition),
    round: fc.constant(null),
    ground: fc.constantFrom('HOME', 'AWAY', 'NEUTRAL'),
  }),
  { minLength: 1, maxLength: 3 },
);
const anyHeadline: fc.Arbitrary<Headline> = fc.oneof(
  fc.constant({ kind: 'NOTHING_PUBLISHED' as const }),
  fc.record({ kind: fc.constant('NOTHING' as const), player: anyPlayer }),
  fc.record({ kind: fc.constant('PAST' as const), player: anyPlayer, missed: count }),
  fc.record({
    kind: fc.constant('NO_GAME' as const),
    player: anyPlayer,
    missed: fc.integer({ min: 0, max: 30 }),
    games: fc.constantFrom('NONE_SCHEDULED', 'NONE_LIKELY', 'UNDATED'),
    back,
  }),
  fc
    .record({
      player: anyPlayer,
      missed: fc.integer({ min: 0, max: 30 }),
      more: count,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      next,
    })
    .map(({ player, missed, more, share, next }): Headline => {
      const toCome = Math.max(more, next.length);
      return { kind: 'GAMES', player, missed, toCome, certain: Math.round(share * toCome), next };
    }),
);

test.each(LANGUAGES)('%s tells any sentence that its arguments allow', (language) => {
  fc.assert(
    fc.property(anyExplanation, anyHeadline, (explanation, headline) => {
      expectSentence(language, explanationText(language, explanation));
      expectSentence(language, headlineText(language, headline));
    }),
    { numRuns: 500 },
  );
});

test('names of the other direction are isolated', () => {
  const nothing = (player: string): Headline => ({ kind: 'NOTHING', player });
  expect(headlineText('AR', nothing('Jude Bellingham'))).toContain('\u2068Jude Bellingham\u2069');
  expect(headlineText('AR', nothing('محمد صلاح'))).not.toContain('\u2068');
  expect(headlineText('EN', nothing('محمد صلاح'))).toContain('\u2068محمد صلاح\u2069');
  expect(headlineText('EN', nothing('Jude Bellingham'))).not.toContain('\u2068');
});

test('a sentence that was published as text is returned unchanged in every language', () => {
  const text = { kind: 'TEXT', text: 'Nothing keeps him out.' } as const;
  for (const language of LANGUAGES) expect(headlineText(language, text)).toBe(text.text);
});
