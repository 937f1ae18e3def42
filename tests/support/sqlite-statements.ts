import DatabaseFile from 'better-sqlite3';

const METHODS = ['all', 'get', 'run'] as const;

/** Records the SQL and the number of rows of each statement that the SQLite driver runs, until it is disposed. */
export function recordStatements(): Disposable & { take(): string[]; takeRows(): number } {
  let statements: string[] = [];
  let rows = 0;
  const probe = new DatabaseFile(':memory:');
  const prototype = Object.getPrototypeOf(probe.prepare('select 1'));
  probe.close();
  const own = METHODS.map((method) => [method, prototype[method]] as const);
  for (const [method, run] of own) {
    prototype[method] = function (this: DatabaseFile.Statement, ...args: unknown[]) {
      statements.push(this.source);
      const result = run.apply(this, args);
      rows += Array.isArray(result) && method === 'all' ? result.length : Number(result !== undefined);
      return result;
    };
  }
  return {
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
    takeRows() {
      const taken = rows;
      rows = 0;
      return taken;
    },
    [Symbol.dispose]() {
      for (const [method, run] of own) prototype[method] = run;
    },
  };
}
