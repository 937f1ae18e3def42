import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DEMO_START, isHalfFilled, seedDemoWorld } from './demo/world.ts';
import type { InvalidationBus } from './invalidation/bus.ts';
import { Counters } from './observability/counters.ts';
import { type Health, openHealth } from './observability/health.ts';
import { instrumentedStore } from './observability/instrumented-store.ts';
import type { Tracer } from './observability/tracer.ts';
import { openDatabase } from './storage/open-database.ts';
import type { Store } from './storage/store.ts';
import { type Commands, createCommands } from './write-path/command-context.ts';
import { clockMover, followClock, openClock } from './write-path/persistent-clock.ts';
import { startTimeBoundaries } from './write-path/time-boundaries.ts';

/** Everything that works without a server: for the command line's own deeds. */
export interface Backend extends AsyncDisposable {
  readonly store: Store;
  readonly bus: InvalidationBus;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly isEmpty: boolean;
  readonly health: Health;
}

export async function openBackend(
  config: Config,
  counts = new Counters(),
  tracer: Tracer | null = null,
  log: Logger | null = null,
): Promise<Backend> {
  await using opened = new AsyncDisposableStack();
  const { store: whole, bus } = opened.use(await openDatabase(config));
  const health = opened.use(
    openHealth({
      store: whole,
      bus: bus,
      clockLagMs: async () => (await whole.readScope({})).processedUntil - clock.now(),
    }),
  );
  const guarded: Store = {
    ...whole,
    async change(scope, decide) {
      health.assertWritable();
      return whole.change(scope, decide);
    },
  };
  const store = instrumentedStore(guarded, counts, tracer);
  const keeper = {
    failed(error: unknown) {
      health.reportFailure('time', health.classify(error) ?? 'FAILED');
      log?.error({ id: randomUUID(), err: error }, 'time boundary failed; will retry');
    },
    succeeded: () => health.reportRecovery('time'),
  };
  // Of several nodes that start at once on an empty database one fills it.
  const { clock, time, isEmpty } = await store.withExclusiveLock(async () => {
    const isEmpty = await store.isEmpty();
    const clock = await openClock(config, store, isEmpty, DEMO_START);
    const time = opened.use(await startTimeBoundaries({ store, clock }, bus, keeper));
    if (config.seed === 'demo' && (isEmpty || (await isHalfFilled(store)))) await seedDemoWorld({ store, clock });
    return { clock, time, isEmpty };
  });
  const writing = { store, clock };
  opened.defer(await followClock(writing, bus, time));
  opened.defer(
    bus.listen((invalidated) => {
      if (invalidated === 'ALL')
        log?.warn(
          { connected: !bus.isDisconnected() },
          `invalidation bus ${bus.isDisconnected() ? 'disconnected' : 'connected'}: all caches dropped`,
        );
    }),
  );
  const commands = createCommands(writing, time, clockMover(writing, time));
  const kept = opened.move();
  return { store, bus, commands, clock, isEmpty, health, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
