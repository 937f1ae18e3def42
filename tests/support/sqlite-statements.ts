import DatabaseFile from 'better-sqlite3';

const METHODS = ['all', 'get', 'run'] as const;

/** Records the SQL of every statement that the driver of SQLite runs, by any of its methods, until it is disposed. */
export function recordStatements(): Disposable & { take(): string[] } {
  let statements: string[] = [];
  const probe = new DatabaseFile(':memory:');
  const prototype = Object.getPrototypeOf(probe.prepare('select 1'));
  probe.close();
  const own = METHODS.map((method) => [method, prototype[method]] as const);
  for (const [method, run] of own) {
    prototype[method] = function (this: DatabaseFile.Statement, ...args: unknown[]) {
      statements.push(this.source);
      return run.apply(this, args);
    };
  }
  return {
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
    [Symbol.dispose]() {
      for (const [method, run] of own) prototype[method] = run;
    },
  };
}
