import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { TOKEN } from '../support/api-client.ts';
import type { Measured } from './server.ts';

const MB = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** A node in a separate process, which can be restarted at the same address. */
export class SoakNode {
  readonly name: string;
  readonly #database: string;
  #child: ChildProcess | null = null;
  url = '';
  idle: Measured | null = null;
  last: Measured | null = null;

  constructor(name: string, database: string) {
    this.name = name;
    this.#database = database;
  }

  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const child = fork(new URL('server.ts', import.meta.url), {
      execArgv: ['--expose-gc'],
      env: {
        PATH: process.env.PATH,
        // The restarts are logged as errors: `warn` shows them.
        SIDELINED_LOG: process.env.SIDELINED_LOG ?? 'silent',
        PORT: port,
        DATABASE_URL: this.#database,
        SIDELINED_EDITOR_TOKEN: TOKEN,
        SIDELINED_LIMITS: 'off',
        // Off, so that any memory still held at the end is a leak.
        SIDELINED_RESPONSE_CACHE: 'off',
        SIDELINED_CACHE_MB: '16',
      },
    });
    this.#child = child;
    const [url] = (await once(child, 'message')) as [string];
    this.url = url;
  }

  /** Memory after a garbage collection, and the numbers of objects held for subscribers. */
  async measure(): Promise<Measured> {
    const child = this.#child;
    if (child === null) throw new Error(`${this.name} is not started`);
    const message = once(child, 'message');
    child.send('measure');
    const [measured] = (await message) as [Measured];
    this.last = measured;
    return measured;
  }

  /** Stops it with SIGTERM. Returns its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === null) return 0;
    this.#child = null;
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  memory(): string {
    const { heap, rss, queries, tags } = this.last ?? { heap: 0, rss: 0, queries: 0, tags: 0 };
    return `${this.name}: heap ${MB(heap)}, resident ${MB(rss)}, ${queries} live queries, ${tags} tags`;
  }
}
