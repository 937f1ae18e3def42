import Database from 'better-sqlite3';
import { inject } from 'vitest';
import { MOVED_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { databaseContent, databaseWith } from './database-content.ts';
import { databaseLike, postgresDatabase } from './postgres.ts';
import { run } from './postgres-server.ts';

/** The environment of servers on a copy of a database. Disposing of it removes the copy. */
export interface DatabaseCopy extends AsyncDisposable {
  readonly env: { readonly DATABASE_URL: string; readonly SIDELINED_CLOCK: string };
}

/** A database that is created once per worker and copied for each test. */
export interface CopiedDatabase {
  copy(): Promise<DatabaseCopy>;
}

/**
 * Creates a database whose clock starts at `now`, of the kind on which scenarios run. `fill` starts servers on it and
 * stops them. The clock of a copy starts at the end of `fill`: no later entry may be dated before that.
 */
export async function copiedDatabase(
  now: string,
  fill: (env: Record<string, string>) => Promise<void>,
): Promise<CopiedDatabase> {
  const make = inject('nodes') > 0 ? copiedPostgres : copiedFile;
  return make(async (url) => {
    const begun = Date.now();
    await fill({ DATABASE_URL: url, SIDELINED_CLOCK: now });
    return new Date(Date.parse(now) + Date.now() - begun).toISOString();
  });
}

/** Copies have no stored clock, so that it starts where their environment says. */
const FORGET_CLOCK = `delete from setting where name = '${MOVED_CLOCK}'`;

type Fill = (url: string) => Promise<string>;

async function copiedFile(fill: Fill): Promise<CopiedDatabase> {
  let SIDELINED_CLOCK = '';
  const content = await databaseContent(async (path) => {
    SIDELINED_CLOCK = await fill(`file:${path}`);
    const file = new Database(path);
    file.exec(FORGET_CLOCK);
    file.close();
  });
  return {
    async copy() {
      const { url, [Symbol.dispose]: remove } = databaseWith(content);
      return { env: { DATABASE_URL: url, SIDELINED_CLOCK }, [Symbol.asyncDispose]: async () => remove() };
    },
  };
}

async function copiedPostgres(fill: Fill): Promise<CopiedDatabase> {
  // It is never dropped: the server ends with the run.
  const { url, name } = await postgresDatabase();
  const SIDELINED_CLOCK = await fill(url);
  await run(url, FORGET_CLOCK);
  return {
    async copy() {
      const { env, [Symbol.asyncDispose]: drop } = await databaseLike(name);
      return { env: { ...env, SIDELINED_CLOCK }, [Symbol.asyncDispose]: drop };
    },
  };
}
