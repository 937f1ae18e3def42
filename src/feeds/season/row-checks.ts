import { type Day, addDays, dayIn, daysBetween, type Instant, parseDay } from '../../domain/day.ts';
import { accept, type Decision, invalid } from '../../domain/decision.ts';
import type { FeedFixture, FeedIssue } from '../feed.ts';
import { issueAt } from './read-rows.ts';
import type { SeasonFile } from './season-file.ts';

/** Rows that can be used, and the problems of the others. */
export interface CheckedRows<Row> {
  readonly usable: readonly Row[];
  readonly problems: readonly FeedIssue[];
}

/** The maximum number of days by which a season exceeds its normal bounds, at either end. */
const MARGIN_DAYS = 62;
const AUTUMN_TO_SPRING_DAYS = 240;
/** A date outside the season this far from every other date is a mistake rather than a late match. */
const GAP_DAYS = 45;

/**
 * Leaves out rows with a date outside the season by months, and results of matches that have not begun. A file with most
 * of its dates outside is one of another season.
 */
export function checkDates(file: SeasonFile, now: Instant): Decision<CheckedRows<FeedFixture>> {
  const daysOutside = outsideSeason(file);
  const isOutside = (date: Day | null): boolean => date !== null && daysOutside.has(date);
  const dates = file.fixtures.map(({ date }) => date).filter((date) => date !== null);
  const outside = daysOutside.size === 0 ? [] : dates.filter(isOutside);
  if (outside.length > 1 && outside.length * 2 > dates.length) {
    const message = `${outside.length} of ${dates.length} dates are outside the season ${file.season}, e.g. ${outside[0]}.`;
    return invalid([{ path: ['input', 'season'], message }]);
  }
  const checked = check(file, file.fixtures, (row) => {
    if (isOutside(row.date)) {
      return { field: ['date'], text: `${row.date} is outside the season ${file.season}` };
    }
    const hasResult = row.score !== null && row.status !== 'AWARDED';
    if (!hasResult) return null;
    const isAhead =
      row.kickoffAt === null ? row.date !== null && row.date > dayIn(LATEST_ZONE, now) : row.kickoffAt > now;
    return isAhead ? { field: ['score'], text: `is a result of a match that has not begun` } : null;
  });
  return accept(checked);
}

/** The zone in which each day begins first. */
const LATEST_ZONE = 'Pacific/Kiritimati';

/** Leaves out the rows for which `problemOf` returns a problem. */
export function check<Row extends Pick<FeedFixture, 'row'>>(
  file: SeasonFile,
  rows: readonly Row[],
  problemOf: (row: Row) => { readonly field: readonly string[]; readonly text: string } | null,
): CheckedRows<Row> {
  const problems: FeedIssue[] = [];
  const usable = rows.filter((row) => {
    const problem = problemOf(row);
    if (problem !== null) problems.push(issueAt(row.row, problem, file));
    return problem === null;
  });
  return { usable, problems };
}

/** Returns the days of the file that are outside its season. */
function outsideSeason({ season, kind, fixtures }: SeasonFile): ReadonlySet<Day> {
  const bounds = boundsOf(season);
  if (bounds === null) return new Set();
  const { from, to, earliest, latest } = bounds;
  const dates = [...new Set(fixtures.map(({ date }) => date))].filter((date) => date !== null);
  const isMostlyWithin = dates.filter((date) => date >= from && date <= latest).length * 2 >= dates.length;
  // Qualifying rounds of national teams take years and are named after the last one.
  if (kind === 'INTERNATIONAL' && !isMostlyWithin) return new Set();
  const isFar = (date: Day): boolean =>
    dates.length > 1 && dates.every((other) => other === date || Math.abs(daysBetween(date, other)) > GAP_DAYS);
  return new Set(
    dates.filter(
      (date) => date < earliest || date > latest || ((date < from || date > to) && (!isMostlyWithin || isFar(date))),
    ),
  );
}

interface SeasonBounds {
  /** The first and last day on which a season of that name is normally played. */
  readonly from: Day;
  readonly to: Day;
  /** The first and last day on which it may be played. */
  readonly earliest: Day;
  readonly latest: Day;
}

/** Returns the bounds of "2025-26" and "2025"; null for other names. A season from autumn to spring may be named by one year. */
function boundsOf(season: string): SeasonBounds | null {
  const [, year, second] = /^(\d{4})(?:-(\d\d))?$/.exec(season) ?? [];
  if (year === undefined) return null;
  const next = Number(year) + 1;
  const [from, to] = second === undefined ? [`${year}-01-01`, `${year}-12-31`] : [`${year}-07-01`, `${next}-06-30`];
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null) return null;
  const margin = second === undefined ? AUTUMN_TO_SPRING_DAYS : MARGIN_DAYS;
  return { from: first, to: last, earliest: addDays(first, -MARGIN_DAYS), latest: addDays(last, margin) };
}
