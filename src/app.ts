import type { Logger } from 'pino';
import { openAuthenticator } from './auth/authenticator.ts';
import { openBackend } from './backend.ts';
import { systemClock } from './clock.ts';
import { cacheSizes } from './cache/cache-sizes.ts';
import { ReadCache } from './cache/read-cache.ts';
import type { Config } from './config.ts';
import type { InvalidationBus } from './invalidation/bus.ts';
import { type LiveQueries, openLiveQueries } from './live/live-queries.ts';
import { Counters } from './observability/counters.ts';
import type { Gauges } from './observability/metrics.ts';
import type { Tracer } from './observability/tracer.ts';
import { encodeId } from './schema/global-id.ts';
import { AdmissionControl } from './server/admission/admission-control.ts';
import { limitOpenConnections } from './server/admission/open-connections.ts';
import { CalendarHandler } from './server/calendar/calendar-handler.ts';
import { collectAfterDepartures } from './server/garbage-collection.ts';
import { GraphQLEngine } from './server/graphql/engine.ts';
import { ErrorMasking } from './server/graphql/error-masking.ts';
import { readPersistedOperations } from './server/graphql/persisted-operations.ts';
import { RequestLog } from './server/graphql/request-log.ts';
import { revocationCheck } from './server/graphql/token-errors.ts';
import { GraphQLEndpoint } from './server/graphql-endpoint.ts';
import { GraphQLHandler } from './server/graphql-handler.ts';
import { serveHttp } from './server/http-server.ts';
import { TurnQueue } from './server/turn-queue.ts';
import { lazyPages } from './server/pages/lazy-pages.ts';
import { serveWebSocket } from './server/websocket/server.ts';
import type { FeedHealth } from './sync/feed-health.ts';
import { webhookBacklog } from './webhooks/backlog.ts';
import { DeliveryWorker } from './webhooks/delivery-worker.ts';

export interface App extends AsyncDisposable {
  readonly url: string;
  /** The editor token that this first start created; null if there was one already. */
  readonly createdToken: string | null;
  readonly liveQueries: Pick<LiveQueries, 'size' | 'responses'>;
  readonly bus: Pick<InvalidationBus, 'listen' | 'isDisconnected'>;
  /** The URL of the metrics; null if they are not served. */
  readonly metricsUrl: string | null;
}

/** The composition root: opens and connects all parts. They are closed in the opposite order. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const { introspection, allowedOrigins, drainMs } = config;
  const sizes = cacheSizes(config.cacheBytes, config.responseCache);
  const counters = new Counters();
  const tracer = await openTracerFor(config);
  if (tracer !== null) opened.use(tracer);
  const { store, bus, commands, clock, health } = opened.use(await openBackend(config, counters, tracer, log));
  const authenticator = await openAuthenticator(store, config.editorToken);
  const revocation = revocationCheck(authenticator);
  const persistedOperations = await readPersistedOperations(config.persistedOperations, sizes.persistedDocuments);
  const admission = new AdmissionControl(config, counters);
  const errors = new ErrorMasking({ log, counters, suggestions: introspection, classify: health.classify });
  const requestLog = new RequestLog(counters, log, tracer);
  // The read cache listens first, so that live queries re-executed by an invalidation do not read what it invalidates.
  const deps = { store, commands, cache: opened.use(new ReadCache(bus, sizes.reads)) };
  const liveQueries = openLiveQueries({
    deps,
    bus,
    formatResult: (result) => errors.format(result),
    checkRevocation: revocation,
    responseCacheBytes: sizes.responses,
    counters,
    tracer,
  });
  const { responses } = liveQueries;
  const engine = new GraphQLEngine({
    loadSchema: async () => (await import('./schema/schema.ts')).schema,
    deps,
    liveQueries,
    errors,
    requestLog,
    revocation,
    introspection,
    operationCacheBytes: sizes.operations,
  });
  const shared = { engine, persistedOperations, admission, requestLog, longRequests: new TurnQueue() };
  const handler = opened.use(
    new GraphQLHandler({ ...shared, responses, introspection, requestCacheBytes: sizes.requests }),
  );
  const endpoint = new GraphQLEndpoint({ engine, handler, authenticator, admission, errors, introspection });
  const calendars = new CalendarHandler({ deps, responses, admission });
  const pages = lazyPages({ engine, responses, admission, clock, errors, introspection });
  let feedHealth: () => Promise<readonly FeedHealth[]> = async () => [];
  const http = opened.use(
    serveHttp({
      endpoint,
      handler,
      calendars,
      pages,
      introspection,
      health,
      webhookBacklog: () => webhookBacklog(store.webhooks),
      feedHealth: () => feedHealth(),
    }),
  );
  limitOpenConnections(http.server, config, counters);
  // Subscriptions are completed before the server waits for its last connections.
  opened.use(liveQueries);
  opened.use(collectAfterDepartures(() => liveQueries.subscriberCount()));
  // Data that could not be read while the database failed is read as soon as it works again.
  opened.defer(health.onRecovered(() => liveQueries.invalidateAll()));
  opened.use(serveWebSocket({ ...shared, server: http.server, authenticator, allowedOrigins, drainMs }));
  const metrics = await serveMetricsFor(config, counters, {
    liveQueries: () => ({ ...liveQueries.size(), subscribers: liveQueries.subscriberCount() }),
    responseCache: () => responses.size,
    clientMemory: () => admission.memory.use,
    isBusConnected: () => !bus.isDisconnected(),
    webhookBacklog: () => webhookBacklog(store.webhooks),
    feedAges: () => feedHealth(),
  });
  if (metrics !== null) opened.use(metrics);
  opened.defer(() => http.drain());
  opened.use(
    new DeliveryWorker({
      store,
      bus,
      log,
      clock: systemClock(),
      settings: config.webhooks,
      counters: counters.webhooks,
      encodeId,
    }),
  );
  if (config.sync !== null) {
    const { openSyncFrom } = await import('./sync/open-sync.ts');
    const deps = { store, commands, env: config.feedKeys, log, counters: counters.feeds };
    feedHealth = opened.use(await openSyncFrom(config.sync, deps)).health;
  }
  const url = await http.listen(config.port, config.host);
  // A request that arrives earlier waits for it.
  setImmediate(() => void engine.load().catch((error: unknown) => errors.mask(error)));
  const { createdToken } = authenticator;
  const resources = opened.move();
  return {
    url,
    createdToken,
    liveQueries,
    bus,
    metricsUrl: metrics?.url ?? null,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Opens the tracer; null if no collector is configured. OpenTelemetry is loaded only if spans are exported. */
async function openTracerFor({ tracesTo, serviceName }: Config): Promise<Tracer | null> {
  if (tracesTo === null) return null;
  const { openTracer } = await import('./observability/otel-tracer.ts');
  return openTracer(tracesTo, serviceName);
}

async function serveMetricsFor({ metricsPort, metricsHost }: Config, counters: Counters, gauges: Gauges) {
  if (metricsPort === null) return null;
  const { createMetrics } = await import('./observability/metrics.ts');
  const { serveMetrics } = await import('./server/metrics-server.ts');
  const metrics = createMetrics(counters, gauges);
  return serveMetrics(metrics, metricsPort, metricsHost);
}
