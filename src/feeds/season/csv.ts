import { firstLine, type CsvRow, readTable } from './csv-table.ts';
import type { FeedProblem } from './entry.ts';
import type { FeedReading } from '../feed.ts';
import { type FixtureLayout, layoutOf } from './fixture-layouts.ts';
import { isStorable } from '../../domain/text.ts';
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
  const maxSeparators = layoutOf(columnsIn(firstLine(data).split(','))) === null ? MAX_COMMAS : MAX_COMMAS_OF_SITES;
  const table = readTable(data, { separators: [','], maxSeparators });
  if (!table.ok) return rejectFile(table.message);
  const { header, rows } = table;
  const columns = columnsIn(header.cells);
  const layout = layoutOf(columns);
  if (layout !== null) {
    const read = rows.filter(isFilled).map((row) => readSiteRow(row, columns, layout));
    return readRows(read, layout.timeZone ?? timeZone, CSV);
  }
  const problems = headerProblems(columns);
  if (problems.length > 0) return rejectFile(...problems.map((problem) => `line ${header.row}: ${problem}`));
  return readRows(
    rows.values().map((row) => readRow(row, columns)),
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
/** The maximum number of commas in a line, including those in quoted fields. */
const MAX_COMMAS = 4 * COLUMNS.length;
/** Sites have columns for statistics and odds, up to some 130. */
const MAX_COMMAS_OF_SITES = 300;

function columnsIn(header: readonly string[]): string[] {
  return header.map((cell) => cell.trim().toLowerCase());
}

function isFilled({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell !== '');
}

/** Reads a row of a site's file. Columns after those of the match may be missing. */
function readSiteRow({ row, cells }: CsvRow, columns: readonly string[], layout: FixtureLayout): FeedRow {
  const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
  const long = layout.header.find((column) => cell(column).length > MAX_CELL_LENGTH || !isStorable(cell(column)));
  if (long === undefined) return { ok: true, entry: layout.entry(row, cell) };
  const text = `is longer than ${MAX_CELL_LENGTH} characters, or contains a NUL character or an unpaired surrogate`;
  return { ok: false, row, problems: [{ field: [long], text }] };
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
