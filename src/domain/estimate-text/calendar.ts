/** Converts the days that texts name (days, months, weeks, weekends, breaks) to days from the day of the statement. */

import { type Day, daysBetween } from '../day.ts';
import type { EstimateContext } from './context.ts';
import { type ParseError, period, type Period, type Time } from './time.ts';
import { soonAfter } from './windows.ts';

/** Days of a month, both included; the end is cut to the month's. */
export interface MonthPart {
  readonly from: number;
  readonly to: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A day without a year that was at most this many days ago is past, and not next year's. */
const STALE_DAYS = 60;

const failed = (error: ParseError): Time => ({ kind: 'ERROR', error });

/** "2 March", "2-9 March 2026". */
export function onDay(context: EstimateContext, year: number | null, month: number, part: MonthPart): Time {
  const found = rangeIn(context, year, month, part, (s) => -s.high <= STALE_DAYS, true);
  if (typeof found === 'string') return failed(found);
  const isDayOfInjury = found.high === 0 && context.occurredOn === context.statedOn;
  return isDayOfInjury ? failed('PAST') : period(found, { unit: 'DAY' });
}

/** "late March", "in March 2027". */
export function inNamedMonth(
  context: EstimateContext,
  year: number | null,
  month: number,
  part: MonthPart | null,
): Time {
  const statedOn = Temporal.PlainDate.from(context.statedOn);
  const stale = (s: Range) => statedOn.month === month && -s.high < statedOn.day;
  const found = rangeIn(context, year, month, part ?? { from: 1, to: 31 }, stale, false);
  if (typeof found === 'string') return failed(found);
  return period(found, { due: part === null ? found.low : found.high, unit: 'MONTH' });
}

/** "this month" (0), "early next month" (1). */
export function inMonthAhead(context: EstimateContext, months: number, part: MonthPart | null): Time {
  const { year, month } = Temporal.PlainDate.from(context.statedOn).add({ months });
  return inNamedMonth(context, year, month, part);
}

/** Returns days of a month: in that year, or the next time unless they have just passed (`stale`). */
function rangeIn(
  context: EstimateContext,
  year: number | null,
  month: number,
  { from, to }: MonthPart,
  stale: (past: Range) => boolean,
  exact: boolean,
): Range | ParseError {
  const statedOn = Temporal.PlainDate.from(context.statedOn);
  const years = year === null ? [statedOn.year - 1, statedOn.year, statedOn.year + 1] : [year];
  const found = years.flatMap((y): Range[] => {
    if (month < 1 || month > 12 || from < 1) return [];
    const first = Temporal.PlainDate.from({ year: y, month, day: 1 });
    if (from > first.daysInMonth || (exact && to > first.daysInMonth)) return [];
    const start = statedOn.until(first).days - 1;
    const [low, high] = [Math.min(from, to), Math.min(Math.max(from, to), first.daysInMonth)];
    return [{ low: start + low, high: start + high }];
  });
  const past = found.findLast((s) => s.high < 0);
  const next = found.find((s) => s.high >= 0);
  if (past !== undefined && (next === undefined || stale(past))) return 'PAST';
  return next ?? 'NO_SUCH_DAY';
}

/** Returns the days to `known` or, if that is unknown or past, to the next such day of the year (`05-31`). */
export function daysTo(
  context: EstimateContext,
  known: Day | null,
  usual: (year: number) => readonly string[],
): number {
  if (known !== null && known >= context.statedOn) return daysBetween(context.statedOn, known);
  const statedOn = Temporal.PlainDate.from(context.statedOn);
  const days = [statedOn.year, statedOn.year + 1].flatMap((year) =>
    usual(year).map((d) => statedOn.until(`${year}-${d}`).days),
  );
  return Math.min(...days.filter((each) => each >= 0));
}

/** Returns the ends of FIFA's windows for men, except June's. From 2026 on, September and October share one window. */
function fifaWindows(year: number): readonly string[] {
  return year < 2026 ? ['03-31', '09-09', '10-14', '11-18'] : ['03-31', '10-06', '11-17'];
}

/** Returns the next international break. `month`: the one that the text names. */
export function internationalBreak(context: EstimateContext, month: number | null): Time {
  const high = daysTo(context, context.internationalBreakEndsOn, fifaWindows);
  const end = Temporal.PlainDate.from(context.statedOn).add({ days: high });
  const low = high - (end.month === 10 && end.year >= 2026 ? 15 : 8);
  if (month !== null && month !== end.month && month !== end.subtract({ days: high - low }).month)
    return failed('OTHER_BREAK');
  const until = { earliest: low, likely: high + 1, latest: high + 10 };
  return period({ low, high }, { due: low, until, landmark: 'INTERNATIONAL_BREAK' });
}

/** Returns the days from the day of the statement to the Monday of its ISO week: at most 0. */
function monday(context: EstimateContext): number {
  return 1 - Temporal.PlainDate.from(context.statedOn).dayOfWeek;
}

/** Shares of a week that "early", "the middle of" and "late" mean, in days from Monday. */
const WEEK_PARTS: Readonly<Record<string, Range>> = {
  EARLY: { low: 0, high: 2 },
  MID: { low: 1, high: 3 },
  LATE: { low: 4, high: 6 },
};

/** "This week" (0), "next week" (1), "early next week". On a Sunday "this week" is the one that begins the day after. */
export function inWeek(context: EstimateContext, weeks: number, part: 'EARLY' | 'MID' | 'LATE' | null): Period {
  const isSunday = monday(context) === -6;
  const start = monday(context) + 7 * (isSunday && weeks === 0 ? 1 : weeks);
  const { low, high } = (part === null ? null : WEEK_PARTS[part]) ?? { low: 0, high: 6 };
  const due = part === null && weeks > 0 ? start : start + high;
  return period({ low: start + low, high: start + high }, { due, unit: 'WEEK' });
}

/** On a Sunday the weekend is over: "this weekend" is the next one, in six days. */
export function inWeekend(context: EstimateContext, weeks: number): Period {
  const sunday = weeks === 0 ? monday(context) + 6 || 7 : monday(context) + 6 + 7 * weeks;
  return period({ low: sunday - 1, high: sunday }, { due: sunday - 1, unit: 'WEEKEND' });
}

/** Returns the next day of that weekday (1: Monday) after the day of the statement. */
export function onWeekday(context: EstimateContext, weekday: number): Period {
  const ahead = (weekday - Temporal.PlainDate.from(context.statedOn).dayOfWeek + 7) % 7 || 7;
  return period({ low: ahead, high: ahead }, { unit: 'DAY' });
}

export function winterBreak(context: EstimateContext): Period {
  const end = daysTo(context, context.winterBreakEndsOn, () => ['01-02']);
  return period({ low: end - 10, high: end }, { due: end - 10, until: soonAfter(end + 1), landmark: 'WINTER_BREAK' });
}

export function newYear(context: EstimateContext): Period {
  const first = daysTo(context, null, () => ['12-31']) + 1;
  return period({ low: first, high: first + 30 }, { due: first, until: soonAfter(first), landmark: 'NEW_YEAR' });
}

/** Returns the days of a season of the year: spring, summer, autumn. */
export function inSeasonOfYear(context: EstimateContext, from: string, to: string): Period {
  const high = daysTo(context, null, () => [to]);
  const statedOn = Temporal.PlainDate.from(context.statedOn);
  const end = statedOn.add({ days: high });
  const low = statedOn.until(`${end.year}-${from}`).days;
  return period({ low, high }, { due: low });
}

export function easter(context: EstimateContext): Period {
  const high = daysTo(context, null, (year) => [easterSunday(year)]);
  return period({ low: high - 2, high: high + 1 }, { due: high, until: soonAfter(high), landmark: 'EASTER' });
}

/** Returns the month and day of Easter Sunday, by the Gregorian rule (Meeus). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const n = Math.floor((h + l - 7 * m + 90) / 25);
  const p = (h + l - 7 * m + 33 * n + 19) % 32;
  return `${String(n).padStart(2, '0')}-${String(p).padStart(2, '0')}`;
}
