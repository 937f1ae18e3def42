import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Child, SERVER_CORE } from './child.ts';
import { cpuOf } from './cpu.ts';
import { pause } from './figures.ts';
import type { Instruments } from './instruments.ts';

const INSTRUMENTS = fileURLToPath(new URL('instruments.ts', import.meta.url));

export interface Started {
  readonly name: string;
  /** The script and its arguments. */
  readonly run: readonly [script: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Modules to load before the script. */
  readonly preload?: readonly string[];
}

/** A measured server in a child process. */
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

  /** The CPU time of all threads so far, in microseconds. */
  cpu(): number {
    return cpuOf(this.pid);
  }

  /** Waits until the server uses less than a tenth of a core. */
  async untilIdle(): Promise<void> {
    for (let times = 0; times < 100; times += 1) {
      const before = this.cpu();
      await pause(20);
      if (this.cpu() - before < 2_000) return;
    }
  }

  async inspect(collect: boolean): Promise<Instruments> {
    const result = await this.#child.ask<{ heap: number; rss: number; commits: string[] }>({ collect });
    return { ...result, commits: result.commits.map(BigInt) };
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

/** Starts a server on the servers' core and waits for its ready line with the URL. */
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
  throw new Error(`${name} exited before it was ready`);
}
