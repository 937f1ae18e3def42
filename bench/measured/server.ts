import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Child, SERVER_CORE } from './child.ts';
import type { Instruments } from './instruments.ts';

const INSTRUMENTS = fileURLToPath(new URL('instruments.ts', import.meta.url));

export interface Started {
  readonly name: string;
  /** The program, and its arguments. */
  readonly run: readonly [script: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** What else is loaded before it. */
  readonly preload?: readonly string[];
}

/** A server that is measured, in a process of its own. */
export class Server implements AsyncDisposable {
  readonly name: string;
  readonly url: string;
  readonly #child: Child;

  constructor(name: string, url: string, child: Child) {
    this.name = name;
    this.url = url;
    this.#child = child;
  }

  get endpoint(): string {
    return `${this.url}/graphql`;
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** The time on a core of all its threads so far, in microseconds. */
  cpu(): number {
    const threads = `/proc/${this.pid}/task`;
    return readdirSync(threads).reduce((sum, thread) => sum + cpuOf(`${threads}/${thread}/schedstat`), 0) / 1_000;
  }

  async look(collect: boolean): Promise<Instruments> {
    const told = await this.#child.ask<{ heap: number; rss: number; commits: string[] }>({ collect });
    return { ...told, commits: told.commits.map(BigInt) };
  }

  async post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    if (!response.ok || text.startsWith('{"errors"')) throw new Error(`${this.name}: ${text.slice(0, 500)}`);
    return text;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}

/** Starts it on the servers' core, and waits for its line with `ready` and the address. */
export async function startServer({ name, run, env = {}, preload = [] }: Started): Promise<Server> {
  const imports = [INSTRUMENTS, ...preload].flatMap((file) => ['--import', file]);
  const extra = (process.env.BENCH_NODE ?? '').split(' ').filter((option) => option !== '');
  const child = new Child(SERVER_CORE, ['--expose-gc', ...extra, ...imports, ...run], env);
  const lines = createInterface({ input: child.process.stdout ?? process.stdin });
  for await (const line of lines) {
    const url = line.includes('ready') ? /http:\/\/[^\s)]+/.exec(line)?.[0] : undefined;
    if (url === undefined) continue;
    if (process.env.BENCH_SHOW) child.process.stdout?.pipe(process.stderr);
    else child.process.stdout?.resume();
    return new Server(name, url, child);
  }
  throw new Error(`${name} has ended before it was ready`);
}

/** A thread may end while it is looked at. */
function cpuOf(schedstat: string): number {
  try {
    return Number(readFileSync(schedstat, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}
