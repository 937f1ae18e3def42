import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Latencies } from './bystander.ts';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const BYSTANDER = fileURLToPath(new URL('bystander.ts', import.meta.url));

export const HEAP_MB = 512;
export const DESCRIPTORS = 1_024;
export const TOKEN = 'a-token-for-the-attack';

export interface Usage {
  readonly rssMb: number;
  readonly descriptors: number;
}

/** A server as in production, with a small heap and few descriptors. */
export interface Target {
  readonly url: string;
  /** Null if the operating system does not provide it. */
  readonly usage: () => Usage | null;
  readonly isAlive: () => boolean;
  /** Stops it; returns its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts the server from its source, or from the given entry of a bundle. */
export async function startTarget(
  env: Readonly<Record<string, string | undefined>> = {},
  main = MAIN,
): Promise<Target> {
  const args = [`--max-old-space-size=${HEAP_MB}`, main, 'serve'];
  const options = {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: ':memory:',
      SIDELINED_EDITOR_TOKEN: TOKEN,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'],
  };
  const child =
    process.platform === 'win32'
      ? spawn(process.execPath, args, options)
      : spawn('sh', ['-c', `ulimit -n ${DESCRIPTORS}; exec "$0" "$@"`, process.execPath, ...args], options);
  const gone = once(child, 'exit').then(([code]) => code as number | null);
  const url = await Promise.race([
    readyUrl(child),
    gone.then((code) => Promise.reject(new Error(`the server ended with ${code} before it was ready`))),
  ]);
  return {
    url,
    usage: () => usageOf(child.pid ?? 0),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: stdout })) {
    const url = line.includes('ready') ? /http:\/\/[^\s)]+/.exec(line)?.[0] : undefined;
    if (url === undefined) continue;
    stdout.resume();
    return url;
  }
  throw new Error('not ready');
}

function usageOf(pid: number): Usage | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return { rssMb: Number(kilobytes) / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null;
  }
}

/** A normal client of the target, at another address if the system has several. */
export interface Bystander extends Disposable {
  /** How long its responses took since the last call. */
  readonly latencies: () => Promise<Latencies>;
}

export function startBystander(url: string): Bystander {
  const child = fork(BYSTANDER, [url, process.platform === 'linux' ? '127.0.0.99' : '']);
  return {
    async latencies() {
      child.send('latencies');
      const [latencies] = await once(child, 'message');
      return latencies as Latencies;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

/** A client that sends one request each time it is asked: it shows only that the server still responds. */
export function occasionalBystander(url: string): Bystander {
  return {
    async latencies() {
      const since = performance.now();
      const response = await fetch(`${url}/health/live`).catch(() => null);
      await response?.body?.cancel();
      const tookMs = performance.now() - since;
      return { count: response === null ? 0 : 1, p50: tookMs, p99: tookMs, max: tookMs };
    },
    [Symbol.dispose]: () => {},
  };
}
