import { Backoff } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { type Tag, tags } from '../invalidation/tags.ts';
import { initializeProcessedUntil, nextBoundary, processBoundary } from './boundary-processing.ts';
import type { WriteDeps } from './change.ts';

/** The tags of everything that the next boundary depends on: fixtures, time zones, and the last processed boundary. */
const BOUNDARY_TAGS: ReadonlySet<Tag> = new Set([tags.all('fixtures'), tags.all('teams'), tags.time]);

/** The clock is read at least this often, because a timer does not advance while a computer is suspended. */
const MAX_SLEEP_MS = 30_000;
const RETRY = { firstMs: 500, maxMs: MAX_SLEEP_MS };

/** Receives the outcome of each attempt to process what is due. */
export interface BoundaryObserver {
  readonly failed: (error: unknown) => void;
  readonly succeeded: () => void;
}

/**
 * Re-assesses all lists at each time boundary: midnight in every team's time zone and every kick-off. Changed lists get
 * a revision (TIME_PASSED) and a push. Reads are assessed as of the last processed boundary, so that a list never
 * disagrees with its ledger.
 */
export class TimeBoundaries implements AsyncDisposable {
  readonly #deps: WriteDeps;
  readonly #observer: BoundaryObserver;
  readonly #stopListening: () => void;
  readonly #backoff = new Backoff(RETRY);
  #retryMs = this.#backoff.nextMs();
  /** The next boundary; null if it must be read again. */
  #next: Promise<Instant> | null = null;
  /** The catch-up that is in progress. */
  #catchUp: Promise<void> | null = null;
  /** The transaction that is in progress. */
  #processing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(deps: WriteDeps, bus: InvalidationBus, observer: BoundaryObserver) {
    this.#deps = deps;
    this.#observer = observer;
    this.#stopListening = bus.listen((invalidated) => {
      if (invalidated !== 'ALL' && invalidated.isDisjointFrom(BOUNDARY_TAGS)) return;
      this.#next = null;
      if (this.#catchUp === null) this.#scheduleNext();
    });
  }

  /** Processes what is due and schedules the next boundary. */
  static async start(deps: WriteDeps, bus: InvalidationBus, observer: BoundaryObserver): Promise<TimeBoundaries> {
    const { store } = deps;
    await using opened = new AsyncDisposableStack();
    const boundaries = opened.use(new TimeBoundaries(deps, bus, observer));
    try {
      await initializeProcessedUntil(deps);
      await boundaries.processDue();
    } catch (error) {
      // Without storage, data that was processed before remains readable. A new database has nothing to read.
      if (store.storageErrorKind(error) === null || (await store.isEmpty())) throw error;
    }
    opened.move();
    return boundaries;
  }

  /**
   * Processes all boundaries up to now. Must be awaited before every change. Concurrent callers share one catch-up. If
   * it fails, it is retried with backoff; until then, lists remain those of the last processed boundary.
   */
  processDue(): Promise<void> {
    this.#catchUp ??= this.#processAll();
    return this.#catchUp;
  }

  async #processAll(): Promise<void> {
    try {
      while (!this.#isClosed) {
        this.#next ??= nextBoundary(this.#deps);
        const boundary = await this.#next;
        if (boundary > this.#deps.clock.now()) break;
        this.#processing = processBoundary(this.#deps, boundary);
        await this.#processing;
        this.#next = null;
      }
      this.#backoff.reset();
      this.#retryMs = this.#backoff.nextMs();
      this.#observer.succeeded();
      // The clock may have been moved, so that the next boundary is nearer than before.
      this.#scheduleNext();
    } catch (error) {
      this.#next = null;
      this.#observer.failed(error);
      this.#schedule(this.#retryMs);
      throw error;
    } finally {
      this.#processing = null;
      this.#catchUp = null;
    }
  }

  async #onTimer(): Promise<void> {
    try {
      await this.processDue();
    } catch {
      // Only the timer's own attempts lengthen the delay, not those of frequent callers.
      this.#retryMs = this.#backoff.nextMs();
    }
  }

  #scheduleNext(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#next ??= nextBoundary(this.#deps);
    this.#next.then(
      (boundary) => this.#schedule(boundary - this.#deps.clock.now()),
      () => {
        this.#next = null;
        this.#schedule(this.#retryMs);
      },
    );
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#onTimer(), Math.min(Math.max(delayMs, 1), MAX_SLEEP_MS));
    this.#timer.unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#stopListening();
    await this.#processing?.catch(() => {});
  }
}
