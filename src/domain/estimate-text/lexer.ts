/** Converts a text to tokens: symbols of one language's phrases, numbers, names of opponents, unknown words. */

import type { Lexicon } from './lexicon.ts';
import { fold, plainText } from './plain-text.ts';

/**
 * One symbol of the text. `N` is a number, `YEAR4` a year, `DATE` a whole date, `SEP` a mark that divides clauses, `OPP`
 * an opponent of the player's calendar, `ROUND` a numbered round, `OWN` their own team, `WORD` a word that no phrase knows.
 */
export interface Token {
  readonly symbol: string;
  /** The number, the index of the opponent, or `yyyymmdd`; of a `WORD` 1 if it is a name. 0 for all other symbols. */
  readonly value: number;
  /** The part of the folded text that it represents. */
  readonly text: string;
  /** The index of its first word. */
  readonly place: number;
}

/** Names that a text may use, folded, each with its symbol. */
export type Names = ReadonlyMap<string, { readonly symbol: 'OPP' | 'OWN'; readonly value: number }>;

const MARKS: Readonly<Record<string, readonly string[]>> = {
  ',': ['SEP'],
  percent: ['PERCENT'],
  evens: ['EVENS'],
  plusmark: ['LEAST'],
  lessmark: ['MOST'],
  tildemark: ['ABOUT'],
  dashmark: ['DASH'],
  minusmark: ['NEGATIVE'],
  slashmark: ['SLASH'],
};

/** A text in the form that all languages read. */
export interface PreparedText {
  readonly plain: string;
  /** Words that begin with a capital letter, folded: names, and nouns in German. */
  readonly capitals: ReadonlySet<string>;
}

export function prepareText(text: string): PreparedText {
  return { plain: plainText(text), capitals: capitalized(text) };
}

/** Returns the tokens of a text in a language. Words without meaning for the estimate are left out. */
export function tokenize({ plain, capitals }: PreparedText, lexicon: Lexicon, names: Names): readonly Token[] {
  const rewritten = lexicon.rewrites.reduce((rest, [pattern, by]) => rest.replace(pattern, by), plain);
  const words = rewritten.split(' ').filter((word) => word !== '');
  const line = words.join(' ');
  const tokens: Token[] = [];
  let position = 0;
  let offset = 0;
  while (position < words.length) {
    const { symbols, length, value } = phraseAt({ words, position, line, offset }, lexicon, names);
    const part = words.slice(position, position + length).join(' ');
    for (const symbol of symbols)
      if (symbol !== 'FILL')
        tokens.push(token(symbol, symbol === 'WORD' && capitals.has(part) ? 1 : value, part, position));
    position += length;
    offset += part.length + 1;
  }
  return withoutFalseMonths(
    mergeNumbers(tokens)
      .map((each, index, all) => returnOrLeg(each, index, all))
      .filter(isNoVerb)
      .filter(opensRange),
  );
}

function capitalized(text: string): ReadonlySet<string> {
  return new Set((text.match(/(?<![\p{L}\p{M}])\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}]*/gu) ?? []).map(fold));
}

interface Phrase {
  readonly symbols: readonly string[];
  readonly length: number;
  readonly value: number;
}

/** A place in a text: the word, and where it begins in the whole line. */
interface Place {
  readonly words: readonly string[];
  readonly position: number;
  readonly line: string;
  readonly offset: number;
}

/** The longest name that is tried, in words. */
const LONGEST_NAME = 8;

