import { CsvError, parse } from 'csv-parse/sync';
import type { FeedProblem } from './entry.ts';
import { MAX_ROWS, type FeedReading } from './feed.ts';
import { isStorable } from '../domain/text.ts';
import { readRows, rejectFile, type FeedFormat, type FeedRow } from './read-rows.ts';

/**
 * Parses fixtures from a CSV file with a header line:
 * ```csv
 * round,date,time,home,away,home_goals,away_goals,status,venue,number
 * Matchday 22,2026-02-01,14:00,Real Madrid CF,Rayo Vallecano de Madrid,2,1,,Santiago Bernabéu,
 * Matchday 23,2026-02-08,,Valencia CF,Real Madrid CF,,,,Mestalla,
 * Matchday 16,,,Levante UD,Villarreal CF,,,postponed,,
 * ```
 * `home` and `away` are required. The other columns are optional, in any order; an unknown column is rejected. Dates are
 * `2026-02-08`, times `21:00` in `timeZone`. Goals come in pairs and include extra time, but no shoot-out. An empty
 * `status` is derived: FINISHED with goals, TIMED with a time, SCHEDULED with a date, POSTPONED without one. Fields with
 * commas need double quotes. Lines end in LF or CRLF; empty lines are skipped.
 * @param data The text of the file, with or without a byte order mark.
 * @param timeZone An IANA name.
 */
export function readCsv(data: string, timeZone: string): FeedReading {
  const excess = excessOf(data);
  if (excess !== null) return rejectFile(excess);
  const rows: CsvRow[] = [];
  try {
    parse(data, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD_LENGTH,
      on_record: (cells: string[], { lines: end }) => {
        rows.push({ row: end - lineBreaks(cells), cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE')
      return rejectFile(`invalid CSV: a quoted field is not closed before line ${String(error['lines'])}`);
    if (error instanceof CsvError) return rejectFile(`invalid CSV: ${error.message}`);
    throw error;
  }
  const [header, ...rest] = rows;
  if (header === undefined) return rejectFile('the file is empty');
  const columns = header.cells.map((cell) => cell.toLowerCase());
  const problems = headerProblems(columns);
  if (problems.length > 0) return rejectFile(...problems.map((problem) => `line ${header.row}: ${problem}`));
  return readRows(
    rest.values().map((row) => readRow(row, columns)),
    timeZone,
    CSV,
  );
}

export const CSV: FeedFormat = {
  list: 'lines',
  one: 'line',
  names: { home: 'home', away: 'away', score: 'home_goals' },
};

const COLUMNS = [
  'date',
  'time',
  'home',
  'away',
  'round',
  'home_goals',
  'away_goals',
  'status',
  'venue',
  'number',
] as const;
type Column = (typeof COLUMNS)[number];
const REQUIRED: readonly Column[] = ['home', 'away'];
const MAX_CELL_LENGTH = 200;
const MAX_RECORD_LENGTH = 10_000;
/** Of a line, with those in quoted fields. */
const MAX_COMMAS = 4 * COLUMNS.length;
const MAX_LINES = 2 * MAX_ROWS;

interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a file is not worth parsing, found in one pass over its characters; null: it is. */
function excessOf(data: string): string | null {
  let [lines, commas, start] = [1, 0, 0];
  for (let at = 0; at < data.length; at += 1) {
    const code = data.charCodeAt(at);
    if (code === COMMA && (commas += 1) > MAX_COMMAS) return `line ${lines}: has more than ${MAX_COMMAS} commas`;
    if (code !== LINE_FEED) continue;
    if (at - start > MAX_RECORD_LENGTH) break;
    lines += 1;
    [commas, start] = [0, at + 1];
    if (lines > MAX_LINES) return `has more than ${MAX_LINES.toLocaleString('en')} lines`;
  }
  if (data.length - start <= MAX_RECORD_LENGTH) return null;
  return `line ${lines}: is longer than ${MAX_RECORD_LENGTH.toLocaleString('en')} characters`;
}

const COMMA = 44;
const LINE_FEED = 10;

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function headerProblems(columns: readonly string[]): string[] {
  const known = new Set<string>(COLUMNS);
  const [only = ''] = columns;
  if (columns.length === 1 && /[;\t|]/.test(only)) return ['has no commas; expected fields separated by commas'];
  if (columns.length > 2 * COLUMNS.length) return [`has ${columns.length} columns; expected at most ${COLUMNS.length}`];
  return [
    ...columns
      .filter((name) => !known.has(name))
      .map((name) => `"${name}" is not a known column; expected ${COLUMNS.join(', ')}`),
    ...columns.filter((name, at) => columns.indexOf(name) < at).map((name) => `the column "${name}" appears twice`),
    ...REQUIRED.filter((name) => !columns.includes(name)).map((name) => `the column "${name}" is missing`),
  ];
}

function readRow({ row, cells }: CsvRow, columns: readonly string[]): FeedRow {
  if (cells.length !== columns.length) {
    const text = `has ${cells.length} fields; expected ${columns.length}, as in the header`;
    return { ok: false, row, problems: [{ field: [], text }] };
  }
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const problems: FeedProblem[] = COLUMNS.flatMap((column) => [
    ...(cell(column).length > MAX_CELL_LENGTH
      ? [{ field: [column], text: `is longer than ${MAX_CELL_LENGTH} characters` }]
      : []),
    ...(isStorable(cell(column))
      ? []
      : [{ field: [column], text: 'contains a NUL character or an unpaired surrogate' }]),
  ]);
  const readGoals = (column: 'home_goals' | 'away_goals', other: 'home_goals' | 'away_goals'): number => {
    const text = cell(column);
    if (text === '' && cell(other) !== '') problems.push({ field: [column], text: 'is missing' });
    if (text !== '' && !/^\d{1,2}$/.test(text))
      problems.push({ field: [column], text: `"${text}" is not a number of goals; expected 0 to 99` });
    return Number(text);
  };
  const score = { home: readGoals('home_goals', 'away_goals'), away: readGoals('away_goals', 'home_goals') };
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
      penalties: null,
      status: cell('status') || null,
      venue: cell('venue') || null,
      number: cell('number') || null,
    },
  };
}
