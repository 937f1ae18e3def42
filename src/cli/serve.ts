import type { Command } from 'commander';
import { flushCompileCache } from 'node:module';
import { configFrom, type Environment } from '../config.ts';
import { exitOnSignalDuringStartup, runUntilSignal } from './process-lifecycle.ts';

/** The time for close handshakes and running requests, beyond the time over which socket closes are spread. */
const DRAIN_MS = 6_000;
/** The compile cache is written this long after the start, because a process that is killed does not write it. */
const CACHE_FLUSH_DELAY_MS = 1_000;

export function configure(command: Command, env: Environment): void {
  command.action(() => serve(env));
}

async function serve(env: Environment): Promise<void> {
  const starting = exitOnSignalDuringStartup();
  const config = configFrom(env);
  const { openLogger } = await import('../observability/logger.ts');
  const { openApp } = await import('../app.ts');
  const log = openLogger(config.logLevel, process.stderr, [config.editorToken, ...Object.values(config.feedKeys)]);
  const app = await openApp(config, log);
  log.info({ url: app.url, metricsUrl: app.metricsUrl, node: process.versions.node }, 'ready');
  if (app.createdToken !== null) console.log(`Editor token created (shown only once): ${app.createdToken}`);
  console.log(`Sidelined is ready at ${app.url}${config.introspection ? ` (GraphiQL at ${app.url}/graphql)` : ''}`);
  runUntilSignal(app, log, config.drainMs + DRAIN_MS);
  starting[Symbol.dispose]();
  setTimeout(flushCompileCache, CACHE_FLUSH_DELAY_MS).unref();
}
