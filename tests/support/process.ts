import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { TOKEN } from './football.ts';

/** The server as an operator starts it: a process of its own, on a file of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  /** The lines that it has printed up to `ready`. */
  readonly lines: readonly string[];
  /** The lines on its standard error, where they are not passed on. */
  readonly logged: readonly string[];
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as an operator would; answers with its exit code. */
  stop(): Promise<number | null>;
}

/** What a command of the operator's printed, and its exit code. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a command, in a process of its own. */
export async function sidelined(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out: out.trim(), errors: errors.trim() };
}

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

/** Starts `serve` and waits for its line with `ready` and the URL. */
export async function startServer(
  env: Record<string, string>,
  stderr: 'inherit' | 'pipe' = 'inherit',
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { PATH: process.env.PATH, PORT: '0', SIDELINED_EDITOR_TOKEN: TOKEN, SIDELINED_LIMITS: 'off', ...env },
    stdio: ['ignore', 'pipe', stderr],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  const logged: string[] = [];
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => logged.push(line));
  const ready = Promise.withResolvers<string>();
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const url = line.includes('ready') ? /http:\/\/[^\s)]+/.exec(line)?.[0] : undefined;
      if (url !== undefined) ready.resolve(url);
    });
  void gone.then((code) => ready.reject(new Error(`the server ended with ${code} before it was ready`)));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return {
    url: await ready.promise,
    lines,
    logged,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

/** A database file that nobody else has; it goes with its folder. */
export function databaseFile(): Disposable & { readonly env: { readonly DATABASE_URL: string } } {
  const folder = mkdtempSync(join(tmpdir(), 'sidelined-'));
  return {
    env: { DATABASE_URL: `file:${join(folder, 'sidelined.db')}` },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