/** Returns the longest phrase or name at a place. Of two of the same length a name wins, unless it is one word. */
function phraseAt({ words, position, line, offset }: Place, lexicon: Lexicon, names: Names): Phrase {
  const match = lexicon.phrases.longestAt(line, offset);
  const matched = match === null ? 0 : line.slice(offset, match.end).split(' ').length;
  for (let length = Math.min(LONGEST_NAME, words.length - position); length > 0 && length >= matched; length--) {
    const name = names.get(words.slice(position, position + length).join(' '));
    if (name !== undefined && (length > 1 || matched === 0))
      return { symbols: [name.symbol], length, value: name.value };
  }
  if (match !== null) return { symbols: match.symbols, length: matched, value: 0 };
  const word = words[position] ?? '';
  const mark = MARKS[word];
  if (mark !== undefined) return { symbols: mark, length: 1, value: 0 };
  const date = /^isodate(\d{8})$/.exec(word);
  if (date !== null) return { symbols: ['DATE'], length: 1, value: Number(date[1]) };
  const month = /^monthnumber(\d+)$/.exec(word);
  if (month !== null) return { symbols: [`MON${month[1]}`], length: 1, value: 0 };
  const round = /^roundnumber(\d+)$/.exec(word);
  if (round !== null) return { symbols: ['ROUND'], length: 1, value: Number(round[1]) };
  if (/^20\d\d$/.test(word)) return { symbols: ['YEAR4'], length: 1, value: Number(word) };
  if (/^\d+(\.\d+)?$/.test(word)) return { symbols: ['N'], length: 1, value: Number(word) };
  return { symbols: ['WORD'], length: 1, value: 0 };
}

function token(symbol: string, value: number, text: string, place: number): Token {
  const number = /^(N|MON|DOW)(\d+(?:\.\d+)?)$/.exec(symbol);
  return number === null
    ? { symbol, value, text, place }
    : { symbol: number[1] ?? '', value: Number(number[2]), text, place };
}

/** Merges "twenty" and "one" to 21, "two" and "and a half" to 2.5. */
function mergeNumbers(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (const next of tokens) {
    const last = merged.at(-1);
    const isHalf = next.symbol === 'ANDHALF' && last?.symbol === 'N';
    if (last !== undefined && isHalf) {
      merged[merged.length - 1] = { ...last, value: last.value + 0.5, text: `${last.text} ${next.text}` };
    } else merged.push(next);
  }
  return merged;
}

const DATE_MARKS = new Set(
  'IN UNTIL BY BEFORE AFTER LATE LEAST MOST FROM DAFROM TRA TO BETWEEN AND OR DASH SLASH ABOUT N THIS NEXT COMING REST DOW MON ONLY P_EARLY P_MID P_END P_HALF1 P_HALF2 P_W1 P_W2 P_W3 P_W4 P_LASTW'.split(
    ' ',
  ),
);

/** Keeps "May" and "Jan" as months only beside words of a date; elsewhere they are a verb and a name. */
function withoutFalseMonths(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length === 1) return tokens;
  return tokens.map((each, index) => {
    if (each.symbol !== 'MON' || each.text.length > 3) return each;
    const next = tokens[index + 1]?.symbol ?? '';
    if (DATE_MARKS.has(tokens[index - 1]?.symbol ?? '') || ['N', 'YEAR4', 'BREAK'].includes(next)) return each;
    return { ...each, symbol: each.text === 'may' ? 'HEDGE' : 'WORD', value: 0 };
  });
}

const TIE_MARKS = new Set(['VS', 'OPP', 'R16', 'QUARTER', 'SEMI', 'CHAMPIONS', 'CUP']);

/**
 * Resolves words for both "return" and "return leg": the leg before an opponent, or if another word says "out" or
 * "back".
 */
function returnOrLeg(each: Token, index: number, tokens: readonly Token[]): Token {
  if (each.symbol !== 'VUELTA') return each;
  const isTie = TIE_MARKS.has(tokens[index + 1]?.symbol ?? '') || tokens.some(({ symbol }) => symbol === 'LEG1');
  const isFramed = tokens.some(({ symbol }) => symbol === 'OUT' || symbol === 'BACK' || symbol === 'DOUBT');
  return { ...each, symbol: isTie || isFramed ? 'LEG2' : 'BACK' };
}

/** Whether it is not a verb. Italian "è" and Portuguese "é" fold to "and"; after a negation they are the verb. */
function isNoVerb(each: Token, index: number, tokens: readonly Token[]): boolean {
  return !(each.symbol === 'AND' && each.text === 'e' && tokens[index - 1]?.symbol === 'NOT');
}

/** Whether it can open a range. "De", "du" and the like matter only before a number: "de 4 a 6 semanas". */
function opensRange(each: Token, index: number, tokens: readonly Token[]): boolean {
  return each.symbol !== 'DAFROM' || (tokens[index + 1]?.symbol === 'N' && tokens[index - 1]?.symbol !== 'AND');
}
