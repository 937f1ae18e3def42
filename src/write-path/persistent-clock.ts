import type { AuditContext } from '../auth/audit.ts';
import { type Clock, movableClock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../domain/day.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { tags } from '../invalidation/tags.ts';
import type { Store } from '../storage/store.ts';
import { auditEntryFor, type WriteDeps } from './change.ts';
import type { TimeBoundaries } from './time-boundaries.ts';

/**
 * A clock that can be moved is kept with the facts, as how far it is ahead of the system's: it runs on while no server
 * does, and is the same on every node.
 */

/** How far the demonstration's clock is ahead of the system's, in milliseconds. */
export const DEMO_CLOCK = 'demo-clock-ahead-ms';
/** The same of a clock that SIDELINED_CLOCK started. */
export const MOVED_CLOCK = 'moved-clock-ahead-ms';
/** Whichever is kept. */
export const PERSISTED_CLOCKS = [DEMO_CLOCK, MOVED_CLOCK] as const;

/** Its own movable clock for a demonstration and for whoever asks for one; else the world's. It never goes back. */
export async function openClock(
  { clock, seed }: Config,
  store: Store,
  isEmpty: boolean,
  demoStart: Instant,
): Promise<Clock> {
  const system = systemClock();
  if (clock !== null) {
    const reached = await shown(store, MOVED_CLOCK);
    return reached !== null && reached >= clock ? movableClock(reached) : keep(MOVED_CLOCK, movableClock(clock), store);
  }
  const reached = await shown(store, DEMO_CLOCK);
  if (reached !== null) return movableClock(reached);
  return isEmpty && seed === 'demo' ? keep(DEMO_CLOCK, movableClock(demoStart), store) : system;
}

/** Moves the clock, and works every midnight and kick-off on the way. One node at a time: what is kept never goes back. */
export function clockMover(
  { clock, store }: WriteDeps,
  time: TimeBoundaries,
): ((to: Instant, context: AuditContext) => Promise<void>) | undefined {
  const { moveTo } = clock;
  if (moveTo === undefined) return undefined;
  async function move(to: Instant, context: AuditContext): Promise<void> {
    await time.processDue();
    const settings: Record<string, string> = {};
    for (const name of PERSISTED_CLOCKS) {
      const reached = await shown(store, name);
      if (reached !== null && reached < to) settings[name] = aheadOf(to);
    }
    // First kept, then moved: a clock that could not be kept stays where it is.
    const audit = auditEntryFor(context, to, []);
    const writes = { changed: {}, published: [], invalidates: [tags.clock], settings, audit };
    await store.change({}, () => ({ result: null, writes }));
    moveTo?.(to);
    await time.processDue();
  }
  return (to, context) => store.withExclusiveLock(() => move(to, context));
}

/** Moves the clock along with that of whichever node was told to. Answers with how to stop that. */
export async function followClock(
  { clock, store }: WriteDeps,
  bus: InvalidationBus,
  time: TimeBoundaries,
): Promise<() => void> {
  const { moveTo } = clock;
  if (moveTo === undefined) return () => {};
  async function follow(): Promise<void> {
    for (const name of PERSISTED_CLOCKS) {
      const reached = await shown(store, name);
      if (reached !== null) moveTo?.(reached);
    }
    await time.processDue();
  }
  // What cannot be read now is read when the bell is heard again, which rings everything.
  const stopListening = bus.listen((invalidates) => {
    if (invalidates === 'ALL' || invalidates.has(tags.clock)) follow().catch(() => {});
  });
  // Somebody may have moved it since it was read, and before anybody listened.
  await follow().catch(() => {});
  return stopListening;
}

/** What a kept clock shows now; null: it is not kept. */
async function shown(store: Store, name: string): Promise<Instant | null> {
  const ahead = await store.setting(name);
  return ahead === null ? null : ((systemClock().now() + Number(ahead)) as Instant);
}

function aheadOf(instant: Instant): string {
  return String(instant - systemClock().now());
}

async function keep(name: string, clock: Clock, store: Store): Promise<Clock> {
  const writes = { changed: {}, published: [], invalidates: [tags.clock], settings: { [name]: aheadOf(clock.now()) } };
  await store.change({}, () => ({ result: null, writes }));
  return clock;
}
