import DatabaseFile from 'better-sqlite3';

/** The tables that an import writes, parents before their children. */
const TABLES = ['audit', 'team', 'competition_family', 'competition', 'fixture', 'audit_subject'];

type Row = readonly unknown[];

/** The writes to a table: new rows in the order of their insertion, and changed ones. The first column is the key. */
interface Written {
  readonly table: string;
  readonly columns: readonly string[];
  readonly added: readonly Row[];
  readonly changed: readonly Row[];
}

/**
 * Writes the same rows as an import to a copy of the earlier database, without reading or deciding anything. It uses
 * one durable transaction and one prepared statement for each table. Returns the milliseconds until the commit is
 * durable.
 */
export function insertBare(before: string, imported: string): number {
  using after = open(imported);
  using db = open(before);
  const statements = writtenTables(db.file, after.file).map(({ table, columns, added, changed }) => {
    const [key, ...rest] = columns;
    const insert = db.file.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    const set = rest.map((name) => `${name} = ?`).join(', ');
    const update = db.file.prepare(`UPDATE ${table} SET ${set} WHERE ${key} = ?`);
    return { added, changed, insert, update };
  });
  const began = performance.now();
  db.file
    .transaction(() => {
      for (const { added, changed, insert, update } of statements) {
        for (const row of added) insert.run(...row);
        for (const [key, ...row] of changed) update.run(...row, key);
      }
    })
    .immediate();
  const ms = performance.now() - began;
  if (writtenTables(db.file, after.file).length > 0) throw new Error('the bare inserts differ from what was imported');
  return ms;
}

function open(path: string): Disposable & { readonly file: DatabaseFile.Database } {
  const file = new DatabaseFile(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) file.pragma(pragma);
  return { file, [Symbol.dispose]: () => void file.close() };
}

/** Returns the tables in which two databases differ. Throws if `TABLES` lacks one of them. */
function writtenTables(before: DatabaseFile.Database, after: DatabaseFile.Database): Written[] {
  const tables = after
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const written = tables
    .map((table) => writtenTo(table, before, after))
    .filter(({ added, changed }) => added.length + changed.length > 0);
  const others = written.filter(({ table }) => !TABLES.includes(table));
  if (others.length > 0) throw new Error(`an import wrote to ${others.map(({ table }) => table).join(', ')} too`);
  return written.toSorted((a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table));
}

function writtenTo(table: string, before: DatabaseFile.Database, after: DatabaseFile.Database): Written {
  const rowsIn = (file: DatabaseFile.Database): { rowid: unknown; row: Row }[] =>
    file
      .prepare<[], Row>(`SELECT rowid, * FROM ${table} ORDER BY rowid`)
      .raw()
      .all()
      .map(([rowid, ...row]) => ({ rowid, row }));
  const known = new Map(rowsIn(before).map(({ rowid, row }) => [rowid, JSON.stringify(row)]));
  const rows = rowsIn(after).filter(({ rowid, row }) => known.get(rowid) !== JSON.stringify(row));
  return {
    table,
    columns: after
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map(({ name }) => name),
    added: rows.filter(({ rowid }) => !known.has(rowid)).map(({ row }) => row),
    changed: rows.filter(({ rowid }) => known.has(rowid)).map(({ row }) => row),
  };
}
