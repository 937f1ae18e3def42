import type { Logger } from 'pino';
import { type Answers, openAnswers } from './live/live-queries.ts';
import { Remembered } from './cache/read-cache.ts';
import type { Bell } from './invalidation/bus.ts';
import type { Config } from './config.ts';
import { openRights } from './auth/authenticator.ts';
import { openWorkshop } from './backend.ts';
import { Counts } from './observability/counters.ts';
import { metricsOf } from './observability/metrics.ts';
import type { Tracer } from './observability/tracer.ts';
import { readDocuments } from './server/graphql/persisted-operations.ts';
import { Gate } from './server/admission/admission-control.ts';
import { createGraphQL } from './server/graphql/yoga.ts';
import { serveHttp } from './server/http-server.ts';
import { Learned } from './server/graphql/known-queries.ts';
import { serveMetrics } from './server/metrics-server.ts';
import { polishWith } from './server/graphql/error-masking.ts';
import { GraphQLRoads } from './server/graphql-handler.ts';
import { Sightings } from './server/graphql/request-log.ts';
import { lostBy } from './server/graphql/token-errors.ts';
import { serveWebSocket } from './server/websocket/server.ts';

export interface App extends AsyncDisposable {
  readonly url: string;
  /** The token that was made at this first start; null where there is one already. */
  readonly tokenMade: string | null;
  readonly answers: Pick<Answers, 'size' | 'queries'>;
  readonly bell: Pick<Bell, 'listen' | 'isDeaf'>;
  /** Where it is told what is counted; null: nowhere. */
  readonly metricsUrl: string | null;
}

/** The only place that wires everything. It is closed again in the opposite order. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const counts = new Counts();
  const tracer = await tracerFor(config);
  if (tracer !== null) opened.use(tracer);
  const { store, bell, act, clock, health } = opened.use(await openWorkshop(config, counts, tracer, log));
  const rights = await openRights(store, config.editorToken);
  const lost = lostBy(rights);
  const { explore, origins, farewell } = config;
  const documents = await readDocuments(config.documents);
  const gate = new Gate(config, counts);
  const polish = polishWith(log, counts, explore, health.met);
  const sightings = new Sightings(counts, log, tracer);
  const learned = new Learned();
  // It hears the bell before the answers do: what they execute anew must not be made of what has changed.
  const means = { store, act, remembered: opened.use(new Remembered(bell)) };
  const answers = openAnswers({
    means,
    bell,
    polish: polish.result,
    lost,
    memory: config.answersMemory,
    counts,
    tracer,
  });
  const graphql = createGraphQL({ means, answers, lost, polish, learned, sightings, documents, explore });
  const engine = { graphql, answers, sightings, gate, documents };
  const roads = opened.use(new GraphQLRoads({ means, learned, explore, ...engine }));
  const http = opened.use(serveHttp({ roads, clock, rights, gate, polish, counts, explore, health }));
  // Readers are let go before the server waits for its last connections.
  opened.use(answers);
  // What could not be read meanwhile is read as soon as it can be.
  opened.defer(health.onMended(() => answers.wakeAll()));
  opened.use(serveWebSocket({ server: http.server, rights, origins, farewell, ...engine }));
  const metricsPort = await metricsFor(config, counts, answers, bell);
  if (metricsPort !== null) opened.use(metricsPort);
  opened.defer(() => http.drain());
  const url = await http.listen(config.port, config.host);
  const kept = opened.move();
  const metricsUrl = metricsPort?.url ?? null;
  return { url, tokenMade: rights.made, answers, bell, metricsUrl, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Whoever traces nothing loads nothing for it. */
async function tracerFor({ tracesTo, serviceName }: Config): Promise<Tracer | null> {
  if (tracesTo === null) return null;
  const { openTracer } = await import('./observability/otel-tracer.ts');
  return openTracer(tracesTo, serviceName);
}

async function metricsFor({ metricsPort, metricsHost }: Config, counts: Counts, answers: Answers, { isDeaf }: Bell) {
  if (metricsPort === null) return null;
  const standing = () => ({ ...answers.size(), subscribers: answers.subscribers() });
  return serveMetrics(
    metricsOf(counts, { standing, kept: () => answers.queries.size, isDeaf }),
    metricsPort,
    metricsHost,
  );
}
