import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DEMO_START, isHalfFilled, seedDemoWorld } from './demo/world.ts';
import type { Bell } from './invalidation/bus.ts';
import { Counts } from './observability/counters.ts';
import { type Health, openHealth } from './observability/health.ts';
import { seenStore } from './observability/instrumented-store.ts';
import type { Tracer } from './observability/tracer.ts';
import { openDatabase } from './storage/open-database.ts';
import type { Store } from './storage/store.ts';
import { type Act, actWith } from './write-path/command-context.ts';
import { clockFor, followMoves, moverOf } from './write-path/persistent-clock.ts';
import { watchTime } from './write-path/time-boundaries.ts';

/** Everything that works without a server: for the command line's own deeds. */
export interface Workshop extends AsyncDisposable {
  readonly store: Store;
  readonly bell: Bell;
  readonly act: Act;
  readonly clock: Clock;
  readonly isEmpty: boolean;
  readonly health: Health;
}

export async function openWorkshop(
  config: Config,
  counts = new Counts(),
  tracer: Tracer | null = null,
  log: Logger | null = null,
): Promise<Workshop> {
  await using opened = new AsyncDisposableStack();
  const { store: whole, bell } = opened.use(await openDatabase(config));
  const health = opened.use(
    openHealth({
      store: whole,
      bell,
      behind: async () => (await whole.world({})).workedUntil - clock.now(),
    }),
  );
  const guarded: Store = {
    ...whole,
    async change(scope, decide) {
      health.refuseWritesToBroken();
      return whole.change(scope, decide);
    },
  };
  const store = seenStore(guarded, counts, tracer);
  const keeper = {
    failed(error: unknown) {
      health.fails('time', health.met(error) ?? 'FAILED');
      log?.error({ id: randomUUID(), err: error }, 'a midnight or a kick-off could not be worked; it is tried again');
    },
    worked: () => health.mends('time'),
  };
  // Of several nodes that start at once on an empty database one fills it.
  const { clock, time, isEmpty } = await store.alone(async () => {
    const isEmpty = await store.isEmpty();
    const clock = await clockFor(config, store, isEmpty, DEMO_START);
    const time = opened.use(await watchTime({ store, clock }, bell, keeper));
    if (config.seed === 'demo' && (isEmpty || (await isHalfFilled(store))))
      await seedDemoWorld({ store, clock }, randomUUID);
    return { clock, time, isEmpty };
  });
  const writing = { store, clock };
  opened.defer(await followMoves(writing, bell, time));
  opened.defer(
    bell.listen((rung) => {
      if (rung === 'EVERYTHING')
        log?.warn({ deaf: bell.isDeaf() }, 'what has changed cannot be told: everything is read anew');
    }),
  );
  const act = actWith(writing, time, moverOf(writing, time));
  const kept = opened.move();
  return { store, bell, act, clock, isEmpty, health, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
