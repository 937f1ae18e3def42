import { isTimeZone } from '../domain/day.ts';
import { parseEntry, type FeedEntry, type FeedNames, type FeedProblem } from './entry.ts';
import { MAX_ISSUES, type FeedFixture, type FeedIssue, type FeedReading } from './feed.ts';

/** The names that a format uses in issues. */
export interface FeedFormat {
  /** The path segment of the rows: "matches", "lines". */
  readonly list: string;
  /** The noun for one row: "match", "line". */
  readonly one: string;
  readonly names: FeedNames;
}

/** A row of a file: an entry in the common form, or the problems of its form. */
export type FeedRow =
  | { readonly ok: true; readonly entry: FeedEntry }
  | { readonly ok: false; readonly row: number; readonly problems: readonly FeedProblem[] };

/** Rejects the whole file. */
export function rejectFile(...messages: string[]): FeedReading {
  return { ok: false, issues: messages.slice(0, MAX_ISSUES).map((message) => ({ path: ['data'], message })) };
}

/** Parses all rows. Returns the fixtures, or at most `MAX_ISSUES` issues in the order of the file. */
export function readRows(rows: Iterable<FeedRow>, timeZone: string, format: FeedFormat): FeedReading {
  if (!isTimeZone(timeZone)) {
    return {
      ok: false,
      issues: [
        {
          path: ['timeZone'],
          message: `"${timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid"`,
        },
      ],
    };
  }
  const fixtures: FeedFixture[] = [];
  const issues: FeedIssue[] = [];
  const rowByPairing = new Map<string, number>();
  for (const each of rows) {
    const parsed = each.ok ? parseEntry(each.entry, timeZone, format.names) : each;
    const problems = parsed.ok ? duplicateProblems(parsed.fixture, rowByPairing, format) : parsed.problems;
    const row = each.ok ? each.entry.row : each.row;
    for (const problem of problems) issues.push(issueAt(row, problem, format));
    if (issues.length >= MAX_ISSUES) break;
    if (parsed.ok) fixtures.push(parsed.fixture);
  }
  return issues.length > 0 ? { ok: false, issues: issues.slice(0, MAX_ISSUES) } : { ok: true, fixtures };
}

/** Reports a pairing that appears twice in one round. It may appear again in another round. */
function duplicateProblems(fixture: FeedFixture, rowByPairing: Map<string, number>, format: FeedFormat): FeedProblem[] {
  const { round, home, away, row } = fixture;
  const pairing = JSON.stringify([round, home, away]);
  const firstRow = rowByPairing.get(pairing);
  if (firstRow === undefined) {
    rowByPairing.set(pairing, row);
    return [];
  }
  const where = round === null ? 'without a round' : `in ${round}`;
  return [{ field: [], text: `${home.name} v ${away.name} ${where} duplicates ${format.one} ${firstRow}` }];
}

function issueAt(row: number, { field, text }: FeedProblem, { list, one }: FeedFormat): FeedIssue {
  return {
    path: ['data', list, String(row), ...field],
    message: [`${one} ${row}`, ...(field.length > 0 ? [field.join('.')] : []), text].join(': '),
  };
}
