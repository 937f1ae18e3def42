import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import type { Logger } from 'pino';

/** Whoever starts the program with npm and presses Ctrl-C sends the signal twice: npm hands it on. */
const ECHO_MS = 1_000;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Whoever is told to stop before it serves ends at once: there is nothing to drain, and the next start goes on from here. */
export function exitOnSignalDuringStartup(): Disposable {
  const stop = (): never => process.exit(0);
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    [Symbol.dispose]() {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}

/**
 * Lets a serving process live until it is told to stop: then it drains, and ends with 0. A second signal ends it at once,
 * and so does a drain that takes longer than `bound` milliseconds.
 *
 * An exception that nobody caught has left some piece of work half done, so that the process drains and ends with 1, to
 * be started anew. A rejected promise that nobody awaited has left nothing behind: what is stored is stored in
 * transactions, and nobody waited for the rest. It is noted, and the process lives on.
 */
export function runUntilSignal(app: AsyncDisposable, log: Logger, bound: number): void {
  let stopping: number | null = null;

  async function stop(code: number): Promise<void> {
    stopping = performance.now();
    setTimeout(() => {
      log.error({ bound }, 'the drain took too long');
      process.exit(1);
    }, bound).unref();
    try {
      await app[Symbol.asyncDispose]();
      process.exit(code);
    } catch (error) {
      log.error({ id: randomUUID(), err: error }, 'the drain failed');
      process.exit(1);
    }
  }

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping === null) void stop(0);
      else if (performance.now() - stopping > ECHO_MS) process.exit(128 + constants.signals[signal]);
    });
  }
  process.on('uncaughtException', (error) => {
    log.fatal({ id: randomUUID(), err: error }, 'uncaught exception: shutting down');
    if (stopping === null) void stop(1);
  });
  process.on('unhandledRejection', (reason) => {
    log.error({ id: randomUUID(), err: reason }, 'unhandled rejection');
  });
}
