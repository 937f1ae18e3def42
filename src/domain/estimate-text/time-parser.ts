/** Reads one time at an index of the tokens: a duration, period, number of games, landmark, or range of two. */

import { inMonthAhead, inNamedMonth, inWeek, inWeekend, type MonthPart, newYear, onWeekday } from './calendar.ts';
import type { EstimateContext } from './context.ts';
import type { Token } from './lexer.ts';
import { dateAt, RANGE_MARKS, yearAt } from './date-parser.ts';
import { AHEAD, landmarkAt } from './landmark-parser.ts';
import { countAt, unitAt } from './number-parser.ts';
import { seasonAt } from './season-parser.ts';
import { duration, type ParsedTime, type Period, period, type Time } from './time.ts';

const PARTS: Readonly<Record<string, MonthPart>> = {
  P_EARLY: { from: 1, to: 10 },
  P_MID: { from: 11, to: 20 },
  P_END: { from: 21, to: 31 },
  P_HALF1: { from: 1, to: 15 },
  P_HALF2: { from: 16, to: 31 },
  P_W1: { from: 1, to: 7 },
  P_W2: { from: 8, to: 14 },
  P_W3: { from: 15, to: 21 },
  P_W4: { from: 22, to: 28 },
  P_LASTW: { from: 25, to: 31 },
};

/** Returns the time at that index of the tokens, or a range of two; null if there is none. */
export function timeAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  const isBetween = symbolAt(tokens, at) === 'BETWEEN' || symbolAt(tokens, at) === 'TRA';
  if (isBetween && countAt(tokens, at) === null) {
    const first = oneTimeAt(tokens, at + 1, context);
    const second =
      first !== null && symbolAt(tokens, first.end) === 'AND' ? oneTimeAt(tokens, first.end + 1, context) : null;
    if (first === null || second === null) return null;
    const time = both(first.time, second.time);
    return time === null ? null : { time, end: second.end };
  }
  const first = oneTimeAt(tokens, at, context);
  if (first === null || !RANGE_MARKS.has(symbolAt(tokens, first.end))) return first;
  let next = first.end + 1;
  while (['ABOUT', 'IN', 'UNTIL', 'TO'].includes(symbolAt(tokens, next))) next += 1;
  const second = oneTimeAt(tokens, next, context);
  const time = second === null ? null : both(first.time, second.time);
  return second === null || time === null ? first : { time, end: second.end };
}

/** Returns the range from one time to another; null if their kinds differ. */
function both(a: Time, b: Time): Time | null {
  if (a.kind === 'ERROR' || b.kind === 'ERROR') return a.kind === 'ERROR' ? a : b;
  if (a.kind === 'DURATION' && b.kind === 'DURATION')
    return { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
  if (a.kind === 'PERIOD' && b.kind === 'PERIOD' && b.low >= a.low)
    return period({ low: a.low, high: b.high }, { due: b.due, unit: b.unit });
  return null;
}

function symbolAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.symbol ?? '';
}

function oneTimeAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  return (
    pastAt(tokens, at) ??
    dateAt(tokens, at, context) ??
    listAt(tokens, at, context) ??
    weekOfAt(tokens, at, context) ??
    seasonAt(tokens, at) ??
    partAt(tokens, at, context) ??
    countedAt(tokens, at, context) ??
    aheadAt(tokens, at, context) ??
    landmarkAt(tokens, at, context)
  );
}

/** "The week of 9 March": from that day's Monday on. */
function weekOfAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  if (symbolAt(tokens, at) !== 'WEEK') return null;
  const isJoined = ['IN', 'DAFROM', 'FROM'].includes(symbolAt(tokens, at + 1));
  const parsed = dateAt(tokens, isJoined ? at + 2 : at + 1, context);
  if (parsed === null || parsed.time.kind !== 'PERIOD') return parsed;
  const weekday = Temporal.PlainDate.from(context.statedOn).add({ days: parsed.time.low }).dayOfWeek;
  const low = parsed.time.low - weekday + 1;
  return { time: period({ low, high: low + 6 }, { due: low, unit: 'WEEK' }), end: parsed.end };
}

const PAST_NOUNS = new Set(['WEEK', 'MONTH', 'YEAR', 'SEASON', 'DOW', 'WEEKEND', 'MON']);

