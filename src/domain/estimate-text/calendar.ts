/** When the times are that papers name: days and months, the season's end, the breaks. In days from the day it was said. */

import { type Day, daysBetween } from '../day.ts';
import { type Fault, soonAfter, type Spoken, type Spread } from './windows.ts';

/** The days that the words may refer to. Null, or past: not known, then the usual European calendar stands in. */
export interface WordsContext {
  /** The day on which it was said: durations count from it, and a month without a year is the next one after it. */
  readonly statedOn: Day;
  /** The day of the injury, for "six weeks from the injury". Null: as if it were `saidOn`. */
  readonly occurredOn: Day | null;
  /** Null: 31 May. */
  readonly seasonEndsOn: Day | null;
  /** The end of the present or next international break. Null: the end of FIFA's present or next window. */
  readonly internationalBreakEndsOn: Day | null;
  /** Null: 2 January, as in Spain. */
  readonly winterBreakEndsOn: Day | null;
  /** Null: in a week. */
  readonly nextFixtureOn: Day | null;
}

/** Days of a month, both included; the end is cut to the month's. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** A day without a year that was so many days ago is past, and not next year's. */
const STALE_DAYS = 60;

/** "2 March", "2-9 March 2026". */
export function onDay(when: WordsContext, year: number | null, month: number, part: Part): Spoken | Fault {
  const found = stretchIn(when, year, month, part, (s) => -s.high <= STALE_DAYS, true);
  if (typeof found === 'string') return found;
  const isDayOfInjury = found.high === 0 && when.occurredOn === when.statedOn;
  return isDayOfInjury ? 'PAST' : period(found, found.high);
}

/** "late March", "in March 2027". */
export function inNamedMonth(
  when: WordsContext,
  year: number | null,
  month: number,
  part: Part | null,
): Spoken | Fault {
  const said = Temporal.PlainDate.from(when.statedOn);
  const stale = (s: Stretch) => said.month === month && -s.high < said.day;
  const found = stretchIn(when, year, month, part ?? { from: 1, to: 31 }, stale, false);
  return typeof found === 'string' ? found : period(found, part === null ? found.low : found.high);
}

/** "this month" (0), "early next month" (1). */
export function inMonthAhead(when: WordsContext, months: number, part: Part | null): Spoken | Fault {
  const { year, month } = Temporal.PlainDate.from(when.statedOn).add({ months });
  return inNamedMonth(when, year, month, part);
}

/** Those days of that month: in that year, or the next time unless they were just now (`stale`). */
function stretchIn(
  when: WordsContext,
  year: number | null,
  month: number,
  { from, to }: Part,
  stale: (past: Stretch) => boolean,
  exact: boolean,
): Stretch | Fault {
  const said = Temporal.PlainDate.from(when.statedOn);
  const years = year === null ? [said.year - 1, said.year, said.year + 1] : [year];
  const found = years.flatMap((y): Stretch[] => {
    if (month < 1 || month > 12 || from < 1) return [];
    const first = Temporal.PlainDate.from({ year: y, month, day: 1 });
    if (from > first.daysInMonth || (exact && to > first.daysInMonth)) return [];
    const start = said.until(first).days - 1;
    const [low, high] = [Math.min(from, to), Math.min(Math.max(from, to), first.daysInMonth)];
    return [{ low: start + low, high: start + high }];
  });
  const past = found.findLast((s) => s.high < 0);
  const next = found.find((s) => s.high >= 0);
  if (past !== undefined && (next === undefined || stale(past))) return 'PAST';
  return next ?? 'NO_SUCH_DAY';
}

function period({ low, high }: Stretch, due: number, until: Spread | null = null): Spoken {
  return { kind: 'PERIOD', low: Math.max(low, 1), high: Math.max(high, 1), due: Math.max(due, 1), until };
}

/** Days to `known`, or where that is unknown or past, to the next of those days of the year (`05-31`). */
function daysTo(when: WordsContext, known: Day | null, usual: (year: number) => readonly string[]): number {
  if (known !== null && known >= when.statedOn) return daysBetween(when.statedOn, known);
  const said = Temporal.PlainDate.from(when.statedOn);
  const days = [said.year, said.year + 1].flatMap((year) => usual(year).map((d) => said.until(`${year}-${d}`).days));
  return Math.min(...days.filter((days) => days >= 0));
}

