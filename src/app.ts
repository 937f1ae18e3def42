import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Answers, openAnswers } from './answers/answers.ts';
import { Remembered } from './answers/remembered.ts';
import { memoryBell } from './bell/memory.ts';
import { auditOf, type Writing } from './change.ts';
import { type Clock, movableClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type Act, actWith } from './context.ts';
import type { Instant } from './day.ts';
import { DEMO_START, seedDemoWorld } from './demo/world.ts';
import { type Health, openHealth } from './health.ts';
import { type PassingTime, watchTime } from './passing-time.ts';
import type { Deed } from './rights/audit.ts';
import { openRights } from './rights/rights.ts';
import { Counts } from './seeing/counts.ts';
import { metricsOf } from './seeing/metrics.ts';
import { seenStore } from './seeing/seen-store.ts';
import type { Tracer } from './seeing/tracer.ts';
import { readDocuments } from './server/documents.ts';
import { Gate } from './server/gate.ts';
import { createGraphQL } from './server/graphql.ts';
import { serveHttp } from './server/http.ts';
import { Learned } from './server/learned.ts';
import { serveMetrics } from './server/metrics-port.ts';
import { polishWith } from './server/polish.ts';
import { GraphQLRoads } from './server/roads.ts';
import { Sightings } from './server/sightings.ts';
import { lostBy } from './server/token-refusal.ts';
import { serveWebSocket } from './server/websocket.ts';
import type { Care } from './store/care.ts';
import type { Store } from './store/store.ts';
import type { Examination } from './store/examination.ts';
import { careOfSqlite } from './store/sqlite/care.ts';
import { examineSqlite } from './store/sqlite/examination.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

/** How far the demonstration's clock is ahead of the system's, in milliseconds: it runs on while the server is down. */
export const DEMO_CLOCK = 'demo-clock-ahead-ms';
/** The same of a clock that SIDELINED_CLOCK started. */
export const MOVED_CLOCK = 'moved-clock-ahead-ms';

export interface App extends AsyncDisposable {
  readonly url: string;
  /** The token that was made at this first start; null where there is one already. */
  readonly tokenMade: string | null;
  readonly answers: Pick<Answers, 'size' | 'queries'>;
  /** Where it is told what is counted; null: nowhere. */
  readonly metricsUrl: string | null;
}

/** Everything that works without a server: for the command line's own deeds. */
export interface Workshop extends AsyncDisposable {
  readonly store: Store;
  readonly act: Act;
  readonly writing: Writing;
  readonly isEmpty: boolean;
  readonly health: Health;
}

/** What looks after the database from outside: to verify and to copy it. */
export function careOf(config: Config): Care {
  return careOfSqlite(config.database);
}