/** "Last week", "la semaine dernière", "the last three weeks": past, so irrelevant to a return. */
function pastAt(tokens: readonly Token[], at: number): ParsedTime | null {
  const irrelevant = (end: number): ParsedTime => ({ time: { kind: 'IRRELEVANT' }, end });
  if (PAST_NOUNS.has(symbolAt(tokens, at)) && symbolAt(tokens, at + 1) === 'LAST') return irrelevant(at + 2);
  if (symbolAt(tokens, at) !== 'LAST') return null;
  if (PAST_NOUNS.has(symbolAt(tokens, at + 1))) return irrelevant(at + 2);
  const count = countAt(tokens, at + 1);
  const unit = count === null ? null : unitAt(tokens, count.end);
  if (count === null || unit === null || symbolAt(tokens, count.end + 1) === 'SEASON') return null;
  const isPast = unit !== 'GAME' || ['PAST', 'IN'].includes(symbolAt(tokens, at - 1));
  return isPast ? irrelevant(count.end + 1) : null;
}

/** "This and next week". */
function listAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  const isList = symbolAt(tokens, at) === 'THIS' && symbolAt(tokens, at + 1) === 'AND';
  if (!isList || !['NEXT', 'COMING'].includes(symbolAt(tokens, at + 2)) || symbolAt(tokens, at + 3) !== 'WEEK')
    return null;
  const { low, high } = inWeek(context, 0, null);
  return { time: period({ low, high: high + 7 }, { unit: 'WEEK', rest: true }), end: at + 4 };
}

/** "late March", "end of the month", "early next week", "early to mid-March", "in March". */
function partAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  let position = at;
  const parts: string[] = [];
  while (symbolAt(tokens, position) in PARTS) {
    parts.push(symbolAt(tokens, position));
    const isRange = RANGE_MARKS.has(symbolAt(tokens, position + 1)) && symbolAt(tokens, position + 2) in PARTS;
    position += isRange ? 2 : 1;
  }
  // "The rest of March", "all of March": an absence.
  const isRest = parts.length === 0 && ['REST', 'WHOLE'].includes(symbolAt(tokens, position));
  if (isRest) position += 1;
  const found = calendarNounAt(tokens, position, parts, isRest, context);
  if (found === null) return null;
  const { time, end } = found;
  return { time: isRest && time.kind === 'PERIOD' ? { ...time, rest: true, due: time.high } : time, end };
}

function calendarNounAt(
  tokens: readonly Token[],
  at: number,
  parts: readonly string[],
  isRest: boolean,
  context: EstimateContext,
): ParsedTime | null {
  const spans = parts.map((part) => PARTS[part] ?? { from: 1, to: 31 });
  const part = spans.length === 0 ? null : { from: spans[0]?.from ?? 1, to: spans.at(-1)?.to ?? 31 };
  const isPartial = part !== null || isRest;
  let position = at;
  let ahead = 0;
  const named = AHEAD.has(symbolAt(tokens, position));
  if (named) ahead = symbolAt(tokens, position++) === 'THIS' ? 0 : 1;
  const noun = tokens[position];
  if (noun?.symbol === 'MON' && ahead === 0 && symbolAt(tokens, position + 1) !== 'BREAK') {
    const { year, after } = yearAt(tokens, position + 1);
    return { time: inNamedMonth(context, year, noun.value, part), end: after };
  }
  const follows = symbolAt(tokens, position + 1);
  const isAheadAfter = !named && AHEAD.has(follows);
  if (isAheadAfter) ahead = follows === 'THIS' ? 0 : 1;
  const end = position + (isAheadAfter ? 2 : 1);
  if (noun?.symbol === 'MONTH' && (named || isPartial || isAheadAfter))
    return { time: inMonthAhead(context, ahead, part), end };
  const weekPart =
    parts.length !== 1 ? null : ({ P_EARLY: 'EARLY', P_MID: 'MID', P_END: 'LATE' } as const)[parts[0] ?? ''];
  if (noun?.symbol === 'WEEK' && (named || isPartial || isAheadAfter) && weekPart !== undefined)
    return { time: inWeek(context, ahead, weekPart), end };
  if (noun?.symbol === 'YEAR' && (named || isPartial || isAheadAfter)) return { time: inYear(ahead, part), end };
  return null;

  function inYear(years: number, within: MonthPart | null): Time {
    const { year } = Temporal.PlainDate.from(context.statedOn);
    if (within === null && years > 0) return newYear(context);
    if (within === null) return { ...(inNamedMonth(context, year, 12, null) as Period), low: 1, unit: 'YEAR' };
    if (within.to <= 10) return inNamedMonth(context, null, 1, { from: 1, to: 15 });
    return inNamedMonth(context, years > 0 ? year + 1 : null, within.from >= 21 ? 12 : 6, within);
  }
}

