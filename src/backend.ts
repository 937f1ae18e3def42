import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DEMO_START, isPartlySeeded } from './demo/seed-state.ts';
import type { InvalidationBus } from './invalidation/bus.ts';
import { Counters } from './observability/counters.ts';
import { type Health, openHealth } from './observability/health.ts';
import { instrumentedStore } from './observability/instrumented-store.ts';
import type { Tracer } from './observability/tracer.ts';
import { openDatabase } from './storage/open-database.ts';
import type { Store } from './storage/store.ts';
import { type Commands, createCommands } from './write-path/command-context.ts';
import { clockMover, followClock, isClockInDoubt, openClock } from './write-path/persistent-clock.ts';
import { TimeBoundaries } from './write-path/time-boundaries.ts';

const CLOCK_CHECK_MS = 30_000;

/** All services without the HTTP server, for commands of the command line. */
export interface Backend extends AsyncDisposable {
  readonly store: Store;
  readonly bus: InvalidationBus;
  readonly commands: Commands;
  readonly clock: Clock;
  /** Whether the database was empty when it was opened. */
  readonly isEmpty: boolean;
  readonly health: Health;
}

export async function openBackend(
  config: Config,
  counters = new Counters(),
  tracer: Tracer | null = null,
  log: Logger | null = null,
): Promise<Backend> {
  await using opened = new AsyncDisposableStack();
  const { store: database, bus } = opened.use(await openDatabase(config));
  const clockLagMs = async (): Promise<number> => (await database.readScope({})).processedUntil - clock.now();
  const health = opened.use(
    openHealth({
      store: database,
      bus,
      clockLagMs,
      isClockInDoubt: () => isClockInDoubt({ clock, store: database }),
    }),
  );
  const store = instrumentedStore(withWriteCheck(database, health), counters, tracer);
  const observer = {
    failed(error: unknown) {
      health.reportFailure('time', health.classify(error) ?? 'FAILED');
      log?.error({ id: randomUUID(), err: error }, 'time boundary failed; will retry');
    },
    succeeded: () => health.reportRecovery('time'),
  };
  const reportJump = (): void => {
    health.reportFailure('clock', 'CLOCK_JUMPED');
    log?.error(
      'clock far ahead of the last record; time waits until it is corrected or confirmed by SIDELINED_CLOCK_JUMP=accept',
    );
  };
  // If several nodes start at once on an empty database, one of them seeds it.
  const { clock, time, isEmpty } = await store.withExclusiveLock(async () => {
    const isEmpty = await store.isEmpty();
    const clock = await openClock(config, store, isEmpty, DEMO_START);
    if (await isClockInDoubt({ clock, store })) reportJump();
    const time = opened.use(await TimeBoundaries.start({ store, clock }, bus, observer));
    if (config.seed === 'demo' && (isEmpty || (await isPartlySeeded(store)))) {
      const { seedDemoData } = await import('./demo/seed.ts');
      await seedDemoData({ store, clock });
    }
    return { clock, time, isEmpty };
  });
  const deps = { store, clock };
  opened.defer(await followClock(deps, bus, time));
  if (log !== null) opened.defer(logDroppedCaches(bus, log));
  const commands = createCommands(deps, time, config.webhooks.allowsPrivate, clockMover(deps, time));
  // Checks regularly whether the clock has jumped; the database's time can confirm a jump.
  const clockCheck = clock.guard && setInterval(() => void health.check(), CLOCK_CHECK_MS).unref();
  opened.defer(() => clearInterval(clockCheck));
  const services = opened.move();
  return { store, bus, commands, clock, isEmpty, health, [Symbol.asyncDispose]: () => services.disposeAsync() };
}

/** Returns a store that refuses changes after the database was found corrupt. */
function withWriteCheck(store: Store, health: Health): Store {
  return {
    ...store,
    async change(scope, decide) {
      health.assertWritable();
      return store.change(scope, decide);
    },
  };
}

function logDroppedCaches(bus: InvalidationBus, log: Logger): () => void {
  return bus.listen((invalidated) => {
    if (invalidated !== 'ALL') return;
    const connected = !bus.isDisconnected();
    log.warn({ connected }, `invalidation bus ${connected ? 'connected' : 'disconnected'}: all caches dropped`);
  });
}
