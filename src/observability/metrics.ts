import { collectDefaultMetrics, Counter, Gauge, Histogram as PromHistogram, Registry } from 'prom-client';
import type { Counters } from './counters.ts';
import type { FeedCounters, SourceCounters } from './feed-counters.ts';
import type { Histogram } from './histogram.ts';

/** Values that are not counted but read at each scrape. */
export interface Gauges {
  readonly liveQueries: () => { readonly queries: number; readonly tags: number; readonly subscribers: number };
  readonly responseCache: () => { readonly entries: number; readonly bytes: number };
  readonly clientMemory: () => { readonly bytes: number; readonly accounts: number };
  readonly isBusConnected: () => boolean;
  /** Messages to webhooks that wait, and the age of the oldest in seconds. */
  readonly webhookBacklog: () => Promise<{ readonly messages: number; readonly oldestSeconds: number }>;
  /** The seconds since the last usable response of each polled feed; null if there was none. */
  readonly feedAges: () => Promise<readonly { readonly source: string; readonly lastGoodSeconds: number | null }[]>;
}

export interface Metrics {
  readonly contentType: string;
  /** Returns the metrics in Prometheus' text format. */
  text(): Promise<string>;
}

type Labelled = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];

/** Returns the app's counters and gauges as Prometheus metrics. Their values are read only at a scrape. */
export function createMetrics(counters: Counters, gauges: Gauges): Metrics {
  const registry = new Registry();
  registerCounters(registry, counters);
  registerGauges(registry, counters, gauges);
  registry.registerMetric(
    new ExternalHistogram(
      'sidelined_live_query_delivery_seconds',
      'Time from an invalidation until the new result was sent to the last subscriber of a live query.',
      counters.deliverySeconds,
    ),
  );
  registry.registerMetric(
    new ExternalHistogram(
      'sidelined_write_seconds',
      'Duration of a write transaction, including the wait in the write queue.',
      counters.writeSeconds,
    ),
  );
  const process = processMetrics();
  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${await process.metrics()}`,
  };
}

type RegisterCounter = (name: string, help: string, labelNames: readonly string[], read: () => Labelled) => void;

function registerCounters(registry: Registry, counters: Counters): void {
  const labelled: RegisterCounter = (name, help, labelNames, read) => {
    new Counter({
      name: `sidelined_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc(labels, value);
      },
    });
  };
  const counter = (name: string, help: string, read: () => number): void =>
    labelled(name, help, [], () => [[{}, read()]]);

  labelled('operations_total', 'Operations by type, name and outcome.', ['type', 'operation', 'outcome'], () =>
    counters
      .operations()
      .flatMap((operation) =>
        (['answered', 'refused', 'failed'] as const).map(
          (outcome) => [{ type: operation.type, operation: operation.name, outcome }, operation[outcome]] as const,
        ),
      ),
  );
  labelled('executions_total', 'Operations executed; live: executions of live queries.', ['of'], () =>
    Object.entries(counters.executions).map(([of, value]) => [{ of }, value]),
  );
  counter(
    'response_cache_hits_total',
    'Queries answered from the response cache, 304s included.',
    () => counters.cacheHits,
  );
  counter('response_cache_misses_total', 'Queries not found in the response cache.', () => counters.cacheMisses);
  counter('not_modified_total', 'Queries answered with 304 from the response cache.', () => counters.notModified);
  labelled('response_cache_removed_total', 'Responses removed from the cache, by reason.', ['reason'], () => [
    [{ reason: 'invalidated' }, counters.cacheInvalidations],
    [{ reason: 'evicted' }, counters.cacheEvictions],
  ]);
  counter('pushes_total', 'Results sent to subscribers.', () => counters.pushes);
  counter(
    'pushes_skipped_total',
    'Results not sent because the subscriber was under backpressure.',
    () => counters.pushesSkipped,
  );
  labelled('ledger_revisions_total', 'Ledger revisions written, by cause.', ['cause'], () =>
    [...counters.revisions].map(([cause, value]) => [{ cause }, value]),
  );
  labelled('writes_total', 'Transactions of the write path, by outcome.', ['outcome'], () => [
    [{ outcome: 'committed' }, counters.writes.committed],
    [{ outcome: 'no_change' }, counters.writes.noChange],
    [{ outcome: 'failed' }, counters.writes.failed],
  ]);
  labelled('requests_rejected_total', 'Rejected requests, by error code.', ['code'], () =>
    [...counters.rejections].map(([code, value]) => [{ code }, value]),
  );
  labelled('webhook_deliveries_total', 'Attempts to deliver messages to webhooks, by outcome.', ['outcome'], () =>
    Object.entries(counters.webhooks).map(([outcome, value]) => [{ outcome }, value]),
  );
  registerFeedCounters(labelled, counters.feeds);
  counter('internal_errors_total', 'Errors masked and logged with an id.', () => counters.internalErrors);
}

