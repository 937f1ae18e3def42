import type { AuditContext } from '../auth/audit.ts';
import { type Clock, guardedClock, movableClock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../domain/day.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { tags } from '../invalidation/tags.ts';
import type { Store } from '../storage/store.ts';
import { auditEntryFor, type WriteDeps } from './change.ts';
import type { TimeBoundaries } from './time-boundaries.ts';

/**
 * A movable clock is stored in the database as its offset from the system clock. It therefore continues while no server
 * runs, and is the same on every node.
 */

/** Two clocks that differ by at most this much count as equal. */
const MAX_DIFFERENCE_MS = 60_000;

/** The setting with the offset of the demo clock, in milliseconds. */
export const DEMO_CLOCK = 'demo-clock-ahead-ms';
/** The setting with the offset of a clock started by SIDELINED_CLOCK, in milliseconds. */
export const MOVED_CLOCK = 'moved-clock-ahead-ms';
export const PERSISTED_CLOCKS = [DEMO_CLOCK, MOVED_CLOCK] as const;

/** Returns a movable clock for the demo data or if one is configured, else the system clock. A stored clock never goes back. */
export async function openClock(
  { clock, seed, isClockConfirmed }: Config,
  store: Store,
  isEmpty: boolean,
  demoStart: Instant,
): Promise<Clock> {
  if (clock !== null) {
    const stored = await readClock(store, MOVED_CLOCK);
    return stored !== null && stored >= clock
      ? movableClock(stored)
      : storeClock(MOVED_CLOCK, movableClock(clock), store);
  }
  const stored = await readClock(store, DEMO_CLOCK);
  if (stored !== null) return movableClock(stored);
  if (isEmpty && seed === 'demo') return storeClock(DEMO_CLOCK, movableClock(demoStart), store);
  const { processedUntil, latestWrite } = await store.readScope({});
  return guardedClock(Math.max(processedUntil, latestWrite) as Instant, isClockConfirmed);
}

/** Compares the system clock with the database's time while it is in doubt. Returns whether it still is. */
export async function isClockInDoubt({ clock, store }: Pick<WriteDeps, 'clock' | 'store'>): Promise<boolean> {
  const { guard } = clock;
  clock.now();
  if (guard === undefined || !guard.isJumped()) return false;
  const now = await store.databaseTime();
  if (now === null || Math.abs(now - systemClock().now()) > MAX_DIFFERENCE_MS) return true;
  guard.confirm();
  return false;
}

/**
 * Returns a function that moves the clock and processes all boundaries until the new time. Returns undefined if the clock
 * cannot be moved. An exclusive lock keeps two nodes from moving the stored clock back.
 */
export function clockMover(
  { clock, store }: WriteDeps,
  time: Pick<TimeBoundaries, 'processDue'>,
): ((to: Instant, context: AuditContext) => Promise<void>) | undefined {
  const { moveTo } = clock;
  if (moveTo === undefined) return undefined;
  async function move(to: Instant, context: AuditContext): Promise<void> {
    await time.processDue();
    const settings: Record<string, string> = {};
    for (const name of PERSISTED_CLOCKS) {
      const stored = await readClock(store, name);
      if (stored !== null && stored < to) settings[name] = offsetOf(to);
    }
    // Stores the new time before the clock moves: if the write fails, the clock does not move.
    const audit = auditEntryFor(context, to, []);
    const writes = { changed: {}, published: [], invalidates: [tags.clock], settings, audit };
    await store.change({}, () => ({ result: null, writes }));
    moveTo?.(to);
    await time.processDue();
  }
  return (to, context) => store.withExclusiveLock(() => move(to, context));
}

/** Moves the clock whenever another node has moved the stored one. Returns a function that stops this. */
export async function followClock(
  { clock, store }: WriteDeps,
  bus: InvalidationBus,
  time: Pick<TimeBoundaries, 'processDue'>,
): Promise<() => void> {
  const { moveTo } = clock;
  if (moveTo === undefined) return () => {};
  async function follow(): Promise<void> {
    for (const name of PERSISTED_CLOCKS) {
      const stored = await readClock(store, name);
      if (stored !== null) moveTo?.(stored);
    }
    await time.processDue();
  }
  // A failed read is repeated when the bus has reconnected, because it then invalidates ALL.
  const stopListening = bus.listen((invalidated) => {
    if (invalidated === 'ALL' || invalidated.has(tags.clock)) follow().catch(() => {});
  });
  // Another node may have moved the clock between `openClock` and `listen`.
  await follow().catch(() => {});
  return stopListening;
}

/** Returns the current time of a stored clock; null if it is not stored. */
async function readClock(store: Store, name: string): Promise<Instant | null> {
  const offsetMs = await store.setting(name);
  return offsetMs === null ? null : ((systemClock().now() + Number(offsetMs)) as Instant);
}

function offsetOf(instant: Instant): string {
  return String(instant - systemClock().now());
}

async function storeClock(name: string, clock: Clock, store: Store): Promise<Clock> {
  const writes = { changed: {}, published: [], invalidates: [tags.clock], settings: { [name]: offsetOf(clock.now()) } };
  await store.change({}, () => ({ result: null, writes }));
  return clock;
}
