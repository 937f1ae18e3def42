import Database from 'better-sqlite3';
import { inject } from 'vitest';
import { MOVED_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { copyOfDatabase, filledDatabase } from './database-content.ts';
import { madeOnce } from './made-once.ts';
import { databaseLike, postgresDatabase } from './postgres.ts';
import { run } from './postgres-server.ts';

/** The environment of servers on a copy of a database. Disposing of it removes the copy. */
export interface DatabaseCopy extends AsyncDisposable {
  readonly env: { readonly DATABASE_URL: string; readonly SIDELINED_CLOCK: string };
}

/** A database that is created once per run and copied for each test: a file, or a database of PostgreSQL. */
interface Filled {
  readonly template: string;
  readonly clock: string;
}

/**
 * Returns a copy of a database that `fill` makes once per run, of the kind on which scenarios run. `fill` starts servers on
 * it, whose clock starts at `now`, and stops them. The clock of a copy starts at the end of `fill`: no later entry may be
 * dated before that.
 */
export async function copiedDatabase(
  key: string,
  now: string,
  fill: (env: Record<string, string>) => Promise<void>,
): Promise<DatabaseCopy> {
  const isPostgres = inject('nodes') > 0;
  const { template, clock } = await madeOnce(`${isPostgres ? 'on PostgreSQL' : 'in a file'}: ${key}`, () =>
    (isPostgres ? filledPostgres : filledFile)(async (url) => {
      const begun = Date.now();
      await fill({ DATABASE_URL: url, SIDELINED_CLOCK: now });
      return new Date(Date.parse(now) + Date.now() - begun).toISOString();
    }),
  );
  if (isPostgres) {
    const { env, [Symbol.asyncDispose]: drop } = await databaseLike(template);
    return { env: { ...env, SIDELINED_CLOCK: clock }, [Symbol.asyncDispose]: drop };
  }
  const { url, [Symbol.dispose]: remove } = copyOfDatabase(template);
  return { env: { DATABASE_URL: url, SIDELINED_CLOCK: clock }, [Symbol.asyncDispose]: async () => remove() };
}

/** Copies have no stored clock, so that it starts where their environment says. */
const FORGET_CLOCK = `delete from setting where name = '${MOVED_CLOCK}'`;

type Fill = (url: string) => Promise<string>;

async function filledFile(fill: Fill): Promise<Filled> {
  const { path, clock } = await filledDatabase(async (path) => {
    const clock = await fill(`file:${path}`);
    const file = new Database(path);
    file.exec(FORGET_CLOCK);
    file.close();
    return { clock };
  });
  return { template: path, clock };
}

async function filledPostgres(fill: Fill): Promise<Filled> {
  // It is never dropped: the server ends with the run.
  const { url, name } = await postgresDatabase();
  const clock = await fill(url);
  await run(url, FORGET_CLOCK);
  return { template: name, clock };
}
