/** Reads a date at an index of the tokens. */

import { onDay } from './calendar.ts';
import type { EstimateContext } from './context.ts';
import type { Token } from './lexer.ts';
import { unitAt } from './number-parser.ts';
import type { ParsedTime } from './time.ts';

export const RANGE_MARKS: ReadonlySet<string> = new Set(['TO', 'OR', 'DASH', 'SLASH', 'UNTIL']);

/** "8 February 2026", "March 2", "2-9 March", "8 and 15 February", "Sunday 8 February". */
export function dateAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  const [one, two, three, four] = [0, 1, 2, 3].map((offset) => tokens[at + offset]);
  if (one?.symbol === 'DATE') {
    const [year, month, day] = [Math.floor(one.value / 10_000), Math.floor(one.value / 100) % 100, one.value % 100];
    return { time: onDay(context, year, month, { from: day, to: day }), end: at + 1 };
  }
  if (one?.symbol === 'DOW') {
    const joined = ['IN', 'SEP', 'TO'].includes(two?.symbol ?? '') ? at + 2 : at + 1;
    return dateAt(tokens, joined, context);
  }
  if (isDayNumber(one) && two?.symbol === 'MON') return onDaysOf(two, one, one, at + 2);
  if (isDayNumber(one) && isDayNumber(three) && four?.symbol === 'MON' && two !== undefined) {
    if (RANGE_MARKS.has(two.symbol)) return onDaysOf(four, one, three, at + 4);
    if (two.symbol === 'AND') {
      const { time, end } = onDaysOf(four, one, three, at + 4);
      return time.kind === 'PERIOD' ? { time: { ...time, days: [time.low, time.high] }, end } : { time, end };
    }
  }
  if (one?.symbol === 'MON' && isDayNumber(two) && unitAt(tokens, at + 2) === null) {
    if (three?.symbol === 'DASH' && isDayNumber(four)) return onDaysOf(one, two, four, at + 4);
    return onDaysOf(one, two, two, at + 2);
  }
  if (isDayNumber(one) && two?.symbol === 'SLASH' && isDayNumber(three) && unitAt(tokens, at + 3) === null)
    return { time: onDay(context, null, three.value, { from: one.value, to: one.value }), end: at + 3 };
  return null;

  function onDaysOf(month: Token, from: Token, to: Token, end: number): ParsedTime {
    const { year, after } = yearAt(tokens, end);
    return { time: onDay(context, year, month.value, { from: from.value, to: to.value }), end: after };
  }
}

function isDayNumber(token: Token | undefined): token is Token {
  return token?.symbol === 'N' && Number.isInteger(token.value) && token.value >= 1 && token.value <= 31;
}

export function yearAt(tokens: readonly Token[], at: number): { readonly year: number | null; readonly after: number } {
  const position = symbolAt(tokens, at) === 'SEP' && symbolAt(tokens, at + 1) === 'YEAR4' ? at + 1 : at;
  if (symbolAt(tokens, position) !== 'YEAR4') return { year: null, after: at };
  return { year: tokens[position]?.value ?? null, after: position + 1 };
}

function symbolAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.symbol ?? '';
}
