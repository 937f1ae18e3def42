import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tempDir } from './temp-dir.ts';

/**
 * Fills a new database file, which `fill` closes again. Returns its path with what `fill` returned. The file is removed
 * at the end of the run.
 */
export async function filledDatabase<Known extends object>(
  fill: (path: string) => Promise<Known>,
): Promise<Known & { readonly path: string }> {
  using folder = tempDir();
  const path = `${folder.path}/filled.db`;
  const known = await fill(path);
  const file = new Database(path);
  const content = file.serialize();
  file.close();
  const kept = join(mkdtempSync(join(tmpdir(), 'sidelined-filled-')), 'filled.db');
  writeFileSync(kept, content);
  return { ...known, path: kept };
}

/** Returns a copy of a database file, removed with its folder. */
export function copyOfDatabase(filled: string): Disposable & { readonly path: string; readonly url: string } {
  const folder = tempDir();
  const path = `${folder.path}/copied.db`;
  copyFileSync(filled, path);
  return { path, url: `file:${path}`, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}