export async function openWorkshop(
  config: Config,
  counts = new Counts(),
  tracer: Tracer | null = null,
  log: Logger | null = null,
): Promise<Workshop> {
  await using opened = new AsyncDisposableStack();
  const whole = opened.use(openStore(config));
  const health = opened.use(
    openHealth({ store: whole, behind: async () => (await whole.world({})).workedUntil - clock.now() }),
  );
  const guarded: Store = {
    ...whole,
    async change(scope, decide) {
      health.refuseWritesToBroken();
      return whole.change(scope, decide);
    },
  };
  const store = seenStore(guarded, counts, tracer);
  const isEmpty = await store.isEmpty();
  const bell = opened.use(memoryBell());
  const clock = await clockFor(config, store, isEmpty);
  const writing = { store, bell, clock };
  const time = opened.use(
    await watchTime(writing, {
      failed(error) {
        health.fails('time', health.met(error) ?? 'FAILED');
        log?.error({ id: randomUUID(), err: error }, 'a midnight or a kick-off could not be worked; it is tried again');
      },
      worked: () => health.mends('time'),
    }),
  );
  if (isEmpty && config.seed === 'demo') await seedDemoWorld(writing, randomUUID);
  const act = actWith(writing, time, moverOf(writing, time));
  const kept = opened.move();
  return { store, act, writing, isEmpty, health, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The store alone: for what is on nobody's list, such as tokens. */
export function openStore(config: Config): Store {
  return openSqliteStore(config.database, config.databaseSize);
}

/** The only place that picks the adapters and wires them. Everything is closed again in the opposite order. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const counts = new Counts();
  const tracer = await tracerFor(config);
  if (tracer !== null) opened.use(tracer);
  const { store, act, writing, health } = opened.use(await openWorkshop(config, counts, tracer, log));
  const rights = await openRights(store, config.editorToken);
  const lost = lostBy(rights);
  const { explore, origins, farewell } = config;
  const documents = await readDocuments(config.documents);
  const gate = new Gate(config, counts);
  const polish = polishWith(log, counts, explore, health.met);
  const sightings = new Sightings(counts, log, tracer);
  const learned = new Learned();
  // It hears the bell before the answers do: what they execute anew must not be made of what has changed.
  const means = { store, act, remembered: opened.use(new Remembered(writing.bell)) };
  const { bell } = writing;
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
  const http = opened.use(serveHttp({ roads, clock: writing.clock, rights, gate, polish, counts, explore, health }));
  // Readers are let go before the server waits for its last connections.
  opened.use(answers);
  // What could not be read meanwhile is read as soon as it can be.
  opened.defer(health.onMended(() => answers.wakeAll()));
  opened.use(serveWebSocket({ server: http.server, rights, origins, farewell, ...engine }));
  const metricsPort = await metricsFor(config, counts, answers);
  if (metricsPort !== null) opened.use(metricsPort);
  opened.defer(() => http.drain());
  const url = await http.listen(config.port, config.host);
  const kept = opened.move();
  const metricsUrl = metricsPort?.url ?? null;
  return { url, tokenMade: rights.made, answers, metricsUrl, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Looks at the database without opening it for work. */
export async function examineDatabase({ database }: Config): Promise<Examination> {
  return examineSqlite(database, [DEMO_CLOCK, MOVED_CLOCK]);
}

/** Whoever traces nothing loads nothing for it. */
async function tracerFor({ tracesTo, serviceName }: Config): Promise<Tracer | null> {
  if (tracesTo === null) return null;
  const { openTracer } = await import('./seeing/open-telemetry.ts');
  return openTracer(tracesTo, serviceName);
}

async function metricsFor({ metricsPort, metricsHost }: Config, counts: Counts, answers: Answers) {
  if (metricsPort === null) return null;
  const standing = () => ({ ...answers.size(), subscribers: answers.subscribers() });
  return serveMetrics(metricsOf(counts, { standing, kept: () => answers.queries.size }), metricsPort, metricsHost);
}

/** Its own movable clock for a demonstration and for whoever asks for one; else the world's. It never goes back. */
async function clockFor({ clock, seed }: Config, store: Store, isEmpty: boolean): Promise<Clock> {
  const system = systemClock();
  if (clock !== null) {
    const before = await store.setting(MOVED_CLOCK);
    const reached = before === null ? null : ((system.now() + Number(before)) as Instant);
    if (reached !== null && reached >= clock) return movableClock(reached);
    return kept(MOVED_CLOCK, movableClock(clock), store);
  }
  const ahead = await store.setting(DEMO_CLOCK);
  if (ahead !== null) return movableClock((system.now() + Number(ahead)) as Instant);
  return isEmpty && seed === 'demo' ? kept(DEMO_CLOCK, movableClock(DEMO_START), store) : system;
}

async function kept(setting: string, clock: Clock, store: Store): Promise<Clock> {
  await store.setSetting(setting, String(clock.now() - systemClock().now()));
  return clock;
}

function moverOf(
  { clock, store }: Writing,
  time: PassingTime,
): ((to: Instant, deed: Deed) => Promise<void>) | undefined {
  const { moveTo } = clock;
  if (moveTo === undefined) return undefined;
  return async (to, deed) => {
    await time.catchUp();
    // First kept, then moved: a clock that could not be kept stays where it is.
    const audit = auditOf(deed, to, []);
    await store.change({}, () => ({ result: null, writes: { changed: {}, published: [], audit } }));
    for (const setting of [DEMO_CLOCK, MOVED_CLOCK]) {
      if ((await store.setting(setting)) !== null) await store.setSetting(setting, String(to - systemClock().now()));
    }
    moveTo(to);
    await time.catchUp();
  };
}
