import { isDeepStrictEqual } from 'node:util';
import { CopyError, type Maintenance, type RestoreTarget, type TableReader } from './maintenance.ts';
import { KEYS, type Rows, TABLE_NAMES, type TableName } from './tables.ts';

export interface CopyResult {
  /** How many rows each table holds, here and there. */
  readonly rows: ReadonlyMap<TableName, number>;
  /** Whether everything was there already. */
  readonly wasThere: boolean;
}

/**
 * Takes everything along from one database to another of any kind, as it is at one moment: row by row, as they stand. It
 * is compared as it was written before it is committed; until then the other one is empty. Where it is not, it has to
 * hold the very same: throws CannotCopy otherwise.
 */
export function copy(from: Maintenance, to: Maintenance): Promise<CopyResult> {
  return from.snapshot((source) =>
    to.restore(async (target) => {
      const wasThere = !(await isEmpty(target));
      if (!wasThere) for (const table of TABLE_NAMES) await take(source, target, table);
      const rows = new Map<TableName, number>();
      for (const table of TABLE_NAMES) rows.set(table, await compare(source, target, table, wasThere));
      return { rows, wasThere };
    }),
  );
}

async function isEmpty(target: RestoreTarget): Promise<boolean> {
  for (const table of TABLE_NAMES) for await (const _ of target.rows(table)) return false;
  return true;
}

async function take<Name extends TableName>(source: TableReader, target: RestoreTarget, table: Name): Promise<void> {
  for await (const rows of source.rows(table)) await target.insert(table, rows);
}

/** Compares a table's rows, which come in the same order from both. Answers with how many there are. */
async function compare<Name extends TableName>(
  source: TableReader,
  target: TableReader,
  table: Name,
  wasThere: boolean,
): Promise<number> {
  await using theirs = oneByOne(target.rows(table));
  let count = 0;
  for await (const row of oneByOne(source.rows(table))) {
    const { value } = await theirs.next();
    if (!isDeepStrictEqual(row, value)) throw differing(table, row, wasThere);
    count += 1;
  }
  const { value: more } = await theirs.next();
  if (more !== undefined) throw differing(table, more, wasThere);
  return count;
}

async function* oneByOne<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, undefined> {
  for await (const batch of batches) yield* batch;
}

function differing<Name extends TableName>(table: Name, row: Rows[Name], wasThere: boolean): CopyError {
  const which = KEYS[table].map((key) => Object.entries(row).find(([name]) => name === key)?.[1]).join(' ');
  return new CopyError(
    wasThere
      ? `The database that is to be filled is not empty, and holds something else: the ${table} ${which} differs.`
      : `Nothing was copied: the ${table} ${which} could not be kept as it is.`,
  );
}
