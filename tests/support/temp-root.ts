import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;
const NAME = 'sidelined-tests-';

/**
 * Returns a folder for the files of a test run, named after this process. It is in memory if there is space, because no
 * test's database must survive a power cut. Folders of interrupted runs are removed.
 */
export function tempRoot(): string {
  const place = hasRoom() ? MEMORY : tmpdir();
  for (const name of readdirSync(place)) {
    if (name.startsWith(NAME) && !isRunning(Number(name.slice(NAME.length)))) remove(join(place, name));
  }
  const folder = join(place, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
