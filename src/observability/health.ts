import { setTimeout as after } from 'node:timers/promises';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { systemClock } from '../clock.ts';
import { formatInstant, type Instant } from '../domain/day.ts';
import type { StorageErrorKind } from '../storage/storage-error.ts';
import type { Store } from '../storage/store.ts';

/**
 * What may not go as it should: reading, writing, the working of midnights and kick-offs, the clock itself, hearing of
 * what others write.
 */
export type Component = 'reads' | 'writes' | 'time' | 'clock' | 'invalidation';

/**
 * `BEHIND`: the clock shows a moment before the one up to which time has been worked. `DEAF`: what other nodes write is
 * not heard of. `FAILED`: see the log.
 */
export type FailureKind = StorageErrorKind | 'CLOCK_BEHIND' | 'DISCONNECTED' | 'FAILED';

export interface Failure {
  readonly part: Component;
  readonly trouble: FailureKind;
  /** An instant of the system's clock. */
  readonly since: string;
}

/** What fails at present, and since when. What has failed is tried again until it goes. */
export interface Health extends AsyncDisposable {
  /** Has a look now, unless one has just been had: what fails, part by part. */
  check(): Promise<readonly Failure[]>;
  reportFailure(part: Component, trouble: FailureKind): void;
  reportRecovery(part: Component): void;
  /** What of the store's own stands behind an error; it is noted, and the store is tried from now on until it works. */
  classify(error: unknown): StorageErrorKind | null;
  /** Throws once the store was found broken: what is still written to it may be lost with it. */
  assertWritable(): void;
  /** Calls whenever the store works again: what was not read meanwhile is to be read now. Answers with how to stop that. */
  onRecovered(listener: () => void): () => void;
}

export interface HealthDeps {
  readonly store: Pick<Store, 'probe' | 'storageErrorKind'>;
  readonly bus: Pick<InvalidationBus, 'isDisconnected' | 'listen'>;
  /** How far time has been worked beyond what the clock shows, in milliseconds; below zero: not at all. */
  readonly clockLagMs: () => Promise<number>;
}

/** At most one look a second, however many ask. */
const LOOK_MS = 1_000;
/** So long somebody who asks waits for the store at most: one that says nothing at all is out of reach. */
const PATIENCE_MS = 3_000;
/** Between two tries of what fails: doubled each time, up to the longest. */
const FIRST_TRY_MS = 250;
const LONGEST_TRY_MS = 10_000;
/** A clock is set right by seconds now and then; that is nobody's trouble. */
const BEHIND_MS = 60_000;

export function openHealth({ store, bus: bell, clockLagMs: behind }: HealthDeps): Health {
  const system = systemClock();
  const failing = new Map<Component, Failure>();
  const listeners = new Set<() => void>();
  let looking: { readonly at: Instant; readonly done: Promise<void> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_TRY_MS;
  let closed = false;
  let broken: { readonly error: unknown } | null = null;

  function fails(part: Component, trouble: FailureKind): void {
    const known = failing.get(part);
    if (known?.trouble === trouble) return;
    failing.set(part, { part, trouble, since: known?.since ?? formatInstant(system.now()) });
  }

  function mends(part: Component): void {
    if (failing.delete(part) && (part === 'reads' || part === 'writes')) for (const listener of listeners) listener();
  }

  async function tryPart(part: 'reads' | 'writes', attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
      mends(part);
    } catch (error) {
      fails(part, store.storageErrorKind(error) ?? 'FAILED');
    }
  }

  /** What has failed in earnest is tried in earnest; to begin to write tells a lock and a forbidden write at no cost. */
  async function probe(): Promise<void> {
    // What is broken stays so, though some of it can be read, until somebody puts a sound one in its place and starts anew.
    if (broken === null) {
      await tryPart('reads', () => store.probe('READ'));
      await tryPart('writes', () => store.probe(failing.has('writes') ? 'WRITE' : 'BEGIN'));
    }
    const ahead = await behind().catch(() => 0);
    if (ahead > BEHIND_MS) fails('clock', 'CLOCK_BEHIND');
    else mends('clock');
  }

  // It rings everything when it is deaf from now on, and when it is no more.
  const stopListening = bell.listen((invalidated) => {
    if (invalidated !== 'ALL') return;
    if (bell.isDisconnected()) fails('invalidation', 'DISCONNECTED');
    else mends('invalidation');
  });

  function tryAgainLater(): void {
    if (closed || timer !== undefined) return;
    timer = setTimeout(() => {
      void probe().then(() => {
        timer = undefined;
        pause = Math.min(2 * pause, LONGEST_TRY_MS);
        if (broken === null && (failing.has('reads') || failing.has('writes'))) tryAgainLater();
        else pause = FIRST_TRY_MS;
      });
    }, pause).unref();
  }

  return {
    async check() {
      const now = system.now();
      if (looking === null || Math.abs(now - looking.at) >= LOOK_MS) looking = { at: now, done: probe() };
      const looked = looking.done.then(() => true);
      if (!(await Promise.race([looked, after(PATIENCE_MS, false, { ref: false })]))) fails('reads', 'UNREACHABLE');
      return [...failing.values()];
    },
    reportFailure: fails,
    reportRecovery: mends,
    classify(error) {
      const kind = store.storageErrorKind(error);
      if (kind === null) return null;
      fails('writes', kind);
      if (kind === 'CORRUPT' || kind === 'IO_ERROR' || kind === 'UNREACHABLE') fails('reads', kind);
      if (kind === 'CORRUPT') broken ??= { error };
      else tryAgainLater();
      return kind;
    },
    assertWritable() {
      if (broken !== null) throw broken.error;
    },
    onRecovered(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      stopListening();
      await looking?.done;
    },
  };
}