/** "six weeks", "the next two games", "a month or two", and numbers by themselves. */
function countedAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  let position = at;
  while (AHEAD.has(symbolAt(tokens, position)) || symbolAt(tokens, position) === 'MORE') position += 1;
  const isAhead = position > at;
  const isOneMore = symbolAt(tokens, position - 1) === 'MORE' && position > at;
  const count = countAt(tokens, position) ?? (isOneMore ? countAt(tokens, position - 1) : null);
  if (count === null) return isAhead ? pluralAhead(tokens, at, position) : null;
  position = count.end;
  while (AHEAD.has(symbolAt(tokens, position)) || symbolAt(tokens, position) === 'MORE') position += 1;
  const unit = unitAt(tokens, position);
  if (unit === null) {
    if (count.article || isAhead) return null;
    return { time: { kind: 'NUMBER', low: count.low, high: count.high }, end: count.end };
  }
  let { low, high } = count;
  position += 1;
  if (symbolAt(tokens, position) === 'ANDHALF') {
    [low, high] = [low + 0.5, high + 0.5];
    position += 1;
  }
  if (symbolAt(tokens, position) === 'MORE') position += 1;
  const alternative =
    symbolAt(tokens, position) === 'OR' || symbolAt(tokens, position) === 'TO' ? tokens[position + 1] : undefined;
  if (
    alternative?.symbol === 'N' &&
    unitAt(tokens, position + 2) === null &&
    symbolAt(tokens, position + 2) !== 'MON'
  ) {
    high = alternative.value;
    position += 2;
  }
  if (unit === 'GAME') {
    if (!Number.isInteger(low) || !Number.isInteger(high)) return null;
    return {
      time: { kind: 'GAMES', low: Math.min(low, high), high: Math.max(low, high), article: count.article && !isAhead },
      end: position,
    };
  }
  if (unit === 'YEAR' && low >= 15 && high <= 60) return { time: { kind: 'IRRELEVANT' }, end: position };
  if (isAhead && count.article && AHEAD.has(symbolAt(tokens, at))) return aheadAt(tokens, at, context);
  return { time: duration(low, high, unit, count.vague), end: position };
}

/** "The coming weeks", "the next few games": a vague number. */
function pluralAhead(tokens: readonly Token[], at: number, position: number): ParsedTime | null {
  const unit = unitAt(tokens, position);
  if (unit === null || !symbolAt(tokens, position).endsWith('S') || symbolAt(tokens, at) === 'MORE') return null;
  if (unit === 'GAME') return { time: { kind: 'GAMES', low: 2, high: 4, article: false }, end: position + 1 };
  return { time: duration(2, 5, unit, true), end: position + 1 };
}

/** "this weekend", "next Sunday", "tomorrow", "and next". */
function aheadAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  let position = at;
  let weeks = 0;
  while (AHEAD.has(symbolAt(tokens, position))) weeks = symbolAt(tokens, position++) === 'NEXT' ? 1 : 0;
  const noun = tokens[position];
  const after = AHEAD.has(symbolAt(tokens, position + 1)) ? position + 2 : position + 1;
  switch (noun?.symbol) {
    case 'WEEKEND':
      return { time: inWeekend(context, weeks), end: after };
    case 'DOW':
      return { time: onWeekday(context, noun.value), end: after };
    case 'MIDWEEK':
      return { time: inWeek(context, 1, 'MID'), end: after };
    case 'TODAY':
      return { time: { kind: 'ERROR', error: 'PAST' }, end: after };
    case 'YESTERDAY':
      return { time: { kind: 'IRRELEVANT' }, end: position + 1 };
    case 'TOMORROW':
      return { time: period({ low: 1, high: 1 }, { unit: 'DAY' }), end: after };
    case 'OVERMORROW':
      return { time: period({ low: 2, high: 2 }, { unit: 'DAY' }), end: after };
    case 'NEXTNEXT_WEEK':
      return { time: inWeek(context, 2, null), end: position + 1 };
    default:
      break;
  }
  const isAlone = ['NEXT', 'COMING'].includes(symbolAt(tokens, at)) && position === at + 1;
  const closes = ['', 'SEP', 'AND', 'BUT', 'OUT', 'BACK'].includes(noun?.symbol ?? '');
  return isAlone && closes ? { time: { kind: 'NEXT' }, end: position } : null;
}
