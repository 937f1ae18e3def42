import Database from 'better-sqlite3';
import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { DEMO_START } from '../../src/demo/seed-state.ts';
import { DEMO_CLOCK } from '../../src/write-path/persistent-clock.ts';
import { copyOfDatabase, filledDatabase } from './database-content.ts';
import { madeOnce } from './made-once.ts';

interface Made {
  readonly path: string;
  /** The duration of the creation by its clock, in milliseconds: no later entry may be dated before its end. */
  readonly tookMs: number;
}

/**
 * Returns the demo data in a separate file, in the state after a first start. It is created once per run; every call
 * returns a copy.
 */
export async function demoDatabase(): Promise<Disposable & { readonly url: string }> {
  const { path, tookMs } = await madeOnce('demo data', make);
  const file = copyOfDatabase(path);
  const copy = new Database(file.path);
  // Sets the clock of the copy to the time after the creation.
  copy.prepare('update setting set value = ? where name = ?').run(String(DEMO_START + tookMs - Date.now()), DEMO_CLOCK);
  copy.close();
  return file;
}

function make(): Promise<Made> {
  return filledDatabase(async (path) => {
    const before = Date.now();
    const config = configFrom({ PORT: '0', DATABASE_URL: `file:${path}`, SIDELINED_EDITOR_TOKEN: 'an-unused-token' });
    await (await openApp(config, pino({ level: 'silent' })))[Symbol.asyncDispose]();
    return { tookMs: Date.now() - before };
  });
}
