import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where the system has that: a process that is killed loses no more there, and no test cuts the power. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that nobody else has; it goes with what is in it. */
export function ownFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(ROOM, 'sidelined-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
