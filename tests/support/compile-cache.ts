import { readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The compile cache of Node for the workers, beside the packages: later runs load the program in half of the CPU. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/sidelined/tests', import.meta.url));

/** The program and its packages need about 2,000 files; each run adds some hundreds for the test files. */
const MAX_FILES = 5_000;

export function useCompileCache(): void {
  enableCompileCache(FOLDER);
}

/** Removes the cache when it has grown too large, because each run loads the test files under new names. */
export function limitCompileCache(): void {
  try {
    if (readdirSync(FOLDER, { recursive: true }).length > MAX_FILES) rmSync(FOLDER, { recursive: true, force: true });
  } catch {
    // There is none, or another run is removing it.
  }
}
