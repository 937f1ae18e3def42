import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** The core of the measured server, and the core of the clients. */
export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** A child process on one core, whose messages can be awaited. */
export class Child implements AsyncDisposable {
  readonly process: ChildProcess;
  readonly #gone: Promise<unknown>;

  constructor(core: number, node: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const [command = '', ...args] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, ...node];
    this.process = spawn(command, args, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.process.setMaxListeners(0);
    this.#gone = once(this.process, 'exit');
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Sends a message and awaits the reply. Only one message may be pending. */
  async ask<Answer>(question: object | string): Promise<Answer> {
    this.process.send(question);
    return this.receive();
  }

  async receive<Answer>(): Promise<Answer> {
    const ended = this.#gone.then(() => {
      throw new Error(`${this.process.spawnargs.join(' ')} exited`);
    });
    const [answer] = await Promise.race([once(this.process, 'message'), ended]);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill('SIGTERM');
    await this.#gone;
  }
}

/** Pins this process to the clients' core. */
export function stayOnClientCore(): void {
  if (canPin) spawnSync('taskset', ['-acp', String(CLIENT_CORE), String(process.pid)]);
}
