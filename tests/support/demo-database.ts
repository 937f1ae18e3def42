import Database from 'better-sqlite3';
import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { DEMO_START } from '../../src/demo/seed-state.ts';
import { DEMO_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { databaseContent, databaseWith } from './database-content.ts';

interface Made {
  readonly content: Buffer;
  /** The duration of the creation by its clock, in milliseconds: no later entry may be dated before its end. */
  readonly tookMs: number;
}

let made: Promise<Made> | null = null;

/**
 * Returns the demo data in a separate file, in the state after a first start. It is created once per worker; every call
 * returns a copy.
 */
export async function demoDatabase(): Promise<Disposable & { readonly url: string }> {
  const { content, tookMs } = await (made ??= make());
  const file = databaseWith(content);
  const copy = new Database(file.path);
  // Sets the clock of the copy to the time after the creation.
  copy.prepare('update setting set value = ? where name = ?').run(String(DEMO_START + tookMs - Date.now()), DEMO_CLOCK);
  copy.close();
  return file;
}

async function make(): Promise<Made> {
  let tookMs = 0;
  const content = await databaseContent(async (path) => {
    const before = Date.now();
    const config = configFrom({ PORT: '0', DATABASE_URL: `file:${path}`, SIDELINED_EDITOR_TOKEN: 'an-unused-token' });
    await (await openApp(config, pino({ level: 'silent' })))[Symbol.asyncDispose]();
    tookMs = Date.now() - before;
  });
  return { content, tookMs };
}
