import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { DEMO_START } from '../../src/demo/seed-state.ts';
import { DEMO_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { madeOnce } from './made-once.ts';
import { databaseLike, type PostgresDatabase, postgresDatabase } from './postgres.ts';
import { run } from './postgres-server.ts';

/** Returns the demo data on PostgreSQL, in the state after a first start. It is created once per run. */
export async function postgresDemo(): Promise<PostgresDatabase> {
  const { name, tookMs } = await madeOnce('demo data on PostgreSQL', make);
  const database = await databaseLike(name);
  // The clock starts now; no entry may be dated before those of the creation.
  const ahead = DEMO_START + tookMs - Date.now();
  await run(database.url, `update setting set value = '${ahead}' where name = '${DEMO_CLOCK}'`);
  return database;
}

async function make() {
  const begun = Date.now();
  const { name, env } = await postgresDatabase();
  const config = configFrom({ ...env, PORT: '0', SIDELINED_EDITOR_TOKEN: 'an-unused-token' });
  await (await openApp(config, pino({ level: 'silent' })))[Symbol.asyncDispose]();
  return { name, tookMs: Date.now() - begun };
}
