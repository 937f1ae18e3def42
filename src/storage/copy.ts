import { isDeepStrictEqual } from 'node:util';
import { CopyError, type Maintenance, type RestoreTarget, type TableReader } from './maintenance.ts';
import { KEYS, type Rows, TABLE_NAMES, type TableName } from './tables.ts';

export interface CopyResult {
  /** The number of rows in each table. */
  readonly rows: ReadonlyMap<TableName, number>;
  /** Whether the target held the same data already. */
  readonly alreadyCopied: boolean;
}

/**
 * Copies all rows of one database, read in one snapshot, into an empty one of any kind. The copy is read back and
 * compared before it is committed. Throws CopyError if a row differs, or if the target already holds other data.
 */
export function copy(from: Maintenance, to: Maintenance): Promise<CopyResult> {
  return from.snapshot((source) =>
    to.restore(async (target) => {
      const alreadyCopied = !(await isEmpty(target));
      if (!alreadyCopied) for (const table of TABLE_NAMES) await copyTable(source, target, table);
      const rows = new Map<TableName, number>();
      for (const table of TABLE_NAMES) rows.set(table, await compareTable(source, target, table, alreadyCopied));
      return { rows, alreadyCopied };
    }),
  );
}

async function isEmpty(target: RestoreTarget): Promise<boolean> {
  for (const table of TABLE_NAMES) for await (const _ of target.rows(table)) return false;
  return true;
}

async function copyTable<Name extends TableName>(
  source: TableReader,
  target: RestoreTarget,
  table: Name,
): Promise<void> {
  for await (const rows of source.rows(table)) await target.insert(table, rows);
}

/** Compares the rows of a table, which both databases return in the same order. Returns their number. */
async function compareTable<Name extends TableName>(
  source: TableReader,
  target: TableReader,
  table: Name,
  alreadyCopied: boolean,
): Promise<number> {
  await using theirs = oneByOne(target.rows(table));
  let count = 0;
  for await (const row of oneByOne(source.rows(table))) {
    const { value } = await theirs.next();
    if (!isDeepStrictEqual(row, value)) throw differenceError(table, row, alreadyCopied);
    count += 1;
  }
  const { value: more } = await theirs.next();
  if (more !== undefined) throw differenceError(table, more, alreadyCopied);
  return count;
}

async function* oneByOne<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, undefined> {
  for await (const batch of batches) yield* batch;
}

function differenceError<Name extends TableName>(table: Name, row: Rows[Name], alreadyCopied: boolean): CopyError {
  const which = KEYS[table].map((key) => Object.entries(row).find(([name]) => name === key)?.[1]).join(' ');
  return new CopyError(
    alreadyCopied
      ? `The target database is not empty and holds other data: the ${table} ${which} differs.`
      : `Nothing was copied: the ${table} ${which} could not be stored unchanged.`,
  );
}
