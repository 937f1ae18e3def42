import { type Day, addDays, dayIn, daysBetween, day, type Instant } from '../domain/day.ts';
import type { FeedFixture, FeedIssue } from './feed.ts';
import { issueAt } from './read-rows.ts';
import type { SeasonFile } from './season-file.ts';

/** Rows that can be used, and the problems of the others. */
export interface CheckedRows<Row> {
  readonly usable: readonly Row[];
  readonly problems: readonly FeedIssue[];
}

/** A season begins at most this long before its first year's summer or January, and ends at most this long after. */
const MARGIN_DAYS = 62;
/** A date outside the season this far from every other date is a mistake rather than a late match. */
const GAP_DAYS = 45;

/** Leaves out rows with a date outside the season by months, and results of matches that have not begun. */
export function checkDates(file: SeasonFile, now: Instant): CheckedRows<FeedFixture> {
  const isOutside = outsideSeason(file);
  return check(file, file.fixtures, (row) => {
    if (row.date !== null && isOutside(row.date)) {
      return { field: ['date'], text: `${row.date} is outside the season ${file.season}` };
    }
    const hasResult = row.score !== null && row.status !== 'AWARDED';
    const isAhead =
      row.kickoffAt === null ? row.date !== null && row.date > dayIn(LATEST_ZONE, now) : row.kickoffAt > now;
    return hasResult && isAhead ? { field: ['score'], text: `is a result of a match that has not begun` } : null;
  });
}

/** The zone in which a day begins first. */
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

function outsideSeason({ season, kind, fixtures }: SeasonFile): (date: Day) => boolean {
  const years = /^(\d{4})(?:-(\d\d))?$/.exec(season);
  if (years === null) return () => false;
  const [, first = '', second] = years;
  const [from, to] =
    second === undefined
      ? [day(`${first}-01-01`), day(`${first}-12-31`)]
      : [day(`${first}-07-01`), day(`${Number(first) + 1}-06-30`)];
  const dates = [...new Set(fixtures.flatMap(({ date }) => (date === null ? [] : [date])))];
  const within = dates.filter((date) => date >= from && date <= to);
  // Qualifying rounds of national teams take years and are named by the last one.
  if (kind === 'INTERNATIONAL' && within.length * 2 < dates.length) return () => false;
  const [earliest, latest] = [addDays(from, -MARGIN_DAYS), addDays(to, MARGIN_DAYS)];
  const isFar = (date: Day): boolean =>
    within.length > 0 && dates.every((other) => other === date || Math.abs(daysBetween(date, other)) > GAP_DAYS);
  const outside = new Set(
    dates.filter((date) => (date < from || date > to) && (date < earliest || date > latest || isFar(date))),
  );
  return (date) => outside.has(date);
}
