import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import { COMPILED } from './bundle.ts';
import { TOKEN } from './api-client.ts';
import { tempDir } from './temp-dir.ts';

/** A server as an operator starts it: a separate process on a separate file. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** The lines that it has printed up to `ready`. */
  readonly lines: readonly string[];
  /** The lines on its standard error: its log. */
  readonly logged: readonly string[];
  /** Its exit code, once it has ended. */
  readonly gone: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** Kills it, like a power cut. */
  kill(): Promise<void>;
  /** Stops it as an operator would and returns its exit code. */
  stop(): Promise<number | null>;
}

/** The output of a command, and its exit code. */
export interface ProcessOutput {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** A heap that is large from the beginning: a start with little garbage collection takes a tenth less CPU. */
const ROOMY = ['--max-semi-space-size=64', '--min-semi-space-size=32'];

/** The environment of the processes that tests start, with the shared compile cache. */
export const SURROUNDINGS = { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED };

let program: Promise<string> | null = null;

/** Returns the entry of the bundled program, which is created once for all tests of a run. */
export function bundledMain(): Promise<string> {
  return (program ??= askForProgram());
}

async function askForProgram(): Promise<string> {
  const response = await fetch(`${inject('postgres')}/program`);
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { path: string }).path;
}

/** Runs a command of the program to its end in a separate process: `sidelined verify`. */
export async function sidelined(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProcessOutput> {
  const child = spawn(process.execPath, [...ROOMY, await bundledMain(), ...args], {
    env: { ...SURROUNDINGS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out: out.trim(), errors: errors.trim() };
}

/** Starts `serve` with these options of node, and waits for its line with `ready` and the URL. */
export async function startServer(
  env: Record<string, string>,
  options: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...ROOMY, ...options, await bundledMain(), 'serve'], {
    env: { ...SURROUNDINGS, PORT: '0', SIDELINED_EDITOR_TOKEN: TOKEN, SIDELINED_LIMITS: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  const logged: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => void logged.push(line));
  const ready = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const url = line.includes('ready') ? /http:\/\/[^\s)]+/.exec(line)?.[0] : undefined;
    if (url !== undefined) ready.resolve(url);
  });
  void gone.then((code) =>
    ready.reject(new Error(`the server ended with ${code} before it was ready: ${logged.join(' ')}`)),
  );
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return {
    url: await ready.promise,
    pid: child.pid ?? 0,
    lines,
    logged,
    gone,
    signal: (signal) => void child.kill(signal),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

/** Returns a new database file, removed with its folder. */
export function databaseFile(): Disposable & {
  readonly env: { readonly DATABASE_URL: string };
  readonly path: string;
  readonly folder: string;
} {
  const folder = tempDir();
  const path = `${folder.path}/sidelined.db`;
  return {
    env: { DATABASE_URL: `file:${path}` },
    path,
    folder: folder.path,
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}
