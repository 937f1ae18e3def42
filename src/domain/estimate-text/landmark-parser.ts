/** Reads a named time at an index of the tokens: a break, a holiday, a tournament, "day to day". */

import { easter, inSeasonOfYear, internationalBreak, newYear, winterBreak } from './calendar.ts';
import type { EstimateContext } from './context.ts';
import type { Token } from './lexer.ts';
import type { Landmark } from './reading.ts';
import { tournament } from './season.ts';
import type { ParsedTime, Time } from './time.ts';

export const AHEAD: ReadonlySet<string> = new Set(['NEXT', 'COMING', 'THIS']);

const TOURNAMENT_SYMBOLS: Readonly<Record<string, Landmark>> = {
  WORLDCUP: 'WORLD_CUP',
  EUROS: 'EUROS',
  COPA: 'COPA_AMERICA',
  AFCON: 'AFRICA_CUP',
};

const COURSES = {
  DAILY: 'DAY_TO_DAY',
  WEEKLY: 'WEEK_TO_WEEK',
  LONGTERM: 'LONG_TERM',
} as const;

export function landmarkAt(tokens: readonly Token[], at: number, context: EstimateContext): ParsedTime | null {
  const position = AHEAD.has(tokens[at]?.symbol ?? '') || (tokens[at]?.symbol ?? '') === 'WHOLE' ? at + 1 : at;
  const [noun, second] = [tokens[position], tokens[position + 1]];
  const isAhead = AHEAD.has(second?.symbol ?? '');
  const found = (time: Time, length = isAhead ? 2 : 1): ParsedTime => ({ time, end: position + length });
  const symbol = noun?.symbol ?? '';
  if (symbol === 'MON' && second?.symbol === 'BREAK') return found(internationalBreak(context, noun?.value ?? null), 2);
  const landmark = TOURNAMENT_SYMBOLS[symbol];
  if (landmark !== undefined) return found(tournament(context, landmark) ?? { kind: 'ERROR', error: 'TOO_FAR' });
  switch (symbol) {
    case 'BREAK':
      return second?.symbol === 'MON'
        ? found(internationalBreak(context, second.value), 2)
        : found(internationalBreak(context, null));
    case 'WINTER':
      return found(winterBreak(context));
    case 'NEWYEAR':
      return found(newYear(context));
    case 'EASTER':
      return found(easter(context));
    case 'SPRING':
      return found(inSeasonOfYear(context, '03-01', '05-31'));
    case 'SUMMER':
      return found({ ...inSeasonOfYear(context, '06-01', '08-15'), landmark: 'SUMMER' });
    case 'AUTUMN':
      return found(inSeasonOfYear(context, '09-01', '11-30'));
    case 'DAILY':
    case 'WEEKLY':
    case 'LONGTERM':
      return found({ kind: 'COURSE', course: COURSES[symbol], spread: courseSpread(symbol, context) });
    default:
      return null;
  }
}

function courseSpread(symbol: keyof typeof COURSES, context: EstimateContext) {
  if (symbol === 'WEEKLY') return { earliest: 7, likely: 21, latest: 42 };
  if (symbol === 'LONGTERM') return { earliest: 60, likely: 120, latest: 270 };
  const next =
    context.nextFixtureOn === null ? 0 : Temporal.PlainDate.from(context.statedOn).until(context.nextFixtureOn).days;
  return { earliest: 1, likely: next >= 1 && next <= 7 ? next : 4, latest: 10 };
}
