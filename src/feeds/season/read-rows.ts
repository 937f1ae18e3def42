import { isTimeZone } from '../../domain/day.ts';
import { parseEntry, type FeedEntry, type FeedNames, type FeedProblem } from './entry.ts';
import {
  feedTeam,
  MAX_ISSUES,
  MAX_ROWS,
  type FeedFixture,
  type FeedIssue,
  type FeedReading,
  type FeedTeam,
} from '../feed.ts';

/** The names that a format uses in issues. */
export interface FeedFormat {
  /** The path segment of the rows: "matches", "lines". */
  readonly list: string;
  /** The name of one row: "match", "line". */
  readonly one: string;
  readonly names: FeedNames;
}

/** A row of a file: an entry in the common form, or the problems of its form. */
export type FeedRow =
  | { readonly ok: true; readonly entry: FeedEntry }
  | { readonly ok: false; readonly row: number; readonly problems: readonly FeedProblem[] };

/** Returns the result for a file that is rejected as a whole. */
export function rejectFile(...messages: string[]): FeedReading {
  return { ok: false, issues: messages.slice(0, MAX_ISSUES).map((message) => ({ path: ['data'], message })) };
}

/** Parses all rows. Returns the usable ones, and the problems of the others. */
export function readRows(rows: Iterable<FeedRow>, timeZone: string, format: FeedFormat): FeedReading {
  if (!isTimeZone(timeZone)) {
    const message = `"${timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid"`;
    return { ok: false, issues: [{ path: ['timeZone'], message }] };
  }
  const fixtures: FeedFixture[] = [];
  const problems: FeedIssue[] = [];
  const teams = memoizedTeams();
  let count = 0;
  for (const each of rows) {
    if ((count += 1) > MAX_ROWS) return rejectFile(`has more than ${MAX_ROWS.toLocaleString('en')} ${format.list}`);
    const parsed = each.ok ? parseEntry(each.entry, timeZone, format.names, teams) : each;
    if (parsed.ok) fixtures.push(parsed.fixture);
    else
      for (const problem of parsed.problems)
        problems.push(issueAt(each.ok ? each.entry.row : each.row, problem, format));
  }
  return { ok: true, fixtures, problems };
}

/** Returns `feedTeam` with a cache for the names of one file, which repeats each of them in many rows. */
function memoizedTeams(): (text: string) => FeedTeam {
  const teams = new Map<string, FeedTeam>();
  return (text) => teams.getOrInsertComputed(text, feedTeam);
}

/** Returns a problem of a row with its path and position in the file. */
export function issueAt(
  row: number,
  { field, text }: FeedProblem,
  { list, one }: Omit<FeedFormat, 'names'>,
): FeedIssue {
  return {
    path: ['data', list, String(row), ...field],
    message: [`${one} ${row}`, ...(field.length > 0 ? [field.join('.')] : []), text].join(': '),
  };
}
