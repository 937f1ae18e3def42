/** Reads numbers and their units at an index of the tokens. */

import type { Token } from './lexer.ts';
import type { TimeUnit } from './time.ts';

export interface Count {
  readonly low: number;
  readonly high: number;
  /** "A few", "a couple of". */
  readonly vague: boolean;
  /** "A", "an": one, if a unit follows. */
  readonly article: boolean;
  readonly end: number;
}

const UNITS: Readonly<Record<string, TimeUnit | 'GAME'>> = {
  HOUR: 'HOUR',
  HOURS: 'HOUR',
  DAY: 'DAY',
  DAYS: 'DAY',
  WEEK: 'WEEK',
  WEEKS: 'WEEK',
  MONTH: 'MONTH',
  MONTHS: 'MONTH',
  YEAR: 'YEAR',
  YEARS: 'YEAR',
  GAME: 'GAME',
  GAMES: 'GAME',
};

export function unitAt(tokens: readonly Token[], at: number): TimeUnit | 'GAME' | null {
  return UNITS[tokens[at]?.symbol ?? ''] ?? null;
}

const VAGUE: Readonly<Record<string, readonly [low: number, high: number]>> = {
  COUPLE: [2, 2],
  FEW: [2, 5],
  SEVERAL: [3, 8],
  HALF: [0.5, 0.5],
};

/** Returns the number or range of numbers at an index: "four", "4-6", "a few"; null if there is none. */
export function countAt(tokens: readonly Token[], at: number): Count | null {
  const symbol = (position: number): string => tokens[position]?.symbol ?? '';
  const isBetween = symbol(at) === 'BETWEEN' || symbol(at) === 'TRA';
  const opens = isBetween || symbol(at) === 'FROM' || symbol(at) === 'DAFROM';
  const first = one(opens ? at + 1 : at);
  if (first === null) return null;
  const mark = symbol(first.end);
  const isRange = isBetween ? mark === 'AND' : ['TO', 'OR', 'DASH', 'SLASH', 'UNTIL'].includes(mark);
  const second = isRange ? one(first.end + 1) : null;
  const isNumber = second !== null && !second.article && symbol(second.end) !== 'MON';
  if (isNumber) {
    const [low, high] = [Math.min(first.low, second.low), Math.max(first.high, second.high)];
    return { low, high, vague: first.vague || second.vague, article: false, end: second.end };
  }
  if (opens) return null;
  // "Due-tre settimane": only in words, because in "4 6 weeks" a sign may be missing.
  const isInWords = tokens[at]?.symbol === 'N' && !/\d/.test(tokens[at]?.text ?? '');
  const beside = isInWords && mark === 'N' && !/\d/.test(tokens[first.end]?.text ?? '0') ? one(first.end) : null;
  if (beside !== null && beside.low > first.low && beside.low <= first.low + 5 && unitAt(tokens, beside.end) !== null)
    return { low: first.low, high: beside.low, vague: false, article: false, end: beside.end };
  // "Two, three weeks".
  const third = mark === 'SEP' && symbol(first.end + 1) === 'N' ? one(first.end + 1) : null;
  if (third !== null && third.low === first.low + 1 && !first.vague && unitAt(tokens, third.end) !== null)
    return { low: first.low, high: third.low, vague: false, article: false, end: third.end };
  return first;

  function one(position: number): Count | null {
    const token = tokens[position];
    if (token === undefined) return null;
    const vague = VAGUE[token.symbol];
    const end = position + 1;
    if (token.symbol === 'N') return { low: token.value, high: token.value, vague: false, article: false, end };
    if (vague !== undefined) {
      const [low, high] = vague;
      return { low, high, vague: token.symbol !== 'HALF', article: false, end };
    }
    if (token.symbol === 'BOTH' && unitAt(tokens, end) === 'GAME')
      return { low: 2, high: 2, vague: false, article: false, end };
    if (token.symbol === 'A' && symbol(end) === 'HALF')
      return { low: 0.5, high: 0.5, vague: false, article: false, end: end + 1 };
    if (token.symbol === 'A' && unitAt(tokens, end) !== null)
      return { low: 1, high: 1, vague: false, article: true, end };
    if (token.symbol === 'A' && symbol(end) === 'MORE' && unitAt(tokens, end + 1) !== null)
      return { low: 1, high: 1, vague: false, article: true, end: end + 1 };
    if (unitAt(tokens, position) !== null && symbol(end) === 'ANDHALF')
      return { low: 1, high: 1, vague: false, article: false, end: position };
    if (token.symbol === 'MORE' && unitAt(tokens, end) !== null)
      return { low: 1, high: 1, vague: false, article: true, end };
    return null;
  }
}
