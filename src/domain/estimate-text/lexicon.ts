/** The words of a language: phrases mapped to the symbols of the shared grammar. */

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
  /** Symbols by phrase, in folded words joined by spaces. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** The number of words of the longest phrase. */
  readonly longest: number;
  /** Words with accents, in lower case. */
  readonly accented: ReadonlySet<string>;
}

/** Symbols that carry nothing: a word of another language that means one of these is an ordinary word. */
const WEAK = new Set(['FILL', 'A', 'IN', 'TO', 'OUT', 'BACK', 'THIS', 'MORE', 'GAME', 'GAMES', 'VS', 'CUP', 'LEAGUE']);

export function compileLanguage(language: Language): Lexicon {
  const entries = new Map<string, readonly string[]>();
  const accented = new Set<string>();
  let longest = 1;
  const add = (pattern: string, symbols: readonly string[]): void => {
    // Words that no group or optional letter continues.
    for (const word of pattern.match(/(?<![\p{L})?])\p{L}+(?![\p{L}(?])/gu) ?? [])
      if (word !== fold(word)) accented.add(word);
    for (const text of expand(fold(pattern))) {
      const phrase = text.replace(/ {2,}/g, ' ').trim();
      const known = entries.get(phrase);
      if (known !== undefined && known.join() !== symbols.join())
        throw new TypeError(`${language.code}: "${phrase}" is both ${known.join(' ')} and ${symbols.join(' ')}`);
      entries.set(phrase, symbols);
      longest = Math.max(longest, phrase.split(' ').length);
    }
  };
  language.numbers.forEach((pattern, value) => add(pattern, [`N${value}`]));
  language.months.forEach((pattern, index) => add(pattern, [`MON${index + 1}`]));
  language.weekdays.forEach((pattern, index) => add(pattern, [`DOW${index + 1}`]));
  for (const [symbols, pattern] of Object.entries(language.phrases)) add(pattern, symbols.split(' '));
  return { code: language.code, rewrites: language.rewrites, entries, longest, accented };
}

/** Single words that carry time, number, negation, doubt or contrast. Words of three letters or fewer are left out. */
export function carryingWords({ entries }: Lexicon): ReadonlySet<string> {
  const words = [...entries].filter(
    ([phrase, symbols]) => phrase.length > 3 && !phrase.includes(' ') && !symbols.every((symbol) => WEAK.has(symbol)),
  );
  return new Set(words.map(([phrase]) => phrase));
}

/** All texts that a pattern of alternatives, groups and optional parts stands for. */
export function expand(pattern: string): string[] {
  let position = 0;
  const alternatives = (): string[] => {
    let all = sequence();
    while (pattern[position] === '|') {
      position += 1;
      all = [...all, ...sequence()];
    }
    return all;
  };
  const sequence = (): string[] => {
    let texts = [''];
    while (position < pattern.length && pattern[position] !== '|' && pattern[position] !== ')') {
      let part: string[];
      if (pattern[position] === '(') {
        position += 1;
        part = alternatives();
        position += 1;
      } else part = [pattern[position++] ?? ''];
      if (pattern[position] === '?') {
        position += 1;
        part = [...part, ''];
      }
      texts = texts.flatMap((text) => part.map((end) => text + end));
    }
    return texts;
  };
  return alternatives();
}
