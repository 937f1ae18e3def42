import { createRequire } from 'node:module';
import type DatabaseFile from 'better-sqlite3';
import { recordCommit } from './instruments.ts';

/** Records the commits of Sidelined by wrapping the SQLite driver; the server itself is unchanged. */
const load = createRequire(new URL('../../src/main.js', import.meta.url));
const { prototype }: { prototype: DatabaseFile.Database } = load('better-sqlite3');
const begin: (...args: any[]) => any = prototype.transaction;

prototype.transaction = function (this: DatabaseFile.Database, work: (...args: any[]) => unknown): any {
  const made = begin.call(this, work);
  const watched =
    (run: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const result = run(...args);
      recordCommit();
      return result;
    };
  const { deferred, immediate, exclusive } = made;
  return Object.assign(watched(made), {
    deferred: watched(deferred),
    immediate: watched(immediate),
    exclusive: watched(exclusive),
  });
};
