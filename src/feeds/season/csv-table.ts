import { CsvError, parse } from 'csv-parse/sync';
import { MAX_ROWS } from '../feed.ts';

/** A record of a CSV file, and the line at which it begins. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type CsvTable =
  | { readonly ok: true; readonly header: CsvRow; readonly rows: readonly CsvRow[] }
  /** Why the file cannot be read. */
  | { readonly ok: false; readonly message: string };

export interface CsvOptions {
  /** The maximum number of separators in a line, which may exceed the columns because of quoted fields. */
  readonly maxSeparators: number;
  /** The separators that a file may have; the most frequent one in its header is used. */
  readonly separators: readonly string[];
}

const MAX_RECORD_LENGTH = 10_000;
const MAX_LINES = 2 * MAX_ROWS;

/**
 * Reads a CSV file with a header. Fields with separators, quotes or line breaks need double quotes. Lines end in LF or
 * CRLF; empty lines are skipped.
 */
export function readTable(data: string, { maxSeparators, separators }: CsvOptions): CsvTable {
  const separator = mostFrequent(firstLine(data), separators);
  const excess = excessOf(data, separator, maxSeparators);
  if (excess !== null) return { ok: false, message: excess };
  const rows: CsvRow[] = [];
  try {
    parse(data, {
      bom: true,
      trim: true,
      delimiter: separator,
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
      return { ok: false, message: `invalid CSV: a quoted field is not closed before line ${String(error['lines'])}` };
    if (error instanceof CsvError) return { ok: false, message: `invalid CSV: ${error.message}` };
    throw error;
  }
  const [header, ...rest] = rows;
  return header === undefined ? { ok: false, message: 'the file is empty' } : { ok: true, header, rows: rest };
}

/** Returns the first line that is not empty. */
export function firstLine(data: string): string {
  return /[^\r\n\uFEFF]{1,10000}/.exec(data)?.[0] ?? '';
}

function mostFrequent(line: string, separators: readonly string[]): string {
  const count = (separator: string): number => line.split(separator).length;
  return separators.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Returns why a file is rejected without parsing it, in one pass over its characters; null if it is not. */
function excessOf(data: string, separator: string, maxSeparators: number): string | null {
  const separatorCode = separator.charCodeAt(0);
  const plural = separator === ',' ? 'commas' : 'separators';
  let [lines, count, start] = [1, 0, 0];
  for (let at = 0; at < data.length; at += 1) {
    const code = data.charCodeAt(at);
    if (code === separatorCode && (count += 1) > maxSeparators)
      return `line ${lines}: has more than ${maxSeparators} ${plural}`;
    if (code !== LINE_FEED) continue;
    if (at - start > MAX_RECORD_LENGTH) break;
    lines += 1;
    [count, start] = [0, at + 1];
    if (lines > MAX_LINES) return `has more than ${MAX_LINES.toLocaleString('en')} lines`;
  }
  if (data.length - start <= MAX_RECORD_LENGTH) return null;
  return `line ${lines}: is longer than ${MAX_RECORD_LENGTH.toLocaleString('en')} characters`;
}

const LINE_FEED = 10;

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
