import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Answers, openAnswers } from './answers/answers.ts';
import { memoryBell } from './bell/memory.ts';
import { type Writing } from './change.ts';
import { type Clock, movableClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type Act, actWith } from './context.ts';
import type { Instant } from './day.ts';
import { DEMO_START, seedDemoWorld } from './demo/world.ts';
import { type Health, openHealth } from './health.ts';
import { type PassingTime, watchTime } from './passing-time.ts';
import { editorToken } from './server/editor-token.ts';
import { createGraphQL } from './server/graphql.ts';
import { serveHttp } from './server/http.ts';
import { Learned } from './server/learned.ts';
import { polishWith } from './server/polish.ts';
import { GraphQLRoads } from './server/roads.ts';
import { serveWebSocket } from './server/websocket.ts';
import type { Care } from './store/care.ts';
import type { Store } from './store/store.ts';
import { careOfSqlite } from './store/sqlite/care.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

/** How far the demonstration's clock is ahead of the system's, in milliseconds: it runs on while the server is down. */
const DEMO_CLOCK = 'demo-clock-ahead-ms';
/** The same of a clock that SIDELINED_CLOCK started. */
const MOVED_CLOCK = 'moved-clock-ahead-ms';

export interface App extends AsyncDisposable {
  readonly url: string;
  /** The token that was made at this first start; null where there is one already. */
  readonly tokenMade: string | null;
  readonly answers: Pick<Answers, 'size' | 'queries'>;
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

export async function openWorkshop(config: Config, log?: Logger): Promise<Workshop> {
  await using opened = new AsyncDisposableStack();
  const whole = opened.use(openSqliteStore(config.database, config.databaseSize));
  const health = opened.use(
    openHealth({ store: whole, behind: async () => (await whole.world({})).workedUntil - clock.now() }),
  );
  const store: Store = {
    ...whole,
    async change(scope, decide) {
      health.refuseWritesToBroken();
      return whole.change(scope, decide);
    },
  };
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
  const act = actWith(writing, time, moverOf(clock, store, time));
  const kept = opened.move();
  return { store, act, writing, isEmpty, health, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The only place that picks the adapters and wires them. Everything is closed again in the opposite order. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const { store, act, writing, health } = opened.use(await openWorkshop(config, log));
  const { recognise, made } = await editorToken(store, config.editorToken);
  const polish = polishWith(log, health.met);
  const learned = new Learned();
  const answers = openAnswers({ bell: writing.bell, polish: polish.result, memory: config.answersMemory });
  const graphql = createGraphQL({ store, act, answers, recognise, polish, learned });
  const roads = opened.use(new GraphQLRoads({ graphql, answers, learned, keepsAnswers: config.answersMemory > 0 }));
  const http = opened.use(serveHttp({ roads, clock: writing.clock, recognise, health, log }));
  // Readers are let go before the server waits for its last connections.
  opened.use(answers);
  // What could not be read meanwhile is read as soon as it can be.
  opened.defer(health.onMended(() => answers.wakeAll()));
  opened.use(serveWebSocket({ server: http.server, graphql, answers, recognise, farewell: config.farewell }));
  opened.defer(() => http.drain());
  const url = await http.listen(config.port, config.host);
  const kept = opened.move();
  return { url, tokenMade: made, answers, [Symbol.asyncDispose]: () => kept.disposeAsync() };
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

function moverOf(clock: Clock, store: Store, time: PassingTime): ((to: Instant) => Promise<void>) | undefined {
  const { moveTo } = clock;
  if (moveTo === undefined) return undefined;
  return async (to) => {
    await time.catchUp();
    // First kept, then moved: a clock that could not be kept stays where it is.
    for (const setting of [DEMO_CLOCK, MOVED_CLOCK]) {
      if ((await store.setting(setting)) !== null) await store.setSetting(setting, String(to - systemClock().now()));
    }
    moveTo(to);
    await time.catchUp();
  };
}
