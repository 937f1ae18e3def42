import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import type { Logger } from 'pino';

/** Ctrl-C under `npm start` delivers SIGINT twice (npm forwards it). A second signal within this time is ignored. */
const REPEATED_SIGNAL_MS = 1_000;
/** The interval at which the server checks whether the shell of `npm start` still runs. */
const PARENT_CHECK_MS = 200;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const PARENT = process.ppid;

/** Ends the process with 0 on a signal before it serves. There is nothing to drain, and the next start continues. */
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
 * Keeps a serving process running until a signal: then it drains and exits with 0. A second signal ends it at once, and
 * so does a drain that takes longer than `maxDrainMs`.
 *
 * An uncaught exception may leave work incomplete, so the process drains and exits with 1, to be started again. An
 * unhandled rejection leaves nothing incomplete, because everything is stored in transactions: it is logged, and the
 * process continues.
 */
export function runUntilSignal(app: AsyncDisposable, log: Logger, maxDrainMs: number): void {
  let stoppingSince: number | null = null;

  async function stop(code: number): Promise<void> {
    stoppingSince = performance.now();
    setTimeout(() => {
      log.error({ maxDrainMs }, 'drain timed out');
      process.exit(1);
    }, maxDrainMs).unref();
    try {
      await app[Symbol.asyncDispose]();
      process.exit(code);
    } catch (error) {
      log.error({ id: randomUUID(), err: error }, 'drain failed');
      process.exit(1);
    }
  }

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stoppingSince === null) void stop(0);
      else if (performance.now() - stoppingSince > REPEATED_SIGNAL_MS) process.exit(128 + constants.signals[signal]);
    });
  }
  onEndOfNpmStart(() => {
    if (stoppingSince === null) void stop(0);
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ id: randomUUID(), err: error }, 'uncaught exception: shutting down');
    if (stoppingSince === null) void stop(1);
  });
  process.on('unhandledRejection', (reason) => {
    log.error({ id: randomUUID(), err: reason }, 'unhandled rejection');
  });
}

/**
 * Calls back once the shell that runs `npm start` has ended. npm sends a signal only to that shell, and some shells end
 * without forwarding it, so that the server would continue alone.
 */
function onEndOfNpmStart(ended: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.env.npm_package_name !== 'sidelined') return;
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    ended();
  }, PARENT_CHECK_MS).unref();
}
