/** How the common tongue names a time: "4 TO 6 WEEK", "PART21/31 MON3", "BREAK". */

import { inMonthAhead, inNamedMonth, internationalBreak, LANDMARKS, onDay, type WordsContext } from './calendar.ts';
import type { Fault, Spoken } from './windows.ts';

export interface Time {
  readonly means: Spoken | Fault;
  /** Where in the text it ends. */
  readonly end: number;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [pattern: RegExp, read: (groups: Groups, when: WordsContext) => Spoken | Fault];

export const NUMBER = '\\d+(?:\\.\\d+)?';
export const UNIT = 'HOUR|DAY|WEEK|MONTH|YEAR';
const DAYS: Readonly<Record<string, number>> = { HOUR: 1 / 24, DAY: 1, WEEK: 7, MONTH: 30.44, YEAR: 365.25 };

const RULES: readonly Rule[] = [
  rule(`(?<a>${NUMBER})(?: TO (?:ABOUT )?(?<b>${NUMBER}))? (?<unit>${UNIT})`, ({ a, b, unit }) => {
    const days = DAYS[unit ?? ''] ?? 0;
    const ends = [Math.round(Number(a) * days), Math.round(Number(b ?? a) * days)];
    if (Math.max(...ends) === 0) return 'NOT_A_DURATION';
    return { kind: 'DURATION', low: Math.min(...ends), high: Math.max(...ends) };
  }),
  rule('ON(?<year>\\d{4})(?<month>\\d\\d)(?<a>\\d\\d)', dayOfMonth),
  rule('(?<a>\\d\\d?)(?: TO (?<b>\\d\\d?))? MON(?<month>\\d+)(?: (?<year>\\d{4}))?', dayOfMonth),
  rule(`MON(?<month>\\d+) (?<a>\\d\\d?)(?: TO (?<b>\\d\\d?))?(?! (?:TO|${UNIT}|MON))(?: (?<year>\\d{4}))?`, dayOfMonth),
  rule('(?:MON(?<month>\\d+) )?BREAK(?: MON(?<also>\\d+))?', ({ month, also }, when) =>
    internationalBreak(when, numeral(month ?? also)),
  ),
  rule(
    '(?:PART(?<from>\\d+)/(?<to>\\d+) (?:TO PART\\d+/(?<upTo>\\d+) )?)?(?:MON(?<month>\\d+)(?: (?<year>\\d{4}))?|MONTH@(?<ahead>\\d))',
    ({ from, to, upTo, month, year, ahead }, when) => {
      const part = from === undefined ? null : { from: Number(from), to: Number(upTo ?? to) };
      if (month === undefined) return inMonthAhead(when, Number(ahead), part);
      return inNamedMonth(when, numeral(year), Number(month), part);
    },
  ),
  ...Object.entries(LANDMARKS).map(([word, means]) => rule(word, (_, when) => means(when))),
];

function rule(pattern: string, read: Rule[1]): Rule {
  return [new RegExp(`(?:${pattern})(?= |$)`, 'y'), read];
}

function dayOfMonth({ a, b, month, year }: Groups, when: WordsContext): Spoken | Fault {
  return onDay(when, numeral(year), Number(month), { from: Number(a), to: Number(b ?? a) });
}

function numeral(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** The time named at that place of the text, or a range of two; null where there is none. */
export function timeAt(text: string, position: number, when: WordsContext): Time | null {
  const first = oneTimeAt(text, position, when);
  const join = first === null ? null : /^ TO (?:(?:ABOUT|IN|UNTIL) )*/.exec(text.slice(first.end));
  if (first === null || join === null) return first;
  const second = oneTimeAt(text, first.end + join[0].length, when);
  return second === null ? first : { means: both(first.means, second.means), end: second.end };
}

function oneTimeAt(text: string, position: number, when: WordsContext): Time | null {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) return { means: read(match.groups ?? {}, when), end: position + match[0].length };
  }
  return null;
}

/** From the one to the other. */
function both(a: Spoken | Fault, b: Spoken | Fault): Spoken | Fault {
  if (typeof a === 'string' || typeof b === 'string') return typeof a === 'string' ? a : b;
  if (a.kind === 'COURSE' || b.kind === 'COURSE') return a;
  const [low, high] = [Math.min(a.low, b.low), Math.max(a.high, b.high)];
  if (a.kind === 'DURATION' && b.kind === 'DURATION') return { kind: 'DURATION', low, high };
  return { kind: 'PERIOD', low, high, due: high, until: null };
}
