import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { tempDir } from './temp-dir.ts';

/** Fills a new database file, which `fill` closes again, and returns its content. */
export async function databaseContent(fill: (path: string) => Promise<void> | void): Promise<Buffer> {
  using folder = tempDir();
  const path = `${folder.path}/filled.db`;
  await fill(path);
  const file = new Database(path);
  const content = file.serialize();
  file.close();
  return content;
}

/** Returns a new database file with that content, removed with its folder. */
export function databaseWith(content: Buffer): Disposable & { readonly path: string; readonly url: string } {
  const folder = tempDir();
  const path = `${folder.path}/copied.db`;
  writeFileSync(path, content);
  return { path, url: `file:${path}`, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}
