import { CsvError, parse } from 'csv-parse/sync';
import type { FeedProblem } from './entry.ts';
import type { FeedReading } from './feed.ts';
import { isStorable } from '../domain/text.ts';
import { readRows, rejectFile, type FeedFormat, type FeedRow } from './read-rows.ts';

/**
 * Reads fixtures from a table with a header line:
 * ```csv
 * round,date,time,home,away,home_goals,away_goals,status,venue
 * Matchday 22,2026-02-01,14:00,Real Madrid CF,Rayo Vallecano de Madrid,2,1,,Santiago Bernabéu
 * Matchday 23,2026-02-08,,Valencia CF,Real Madrid CF,,,,Mestalla
 * Matchday 16,,,Levante UD,Villarreal CF,,,postponed,
 * ```
 * `home` and `away` are needed, the other columns may be absent, in any order; a column that we do not know is refused.
 * Dates are `2026-02-08`, times `21:00` on the clock in `timeZone`. Goals come in pairs, after extra time, without a
 * shoot-out. An empty `status` is read off the rest: FINISHED with goals, TIMED with a time, SCHEDULED with a date,
 * POSTPONED without one. Fields with commas stand in double quotes; lines end in LF or CRLF; empty lines do not matter.
 * @param data The file's text; a byte order mark does not matter.
 * @param timeZone An IANA name.
 */
export function readCsv(data: string, timeZone: string): FeedReading {
  const lines: Line[] = [];
  try {
    parse(data, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines: end }) => {
        lines.push({ row: end - lineBreaks(cells), cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return rejectFile(`no CSV: ${error.message}`);
    throw error;
  }
  const [header, ...rest] = lines;
  if (header === undefined) return rejectFile('the file is empty');
  const columns = header.cells.map((cell) => cell.toLowerCase());
  const faults = headerFaults(columns);
  if (faults.length > 0) return rejectFile(...faults.map((fault) => `line ${header.row}: ${fault}`));
  return readRows(
    rest.values().map((line) => readLine(line, columns)),
    timeZone,
    FORMAT,
  );
}

const FORMAT: FeedFormat = { list: 'lines', one: 'line', names: { home: 'home', away: 'away', score: 'home_goals' } };

const COLUMNS = ['date', 'time', 'home', 'away', 'round', 'home_goals', 'away_goals', 'status', 'venue'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['home', 'away'];
const LONGEST = 200;

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function headerFaults(columns: readonly string[]): string[] {
  const known = new Set<string>(COLUMNS);
  return [
    ...columns
      .filter((name) => !known.has(name))
      .map((name) => `"${name}" is no column; known are ${COLUMNS.join(', ')}`),
    ...columns.filter((name, at) => columns.indexOf(name) < at).map((name) => `the column ${name} is there twice`),
    ...NEEDED.filter((name) => !columns.includes(name)).map((name) => `the column ${name} is missing`),
  ];
}

function readLine({ row, cells }: Line, columns: readonly string[]): FeedRow {
  if (cells.length !== columns.length) {
    const text = `has ${cells.length} fields where the header has ${columns.length}`;
    return { ok: false, row, problems: [{ field: [], text }] };
  }
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const problems: FeedProblem[] = COLUMNS.flatMap((column) => [
    ...(cell(column).length > LONGEST ? [{ field: [column], text: `is longer than ${LONGEST} characters` }] : []),
    ...(isStorable(cell(column)) ? [] : [{ field: [column], text: 'holds a NUL character or half a surrogate pair' }]),
  ]);
  const goals = (column: 'home_goals' | 'away_goals', other: 'home_goals' | 'away_goals'): number => {
    const text = cell(column);
    if (text === '' && cell(other) !== '') problems.push({ field: [column], text: 'is missing' });
    if (text !== '' && !/^\d{1,2}$/.test(text))
      problems.push({ field: [column], text: `"${text}" is no number of goals` });
    return Number(text);
  };
  const score = { home: goals('home_goals', 'away_goals'), away: goals('away_goals', 'home_goals') };
  if (problems.length > 0) return { ok: false, row, problems };
  return {
    ok: true,
    entry: {
      row,
      round: cell('round') || null,
      date: cell('date') || null,
      time: cell('time') || null,
      home: cell('home'),
      away: cell('away'),
      score: cell('home_goals') === '' ? null : score,
      status: cell('status') || null,
      venue: cell('venue') || null,
    },
  };
}
