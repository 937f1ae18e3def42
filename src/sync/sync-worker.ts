import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from '../domain/backoff.ts';
import type { Instant } from '../domain/day.ts';
import type { Lease } from '../storage/lease.ts';
import type { SyncConfig, SyncSource } from './config.ts';
import { requestsFor } from '../feeds/reading/feed-requests.ts';
import { type PollDeps, pollSource } from './poll-source.ts';
import { atStart, nextPollAt } from './schedule.ts';
import { NEW_SOURCE, type SourceState, stateFromStored, STORED_PREFIX } from './source-state.ts';

/** The interval at which a node that does not poll tries to take over. */
const LEASE_POLL_MS = 5_000;
/** The delays after a storage error. */
const RETRY = { firstMs: 500, maxMs: 30_000 };
/** The longest timer; a source that is due later is checked again then. */
const LONGEST_TIMER_MS = 3_600_000;
/** The time for a poll to end when the process stops. */
const CLOSE_TIMEOUT_MS = 2_000;

export interface SyncDeps extends PollDeps {
  /** The interval at which a node that does not poll tries to take over. */
  readonly leasePollMs?: number;
  readonly config: SyncConfig;
  /** Called after each poll, with its source. */
  readonly onPolled?: (source: string, state: SourceState) => void;
}

interface Source {
  readonly config: SyncSource;
  state: SourceState;
  running: Promise<void> | null;
  timer: NodeJS.Timeout | undefined;
}

/** Returns the random delay of a poll: at most a quarter of the time between two polls. Retries already have one. */
function jitterMs({ jitterSeconds }: SyncSource, { lastPollAt, failures }: SourceState, at: Instant): number {
  if (lastPollAt === null || failures > 0) return 0;
  return Math.max(0, Math.min(jitterSeconds * 1_000, (at - lastPollAt) / 4));
}

/**
 * Polls sources on their schedules, one poll at a time for each source. Of several nodes, the one that holds the lease
 * polls. A failed poll changes only the stored state of its source.
 */
export class SyncWorker implements AsyncDisposable {
  readonly #deps: SyncDeps;
  readonly #sources: readonly Source[];
  readonly #leasePollMs: number;
  readonly #abort = new AbortController();
  readonly #backoff = new Backoff(RETRY);
  readonly #main: Promise<void>;
  #lease: Lease | null = null;
  #lost = new AbortController();

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    this.#leasePollMs = deps.leasePollMs ?? LEASE_POLL_MS;
    this.#sources = deps.config.sources.map((config) => ({
      config,
      state: NEW_SOURCE,
      running: null,
      timer: undefined,
    }));
    this.#main = this.#run();
  }

  /** Polls while it holds the lease, until the process stops. */
  async #run(): Promise<void> {
    while (!this.#abort.signal.aborted) {
      try {
        this.#lease = await this.#deps.store.feeds.lease();
        if (this.#lease !== null) await this.#pollWhileHeld(this.#lease);
        this.#backoff.reset();
        await this.#pause(this.#leasePollMs);
      } catch (error) {
        if (this.#abort.signal.aborted) return;
        this.#deps.log.warn({ err: error }, 'states of feeds could not be read; will retry');
        await this.#pause(this.#backoff.nextMs(Math.random()));
      } finally {
        const lease = this.#lease;
        this.#lease = null;
        await lease?.[Symbol.asyncDispose]();
      }
    }
  }

  async #pollWhileHeld(lease: Lease): Promise<void> {
    this.#lost = new AbortController();
    await this.#readStates();
    try {
      for (const source of this.#sources) this.#schedule(source);
      while (lease.isHeld() && !this.#abort.signal.aborted) await this.#pause(this.#leasePollMs);
    } finally {
      this.#lost.abort();
      for (const source of this.#sources) clearTimeout(source.timer);
      await Promise.all(this.#sources.map(({ running }) => running));
    }
  }

  /** Reads the states that another node, or this one before a restart, has stored. */
  async #readStates(): Promise<void> {
    const { store, env, clock } = this.#deps;
    const rows = await store.feeds.states(STORED_PREFIX);
    for (const source of this.#sources) {
      const urls = requestsFor(source.config, env, clock.now()).map(({ url }) => url);
      source.state = atStart(source.config, stateFromStored(source.config, rows, urls));
    }
  }

  #schedule(source: Source): void {
    clearTimeout(source.timer);
    if (this.#lost.signal.aborted) return;
    const { config, state } = source;
    const now = this.#deps.clock.now();
    const at = nextPollAt(config, state, now);
    const delay = Math.max(0, at - now) + Math.random() * jitterMs(config, state, at);
    source.timer = setTimeout(
      () => {
        if (delay > LONGEST_TIMER_MS) this.#schedule(source);
        else this.#poll(source);
      },
      Math.min(delay, LONGEST_TIMER_MS),
    ).unref();
  }

  #poll(source: Source): void {
    if (source.running !== null || this.#lost.signal.aborted || this.#lease?.isHeld() !== true) return;
    source.running = this.#pollOnce(source).finally(() => {
      source.running = null;
      this.#schedule(source);
    });
  }

  async #pollOnce(source: Source): Promise<void> {
    const { onPolled, log } = this.#deps;
    const signal = AbortSignal.any([this.#abort.signal, this.#lost.signal]);
    try {
      source.state = await pollSource(source.config, source.state, this.#deps, signal);
      onPolled?.(source.config.name, source.state);
    } catch (error) {
      if (signal.aborted) return;
      // The outcome could not be stored. The source is polled again, and importing the same documents twice is
      // harmless.
      log.warn({ source: source.config.name, err: error }, 'poll of a feed could not be stored; will retry');
      const now = this.#deps.clock.now();
      const notBefore = (now + this.#backoff.nextMs(Math.random())) as Instant;
      source.state = { ...source.state, lastPollAt: now, failures: source.state.failures + 1, notBefore };
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, null, { signal: this.#abort.signal, ref: false }).catch(() => {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const source of this.#sources) clearTimeout(source.timer);
    const running = Promise.all(this.#sources.map((source) => source.running));
    this.#abort.abort();
    await Promise.race([running, sleep(CLOSE_TIMEOUT_MS, null, { ref: false })]);
    await this.#main;
  }
}
