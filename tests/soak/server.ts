import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';

/** What the server measures on request, after a garbage collection. */
export interface Measured {
  readonly heap: number;
  readonly rss: number;
  readonly queries: number;
  readonly tags: number;
  /** Sockets, timers and the like that Node keeps for it. */
  readonly resources: number;
}

/** A server in a separate process, which measures itself when its parent requests it. */
const app = await openApp(
  configFrom(process.env),
  pino({ level: process.env.SIDELINED_LOG ?? 'silent' }, process.stderr),
);
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo().length;
  process.send?.({ heap: heapUsed, rss, resources, ...app.liveQueries.size() } satisfies Measured);
});
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => void app[Symbol.asyncDispose]().then(() => process.exit(0)));
process.send?.(app.url);
