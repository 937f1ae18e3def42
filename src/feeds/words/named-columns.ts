import { isStorable } from '../../domain/text.ts';
import type { AdapterResult, FeedDocument, FeedFailureKind, FeedProblem } from '../adapter.ts';
import { type CsvRow, readTable } from '../season/csv-table.ts';

/** The names of columns in files, by the name that the adapter uses. Spaces in a header count as underscores. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** A record of a file, with columns by the names of the adapter. */
export interface NamedRow<Column extends string> {
  /** For example `line.17`. */
  readonly row: string;
  /** The text of a column; null if it is empty or the file does not have it. */
  cell(column: Column): string | null;
  /** The cells of all columns of the file by the name in the header. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface NamedRows<Column extends string> {
  readonly ok: true;
  /** The names in the header, in lower case and with underscores. */
  readonly header: readonly string[];
  readonly rows: readonly NamedRow<Column>[];
  /** Lines whose fields do not match the header. */
  readonly problems: readonly FeedProblem[];
}

type Refused = Extract<AdapterResult, { ok: false }>;

const MAX_SEPARATORS = 300;
const MAX_CELL_LENGTH = 2_000;

/** Reads a CSV file with commas, semicolons, tabs or bars. Its header must have each required column. */
export function readNamedRows<Column extends string>(
  { name, text }: FeedDocument,
  names: ColumnNames<Column>,
  required: readonly (readonly Column[])[],
): NamedRows<Column> | Refused {
  const refuse = (kind: FeedFailureKind, message: string): Refused => {
    return { ok: false, failures: [{ kind, document: name, message: `${name}: ${message}` }] };
  };
  const start = text.trimStart();
  if (start === '') return refuse('EMPTY', 'is empty.');
  if (start.startsWith('<')) return refuse('UNEXPECTED_SHAPE', 'is a web page, not a CSV file.');
  if (start.startsWith('{')) return refuse('UNEXPECTED_SHAPE', 'is JSON, not a CSV file.');
  const table = readTable(text, { separators: [',', ';', '\t', '|'], maxSeparators: MAX_SEPARATORS });
  if (!table.ok) return refuse(/more than/.test(table.message) ? 'TOO_LARGE' : 'UNEXPECTED_SHAPE', `${table.message}.`);
  const header = table.header.cells.map(columnName);
  const found = new Map<Column, number>();
  for (const [column, spellings] of Object.entries(names) as [Column, readonly string[]][]) {
    const at = header.findIndex((each) => each === column || spellings.includes(each));
    if (at >= 0) found.set(column, at);
  }
  const missing = required.filter((anyOf) => !anyOf.some((column) => found.has(column)));
  if (missing.length > 0) {
    const words = missing.map((anyOf) => anyOf.map((column) => `"${column}"`).join(' or ')).join(', ');
    return refuse('UNEXPECTED_SHAPE', `the header has no column ${words}.`);
  }
  const filled = table.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [rows, odd] = [filled.filter((row) => fits(row, header)), filled.filter((row) => !fits(row, header))];
  const problems = odd.map(({ row, cells }) => {
    const message = `The line has ${cells.length} fields; expected ${header.length}, as in the header.`;
    return { row: `line.${row}`, field: null, message };
  });
  return { ok: true, header, rows: rows.map((row) => namedRow(row, header, found)), problems };
}

/** Whether a line has a field for each column. Spreadsheets add empty fields at the end. */
function fits({ cells }: CsvRow, header: readonly string[]): boolean {
  return cells.length >= header.length && cells.slice(header.length).every((cell) => cell === '');
}

function namedRow<Column extends string>(
  { row, cells }: CsvRow,
  header: readonly string[],
  found: ReadonlyMap<Column, number>,
): NamedRow<Column> {
  const textAt = (at: number | undefined): string | null => {
    const text = at === undefined ? undefined : cells[at];
    if (text === undefined || !isStorable(text)) return null;
    return text.slice(0, MAX_CELL_LENGTH) || null;
  };
  return {
    row: `line.${row}`,
    cell: (column) => textAt(found.get(column)),
    cells: new Map(header.map((name, at) => [name, textAt(at) ?? ''])),
  };
}

function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}