function registerFeedCounters(labelled: RegisterCounter, feeds: FeedCounters): void {
  const bySource = (read: (counters: SourceCounters) => number) => (): Labelled =>
    [...feeds.sources].map(([source, counters]) => [{ source }, read(counters)]);
  labelled('feed_polls_total', 'Polls of feeds, by outcome.', ['source', 'outcome'], () =>
    [...feeds.sources].flatMap(([source, { polls }]) =>
      Object.entries(polls).map(([outcome, value]) => [{ source, outcome }, value] as const),
    ),
  );
  labelled('feed_failures_total', 'Failed polls of feeds, by reason.', ['source', 'kind'], () =>
    [...feeds.sources].flatMap(([source, { failures }]) =>
      [...failures].map(([kind, value]) => [{ source, kind }, value] as const),
    ),
  );
  const labels = ['source'];
  labelled(
    'feed_rows_total',
    'Rows that feeds sent.',
    labels,
    bySource(({ rows }) => rows),
  );
  labelled(
    'feed_changes_total',
    'Changes that feeds made.',
    labels,
    bySource(({ changes }) => changes),
  );
  labelled(
    'feed_questions_total',
    'Questions to editors that feeds raised.',
    labels,
    bySource(({ questions }) => questions),
  );
}

function registerGauges(
  registry: Registry,
  counters: Counters,
  { liveQueries, responseCache, clientMemory, isBusConnected, webhookBacklog, feedAges }: Gauges,
): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>): void => {
    new Gauge({
      name: `sidelined_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  };
  gauge('response_cache_entries', 'Responses in the cache.', () => responseCache().entries);
  gauge('response_cache_bytes', 'Memory used by cached responses.', () => responseCache().bytes);
  gauge('live_queries', 'Live queries, each shared by all subscribers of an operation.', () => liveQueries().queries);
  gauge('live_query_tags', 'Tags that live queries or cached responses depend on.', () => liveQueries().tags);
  gauge('subscribers', 'Active subscriptions on all transports.', () => liveQueries().subscribers);
  gauge('sockets', 'Open WebSockets.', () => counters.sockets);
  gauge('event_streams', 'Open event streams.', () => counters.eventStreams);
  gauge('client_memory_bytes', 'Memory held for clients, as the budgets count it.', () => clientMemory().bytes);
  gauge('client_memory_accounts', 'Addresses and tokens for which memory is held.', () => clientMemory().accounts);
  gauge('invalidation_bus_connected', '1 if invalidations from other nodes are received, else 0.', () =>
    isBusConnected() ? 1 : 0,
  );
  gauge(
    'webhook_messages_waiting',
    'Messages to webhooks that are not delivered yet.',
    async () => (await webhookBacklog()).messages,
  );
  gauge(
    'webhook_oldest_waiting_seconds',
    'Age of the oldest of these messages; 0 if there is none.',
    async () => (await webhookBacklog()).oldestSeconds,
  );
  new Gauge({
    name: 'sidelined_feed_last_good_seconds',
    help: 'Seconds since the last usable response of a feed.',
    labelNames: ['source'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { source, lastGoodSeconds } of await feedAges()) {
        if (lastGoodSeconds !== null) this.set({ source }, lastGoodSeconds);
      }
    },
  });
}

let processRegistry: Registry | null = null;

/**
 * Returns the metrics of the process (memory, garbage collection, event loop): one registry, however many apps run in
 * it.
 */
function processMetrics(): Registry {
  if (processRegistry === null) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

/** A Prometheus histogram with the observations of a `Histogram`. */
class ExternalHistogram extends PromHistogram {
  readonly #header: { readonly name: string; readonly help: string };
  readonly #source: Histogram;

  constructor(name: string, help: string, source: Histogram) {
    super({ name, help, registers: [] });
    this.#header = { name, help };
    this.#source = source;
  }

  /** Called by the registry for each scrape. */
  async getForPromString() {
    const { bounds, buckets, count, sum } = this.#source;
    const { name } = this.#header;
    let cumulative = 0;
    const values = bounds.map((le, bucket) => {
      cumulative += buckets[bucket] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le }, value: cumulative };
    });
    const totals = [
      { metricName: `${name}_bucket`, labels: { le: '+Inf' }, value: count },
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
    return { ...this.#header, type: 'histogram', values: [...values, ...totals] };
  }
}
