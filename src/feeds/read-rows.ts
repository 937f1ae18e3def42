import { isTimeZone } from '../domain/day.ts';
import { parseEntry, type FeedEntry, type FeedNames, type FeedProblem } from './entry.ts';
import { MAX_ISSUES, type FeedFixture, type FeedIssue, type FeedReading } from './feed.ts';

/** How a format names its parts in an issue. */
export interface FeedFormat {
  /** The path's step to the matches: "matches", "lines". */
  readonly list: string;
  /** One of them in words: "match", "line". */
  readonly one: string;
  readonly names: FeedNames;
}

/** A row of the file: an entry in the common form, or what is wrong with its form. */
export type FeedRow =
  | { readonly ok: true; readonly entry: FeedEntry }
  | { readonly ok: false; readonly row: number; readonly problems: readonly FeedProblem[] };

/** Refuses the file as a whole. */
export function rejectFile(...messages: string[]): FeedReading {
  return { ok: false, issues: messages.slice(0, MAX_ISSUES).map((message) => ({ path: ['data'], message })) };
}

/** Reads all rows, or tells what is wrong with the file: at most `MOST_ISSUES`, in the file's order. */
export function readRows(rows: Iterable<FeedRow>, timeZone: string, format: FeedFormat): FeedReading {
  if (!isTimeZone(timeZone)) {
    return { ok: false, issues: [{ path: ['timeZone'], message: `"${timeZone}" is no time zone` }] };
  }
  const fixtures: FeedFixture[] = [];
  const issues: FeedIssue[] = [];
  const rowOf = new Map<string, number>();
  for (const each of rows) {
    const read = each.ok ? parseEntry(each.entry, timeZone, format.names) : each;
    const problems = read.ok ? twice(read.fixture, rowOf, format) : read.problems;
    const row = each.ok ? each.entry.row : each.row;
    for (const problem of problems) issues.push(issueAt(row, problem, format));
    if (issues.length >= MAX_ISSUES) break;
    if (read.ok) fixtures.push(read.fixture);
  }
  return issues.length > 0 ? { ok: false, issues: issues.slice(0, MAX_ISSUES) } : { ok: true, fixtures };
}

/** The same pairing may meet again in another round, never twice in one. */
function twice(fixture: FeedFixture, rowOf: Map<string, number>, format: FeedFormat): FeedProblem[] {
  const { round, home, away, row } = fixture;
  const pairing = JSON.stringify([round, home, away]);
  const before = rowOf.get(pairing);
  if (before === undefined) {
    rowOf.set(pairing, row);
    return [];
  }
  const where = round === null ? 'without a round' : `in ${round}`;
  return [{ field: [], text: `${home.name} v ${away.name} ${where} is ${format.one} ${before} already` }];
}

function issueAt(row: number, { field, text }: FeedProblem, { list, one }: FeedFormat): FeedIssue {
  return {
    path: ['data', list, String(row), ...field],
    message: [`${one} ${row}`, ...(field.length > 0 ? [field.join('.')] : []), text].join(': '),
  };
}
