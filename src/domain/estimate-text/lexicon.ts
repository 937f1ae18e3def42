/** The words of a language: phrases mapped to the symbols of the shared grammar. */

import { PhraseAutomaton } from './phrase-automaton.ts';
import { fold } from './plain-text.ts';

export const LANGUAGE_CODES = ['EN', 'ES', 'DE', 'IT', 'FR', 'PT'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/**
 * One language. Phrases are written with alternatives `a|b`, groups `(a|b)` and optional parts `x?`, and are matched as
 * whole words; the longest phrase wins. A key of `phrases` holds the symbols that its phrases mean: `N15 DAY`.
 */
export interface Language {
  readonly code: LanguageCode;
  /** Applied to the folded text before it is cut into words: compounds, and marks that only this language uses. */
  readonly rewrites: readonly (readonly [pattern: RegExp, replacement: string])[];
  /** The words for 0, 1, 2 and so on. */
  readonly numbers: readonly string[];
  /** January first. */
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly phrases: Readonly<Record<string, string>>;
}

export interface Lexicon {
  readonly code: LanguageCode;
  readonly rewrites: Language['rewrites'];
  /** The phrases in folded words, joined by spaces. */
  readonly phrases: PhraseAutomaton;
  /** Words with accents, in lower case. */
  readonly accented: ReadonlySet<string>;
}

/** Symbols without meaning for an estimate: a word of another language with one of these is an ordinary word. */
const WEAK = new Set(['FILL', 'A', 'IN', 'TO', 'OUT', 'BACK', 'THIS', 'MORE', 'GAME', 'GAMES', 'VS', 'CUP', 'LEAGUE']);

export function compileLanguage(language: Language): Lexicon {
  const phrases = new PhraseAutomaton();
  const accented = new Set<string>();
  for (const { symbols, pattern } of patternsOf(language)) {
    // Words that no group or optional letter continues.
    const folded = fold(pattern);
    if (folded !== pattern)
      for (const word of pattern.match(/(?<![\p{L})?])\p{L}*[^\p{ASCII}|() ]\p{L}*(?![\p{L}(?])/gu) ?? [])
        if (word !== fold(word)) accented.add(word);
    phrases.add(folded, symbols);
  }
  return { code: language.code, rewrites: language.rewrites, phrases, accented };
}

/** Returns all patterns of a language with their symbols: numbers, months, weekdays, phrases. */
export function patternsOf({ numbers, months, weekdays, phrases }: Language) {
  return [
    ...numbers.map((pattern, value) => ({ pattern, symbols: [`N${value}`] })),
    ...months.map((pattern, index) => ({ pattern, symbols: [`MON${index + 1}`] })),
    ...weekdays.map((pattern, index) => ({ pattern, symbols: [`DOW${index + 1}`] })),
    ...Object.entries(phrases).map(([symbols, pattern]) => ({ pattern, symbols: symbols.split(' ') })),
  ];
}

/** Whether a single word carries time, number, negation, doubt or contrast. Words of three letters or fewer are left out. */
export function carries({ phrases }: Lexicon, word: string): boolean {
  if (word.length <= 3) return false;
  const match = phrases.longestAt(word, 0);
  return match !== null && match.end === word.length && !match.symbols.every((symbol) => WEAK.has(symbol));
}
