import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '../clock.ts';
import { Backoff } from '../domain/backoff.ts';
import { formatInstant, type Instant } from '../domain/day.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import type { StorageErrorKind } from '../storage/storage-error.ts';
import type { Store } from '../storage/store.ts';

/** The components that can fail: reads, writes, time boundaries, the clock, invalidations from other nodes. */
export type Component = 'reads' | 'writes' | 'time' | 'clock' | 'invalidation';

/**
 * The kind of a failure. `CLOCK_JUMPED`: the clock is so far ahead that the database or an operator must confirm it.
 * `CLOCK_BEHIND`: the clock shows an instant before the last processed boundary. `DISCONNECTED`: invalidations from
 * other nodes are not received. `FAILED`: anything else; the log has the error.
 */
export type FailureKind = StorageErrorKind | 'CLOCK_JUMPED' | 'CLOCK_BEHIND' | 'DISCONNECTED' | 'FAILED';

export interface Failure {
  readonly part: Component;
  readonly trouble: FailureKind;
  /** An instant of the system clock. */
  readonly since: string;
}

/** Keeps the current failures with their start. Failed components are probed until they work again. */
export interface Health extends AsyncDisposable {
  /** Returns all failures. Probes the components first, at most once a second. */
  check(): Promise<readonly Failure[]>;
  reportFailure(part: Component, trouble: FailureKind): void;
  reportRecovery(part: Component): void;
  /** Returns the storage error behind an error, or null. Records the failure and starts probing the store. */
  classify(error: unknown): StorageErrorKind | null;
  /** Throws once the database was found corrupt, because further writes could be lost with it. */
  assertWritable(): void;
  /** Calls `listener` whenever the store works again. Returns a function that stops this. */
  onRecovered(listener: () => void): () => void;
}

export interface HealthDeps {
  readonly store: Pick<Store, 'probe' | 'storageErrorKind'>;
  readonly bus: Pick<InvalidationBus, 'isDisconnected' | 'listen'>;
  /** Returns by how many milliseconds the clock is behind the last processed boundary; negative if it is ahead. */
  readonly clockLagMs: () => Promise<number>;
  /** Whether the clock has jumped ahead, and nothing has confirmed it. */
  readonly isClockInDoubt: () => Promise<boolean>;
}

/** Checks within this time share one probe. */
const CHECK_INTERVAL_MS = 1_000;
/** A check waits this long for the store at most; then the store counts as unreachable. */
const CHECK_TIMEOUT_MS = 3_000;
const PROBE = { firstMs: 250, maxMs: 10_000 };
/** Clock corrections up to this are not reported. */
const CLOCK_LAG_TOLERANCE_MS = 60_000;

export function openHealth({ store, bus, clockLagMs, isClockInDoubt }: HealthDeps): Health {
  const system = systemClock();
  const failures = new Map<Component, Failure>();
  const listeners = new Set<() => void>();
  const backoff = new Backoff(PROBE);
  let lastProbe: { readonly at: Instant; readonly done: Promise<void> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let corruption: { readonly error: unknown } | null = null;

  function reportFailure(part: Component, trouble: FailureKind): void {
    const known = failures.get(part);
    if (known?.trouble === trouble) return;
    failures.set(part, { part, trouble, since: known?.since ?? formatInstant(system.now()) });
  }

  function reportRecovery(part: Component): void {
    const isRecovered = failures.delete(part);
    if (isRecovered && (part === 'reads' || part === 'writes')) for (const listener of listeners) listener();
  }

  async function probePart(part: 'reads' | 'writes', attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
      reportRecovery(part);
    } catch (error) {
      reportFailure(part, store.storageErrorKind(error) ?? 'FAILED');
    }
  }

  /** Writes are probed with a real write after a failure. Otherwise beginning one detects locks and read-only files. */
  async function probe(): Promise<void> {
    // A corrupt database counts as failed, even if parts of it can be read, until the process starts with another one.
    if (corruption === null) {
      await probePart('reads', () => store.probe('READ'));
      await probePart('writes', () => store.probe(failures.has('writes') ? 'WRITE' : 'BEGIN'));
    }
    const lagMs = await clockLagMs().catch(() => 0);
    if (await isClockInDoubt().catch(() => false)) reportFailure('clock', 'CLOCK_JUMPED');
    else if (lagMs > CLOCK_LAG_TOLERANCE_MS) reportFailure('clock', 'CLOCK_BEHIND');
    else reportRecovery('clock');
  }

  // The bus publishes `ALL` when it loses its connection, and when it is connected again.
  const stopListening = bus.listen((invalidated) => {
    if (invalidated !== 'ALL') return;
    if (bus.isDisconnected()) reportFailure('invalidation', 'DISCONNECTED');
    else reportRecovery('invalidation');
  });

  function probeLater(): void {
    if (closed || timer !== undefined) return;
    timer = setTimeout(() => {
      void probe().then(() => {
        timer = undefined;
        if (corruption === null && (failures.has('reads') || failures.has('writes'))) probeLater();
        else backoff.reset();
      });
    }, backoff.nextMs()).unref();
  }

  return {
    async check() {
      const now = system.now();
      if (lastProbe === null || Math.abs(now - lastProbe.at) >= CHECK_INTERVAL_MS) {
        lastProbe = { at: now, done: probe() };
      }
      const isDone = lastProbe.done.then(() => true);
      if (!(await Promise.race([isDone, after(CHECK_TIMEOUT_MS, false, { ref: false })]))) {
        reportFailure('reads', 'UNREACHABLE');
      }
      return [...failures.values()];
    },
    reportFailure,
    reportRecovery,
    classify(error) {
      const kind = store.storageErrorKind(error);
      if (kind === null) return null;
      reportFailure('writes', kind);
      if (kind === 'CORRUPT' || kind === 'IO_ERROR' || kind === 'UNREACHABLE') reportFailure('reads', kind);
      if (kind === 'CORRUPT') corruption ??= { error };
      else probeLater();
      return kind;
    },
    assertWritable() {
      if (corruption !== null) throw corruption.error;
    },
    onRecovered(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      stopListening();
      await lastProbe?.done;
    },
  };
}
