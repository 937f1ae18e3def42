import type { Command } from 'commander';
import { openBackend } from '../backend.ts';
import { configFrom, type Environment } from '../config.ts';
import { Counters } from '../observability/counters.ts';
import { openLogger } from '../observability/logger.ts';
import { readSyncConfig } from '../sync/config.ts';
import type { SourceState } from '../sync/source-state.ts';
import { exitOnSignalDuringStartup, runUntilSignal } from './process-lifecycle.ts';

/** The time for a poll to end after a signal. */
const DRAIN_MS = 10_000;

export function configure(command: Command, env: Environment): void {
  command
    .argument('<config>', 'a JSON file with the sources and their schedules: see docs/feeds.md')
    .option('--once', 'poll each source once, whatever its schedule, and end', false)
    .action((path: string, { once }: { readonly once: boolean }) => sync(env, path, once));
}

async function sync(env: Environment, path: string, once: boolean): Promise<void> {
  const starting = exitOnSignalDuringStartup();
  const config = configFrom(env);
  const sources = await readSyncConfig(path);
  const log = openLogger(config.logLevel, process.stderr, [config.editorToken, ...Object.values(config.feedKeys)]);
  await using opened = new AsyncDisposableStack();
  const counters = new Counters();
  const { store, commands } = opened.use(await openBackend({ ...config, seed: 'none' }, counters, null, log));
  const { openSync, pollAllOnce } = await import('../sync/open-sync.ts');
  const deps = { store, commands, env: config.feedKeys, log, counters: counters.feeds, onPolled: printPoll };
  if (once) {
    const states = await pollAllOnce(sources, deps);
    if (states.some(({ failure }) => failure !== null)) process.exitCode = 1;
    starting[Symbol.dispose]();
    return;
  }
  opened.use(openSync(sources, deps));
  const names = sources.sources.map(({ name }) => name).join(', ');
  console.log(`Polling ${names}.`);
  runUntilSignal(opened.move(), log, DRAIN_MS);
  starting[Symbol.dispose]();
  // Keeps the process running until a signal, because the timers of polls do not.
  setInterval(() => {}, 2 ** 30);
}

function printPoll(source: string, { failure, lastPollAt, lastChangeAt }: SourceState): void {
  if (failure !== null) console.error(`${source}: ${failure.message}`);
  else
    console.log(
      `${source}: ${lastChangeAt !== null && lastChangeAt >= (lastPollAt ?? 0) ? 'changed' : 'nothing has changed'}`,
    );
}
