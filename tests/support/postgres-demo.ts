import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { DEMO_START } from '../../src/demo/seed-state.ts';
import { DEMO_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { databaseLike, type PostgresDatabase, postgresDatabase } from './postgres.ts';
import { run } from './postgres-server.ts';

/** What those of this worker are copies of; it goes with its server. */
let made: Promise<{ readonly name: string; readonly tookMs: number }> | null = null;

/** The demonstration world on PostgreSQL, as it is right after a first start: made once, which takes a while. */
export async function postgresDemo(): Promise<PostgresDatabase> {
  const { name, tookMs } = await (made ??= make());
  const database = await databaseLike(name);
  // The evening begins now; nothing is to be dated back behind what was written when it was made.
  const ahead = DEMO_START + tookMs - Date.now();
  await run(database.url, `update setting set value = '${ahead}' where name = '${DEMO_CLOCK}'`);
  return database;
}

async function make() {
  const begun = Date.now();
  const { url, env } = await postgresDatabase();
  const config = configFrom({ ...env, PORT: '0', SIDELINED_EDITOR_TOKEN: 'nobody-uses-this-one' });
  await (await openApp(config, pino({ level: 'silent' })))[Symbol.asyncDispose]();
  return { name: new URL(url).pathname.slice(1), tookMs: Date.now() - begun };
}