function seasonEnd(when: WordsContext): number {
  return daysTo(when, when.seasonEndsOn, () => ['05-31']);
}

/** Back in the summer: a tenth as soon as the season is over, half by pre-season, nearly all by the league's start. */
function seasonOver(when: WordsContext): Spread {
  const end = seasonEnd(when);
  return { earliest: end + 1, likely: end + 40, latest: end + 75 };
}

/** The ends of FIFA's windows for men, without June's: from 2026 September's and October's are one. */
function fifaWindows(year: number): readonly string[] {
  return year < 2026 ? ['03-31', '09-09', '10-14', '11-18'] : ['03-31', '10-06', '11-17'];
}

/** The next international break; `month`: the one that the words name. */
export function internationalBreak(when: WordsContext, month: number | null): Spoken | Fault {
  const high = daysTo(when, when.internationalBreakEndsOn, fifaWindows);
  const end = Temporal.PlainDate.from(when.statedOn).add({ days: high });
  const low = high - (end.month === 10 && end.year >= 2026 ? 15 : 8);
  if (month !== null && month !== end.month && month !== end.subtract({ days: high - low }).month) return 'OTHER_BREAK';
  return period({ low, high }, low, { earliest: low, likely: high + 1, latest: high + 10 });
}

/** Days from the day it was said to its week's Monday, at most 0: weeks are ISO weeks. */
function monday(when: WordsContext): number {
  return 1 - Temporal.PlainDate.from(when.statedOn).dayOfWeek;
}

/** The named times that need no number; their names are those of the common tongue. */
export const LANDMARKS: Readonly<Record<string, (when: WordsContext) => Spoken>> = {
  THIS_WEEK: (when) => period({ low: 1, high: monday(when) + 6 }, monday(when) + 6),
  NEXT_WEEK: (when) => period({ low: monday(when) + 7, high: monday(when) + 13 }, monday(when) + 7),
  /** On a Sunday the weekend is over: the one in six days. */
  THIS_WEEKEND: (when) => {
    const sunday = monday(when) + 6 || 7;
    return period({ low: sunday - 1, high: sunday }, sunday - 1);
  },
  /** The weekend of the next week. */
  NEXT_WEEKEND: (when) => period({ low: monday(when) + 12, high: monday(when) + 13 }, monday(when) + 12),
  FIXTURE: (when) => {
    const days = daysTo(when, when.nextFixtureOn, () => []);
    return Number.isFinite(days) ? period({ low: days, high: days }, days) : period({ low: 7, high: 7 }, 7);
  },
  WINTER: (when) => {
    const end = daysTo(when, when.winterBreakEndsOn, () => ['01-02']);
    return period({ low: end - 10, high: end }, end - 10, soonAfter(end + 1));
  },
  NEW_YEAR: (when) => {
    const first = daysTo(when, null, () => ['12-31']) + 1;
    return period({ low: first, high: first + 30 }, first, soonAfter(first));
  },
  SEASON_END: (when) => period({ low: seasonEnd(when) - 20, high: seasonEnd(when) }, seasonEnd(when), seasonOver(when)),
  NEXT_SEASON: (when) => period({ low: seasonEnd(when) + 30, high: seasonEnd(when) + 90 }, seasonEnd(when) + 75),
  SEASON_OVER: (when) => ({ kind: 'COURSE', spread: seasonOver(when) }),
  /** An even chance to make a fixture within the week. */
  DAILY: (when) => {
    const fixture = when.nextFixtureOn === null ? 0 : daysBetween(when.statedOn, when.nextFixtureOn);
    return { kind: 'COURSE', spread: { earliest: 1, likely: fixture >= 1 && fixture <= 7 ? fixture : 4, latest: 10 } };
  },
  WEEKLY: () => ({ kind: 'COURSE', spread: { earliest: 7, likely: 21, latest: 42 } }),
};
