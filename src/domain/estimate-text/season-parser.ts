/** Reads words about the season: its rest, its end, the start of the next one. */

import type { Token } from './lexer.ts';
import type { ParsedTime, Time } from './time.ts';

type SeasonPart = Extract<Time, { kind: 'SEASON' }>['part'];

const BEFORE = new Set(['REST', 'WHOLE', 'THIS', 'NEXT', 'COMING', 'START', 'P_EARLY', 'P_END', 'OVER', 'LAST']);
const AFTER = new Set(['OVER', 'THIS', 'NEXT', 'COMING']);

export function seasonAt(tokens: readonly Token[], at: number): ParsedTime | null {
  const symbol = (position: number): string => tokens[position]?.symbol ?? '';
  const seen = new Set<string>();
  let position = at;
  while (BEFORE.has(symbol(position))) seen.add(symbol(position++));
  if (symbol(position) === 'PRESEASON') return { time: { kind: 'SEASON', part: 'PRESEASON' }, end: position + 1 };
  if (symbol(position) === 'NEXTSEASON')
    return { time: { kind: 'SEASON', part: isStart(seen) ? 'NEXT_START' : 'NEXT' }, end: position + 1 };
  if (symbol(position) === 'SEASONOVER') return { time: { kind: 'SEASON', part: 'REST' }, end: position + 1 };
  // "The rest of the season and the start of next".
  const isElliptical =
    isStart(seen) && (seen.has('NEXT') || seen.has('COMING')) && ['', 'SEP', 'AND', 'OUT'].includes(symbol(position));
  if (isElliptical) return { time: { kind: 'SEASON', part: 'NEXT_START' }, end: position };
  if (symbol(position) !== 'SEASON') return null;
  position += 1;
  while (AFTER.has(symbol(position))) seen.add(symbol(position++));
  const part = partOf(seen);
  return part === null ? null : { time: { kind: 'SEASON', part }, end: position };
}

function isStart(seen: ReadonlySet<string>): boolean {
  return seen.has('START') || seen.has('P_EARLY');
}

function partOf(seen: ReadonlySet<string>): SeasonPart | null {
  if (seen.has('LAST')) return null;
  if (seen.has('OVER') || (seen.has('REST') && !seen.has('NEXT'))) return 'REST';
  const isNext = seen.has('NEXT') || seen.has('COMING');
  if (isNext) return isStart(seen) ? 'NEXT_START' : seen.has('P_END') || seen.has('WHOLE') ? null : 'NEXT';
  if (isStart(seen)) return 'NEXT_START';
  return seen.has('P_END') ? 'END' : 'WHOLE';
}
