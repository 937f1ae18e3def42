import type { Logger } from 'pino';
import { type LiveQueries, openLiveQueries } from './live/live-queries.ts';
import { ReadCache } from './cache/read-cache.ts';
import type { InvalidationBus } from './invalidation/bus.ts';
import type { Config } from './config.ts';
import { openAuthenticator } from './auth/authenticator.ts';
import { openBackend } from './backend.ts';
import { Counters } from './observability/counters.ts';
import type { Tracer } from './observability/tracer.ts';
import { readPersistedOperations } from './server/graphql/persisted-operations.ts';
import { AdmissionControl } from './server/admission/admission-control.ts';
import { CalendarHandler } from './server/calendar/calendar-handler.ts';
import { GraphQLEngine } from './server/graphql/engine.ts';
import { GraphQLEndpoint } from './server/graphql-endpoint.ts';
import { schema } from './schema/schema.ts';
import { serveHttp } from './server/http-server.ts';
import { ErrorMasking } from './server/graphql/error-masking.ts';
import { GraphQLHandler } from './server/graphql-handler.ts';
import { RequestLog } from './server/graphql/request-log.ts';
import { revocationCheck } from './server/graphql/token-errors.ts';
import { serveWebSocket } from './server/websocket/server.ts';

export interface App extends AsyncDisposable {
  readonly url: string;
  /** The token that was made at this first start; null where there is one already. */
  readonly createdToken: string | null;
  readonly liveQueries: Pick<LiveQueries, 'size' | 'responses'>;
  readonly bus: Pick<InvalidationBus, 'listen' | 'isDisconnected'>;
  /** Where it is told what is counted; null: nowhere. */
  readonly metricsUrl: string | null;
}

/** The only place that wires everything. It is closed again in the opposite order. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const counts = new Counters();
  const tracer = await tracerFor(config);
  if (tracer !== null) opened.use(tracer);
  const { store, bus, commands, clock, health } = opened.use(await openBackend(config, counts, tracer, log));
  const rights = await openAuthenticator(store, config.editorToken);
  const lost = revocationCheck(rights);
  const { introspection, allowedOrigins, drainMs } = config;
  const documents = await readPersistedOperations(config.persistedOperations);
  const admission = new AdmissionControl(config, counts);
  const errors = new ErrorMasking({ log, counts, suggestions: introspection, classify: health.classify });
  const requestLog = new RequestLog(counts, log, tracer);
  // It hears the bell before the answers do: what they execute anew must not be made of what has changed.
  const deps = { store, commands, cache: opened.use(new ReadCache(bus)) };
  const answers = openLiveQueries({
    deps,
    bus,
    formatResult: (result) => errors.format(result),
    checkRevocation: lost,
    responseCacheBytes: config.responseCacheBytes,
    counters: counts,
    tracer,
  });
  const engine = new GraphQLEngine({
    schema,
    deps,
    liveQueries: answers,
    errors,
    requestLog,
    revocation: lost,
    introspection,
  });
  const { responses } = answers;
  const handler = opened.use(
    new GraphQLHandler({
      engine,
      responses,
      persistedOperations: documents,
      admission,
      requestLog,
      introspection,
    }),
  );
  const endpoint = new GraphQLEndpoint({ handler, authenticator: rights, admission, errors, introspection });
  const calendars = new CalendarHandler({ deps, responses, admission });
  const http = opened.use(serveHttp({ endpoint, handler, calendars, clock, introspection, health }));
  // Readers are let go before the server waits for its last connections.
  opened.use(answers);
  // What could not be read meanwhile is read as soon as it can be.
  opened.defer(health.onRecovered(() => answers.invalidateAll()));
  opened.use(
    serveWebSocket({
      server: http.server,
      graphql: engine,
      authenticator: rights,
      requestLog,
      admission,
      persistedOperations: documents,
      allowedOrigins,
      drainMs,
    }),
  );
  const metricsPort = await metricsFor(config, counts, answers, bus);
  if (metricsPort !== null) opened.use(metricsPort);
  opened.defer(() => http.drain());
  const url = await http.listen(config.port, config.host);
  const kept = opened.move();
  const metricsUrl = metricsPort?.url ?? null;
  return {
    url,
    createdToken: rights.createdToken,
    liveQueries: answers,
    bus,
    metricsUrl,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Whoever traces nothing loads nothing for it. */
async function tracerFor({ tracesTo, serviceName }: Config): Promise<Tracer | null> {
  if (tracesTo === null) return null;
  const { openTracer } = await import('./observability/otel-tracer.ts');
  return openTracer(tracesTo, serviceName);
}

async function metricsFor(
  { metricsPort, metricsHost }: Config,
  counts: Counters,
  answers: LiveQueries,
  { isDisconnected }: InvalidationBus,
) {
  if (metricsPort === null) return null;
  const { createMetrics } = await import('./observability/metrics.ts');
  const { serveMetrics } = await import('./server/metrics-server.ts');
  const liveQueries = () => ({ ...answers.size(), subscribers: answers.subscriberCount() });
  return serveMetrics(
    createMetrics(counts, {
      liveQueries,
      responseCache: () => answers.responses.size,
      isBusConnected: () => !isDisconnected(),
    }),
    metricsPort,
    metricsHost,
  );
}
