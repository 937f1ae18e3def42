import { SubscriberGroup, type Broadcast, type DeliveryReport } from '../measurement/subscriber-group.ts';
import { median } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import type { Bench, Part } from './part.ts';
import { limitBroadcast, sidelinedBroadcast, competitorBroadcast } from './broadcasts.ts';
import { injuries } from '../dataset/league.ts';
import { OPERATIONS } from '../competitors/api.ts';
import { ask, bodyOf, startLoad } from './query-load.ts';
import { queryLatencyDuringFanOut } from './query-latency-during-fan-out.ts';

/** Q1 of L1, measured in alternation with deliveries in which each subscriber has its own operation. */
export const LIMIT_OF_EXECUTIONS = 'Q1 CPU a request, by turns with executions';
export const fanOut1000 = fanOut(1_000);
export const fanOut5000 = fanOut(5_000);

/** Fan-out of one change to `count` sockets: with one operation, with 20, and with one per socket. */
function fanOut(count: number): Part {
  return async (bench) => {
    const { sidelined, quick } = bench;
    await using opened = new AsyncDisposableStack();
    const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);
    const server = await start(sidelined.start(servers.OURS));
    const broadcasts = [
      sidelinedBroadcast(sidelined, server),
      await limitBroadcast(sidelined, server, await start(servers.startL2())),
      competitorBroadcast(await start(servers.startYoga())),
      competitorBroadcast(await start(servers.startMercurius())),
    ];
    const subscriberGroups = broadcasts.map((broadcast) => opened.use(new SubscriberGroup(broadcast)));
    for (const subscribers of subscriberGroups) await subscribeAll(bench, subscribers, count);
    await addRounds(bench, subscriberGroups, `F ${count}`, rounds(count, quick));
    if (count === 5_000) await queryLatencyDuringFanOut(bench, subscriberGroups);
    for (const subscribers of subscriberGroups) await subscribers.send({ do: 'close' });
    await using load = startLoad();
    const l1 = {
      server: await start(servers.startL1()),
      bodies: injuries.map(({ player }) => bodyOf(OPERATIONS.Q1, String(player))),
    };
    await ask(load, l1, { ms: 1_000 });
    for (const groups of [20, count]) {
      await using subscribers = new SubscriberGroup(sidelinedBroadcast(sidelined, server, groups));
      await subscribers.subscribe(count);
      const limits: number[] = [];
      await addRounds(bench, [subscribers], `F ${count}, ${groups} groups`, rounds(count, quick), async () => {
        limits.push((await ask(load, l1, { ms: 250 })).cpu);
      });
      if (groups === count) bench.figures.add(l1.server.name, LIMIT_OF_EXECUTIONS, 'us', limits);
    }
  };
}

function rounds(count: number, quick: boolean): number {
  if (quick) return 3;
  return count > 2_000 ? 5 : 7;
}

/** Subscribes all clients to an idle server, and measures the memory per subscriber after one delivery. */
async function subscribeAll({ figures }: Bench, subscribers: SubscriberGroup, count: number): Promise<void> {
  const { server } = subscribers.broadcast;
  await warm(subscribers.broadcast);
  const idle = await server.inspect(true);
  const { ms, cpu } = await subscribers.subscribe(count);
  await subscribers.deliver();
  const busy = await server.inspect(true);
  figures.add(server.name, `F ${count} heap a subscriber`, 'KB', [(busy.heap - idle.heap) / 1_024 / count]);
  figures.add(server.name, `F ${count} resident a subscriber`, 'KB', [(busy.rss - idle.rss) / 1_024 / count]);
  figures.add(server.name, `F ${count} CPU a subscriber who comes`, 'us', [cpu]);
  figures.add(server.name, `F ${count} all have come`, 'ms', [ms]);
}

/**
 * Deliveries to a few subscribers before anything is measured. V8 compiles most of the code of a change within the
 * first fifteen, in threads that take the only core of the server from its main thread.
 */
const WARM_UPS = 25;

/** Warms up a server with a few short-lived subscribers. */
async function warm(broadcast: Broadcast): Promise<void> {
  await using few = new SubscriberGroup(broadcast);
  await few.subscribe(100);
  for (let times = 0; times < WARM_UPS; times += 1) await few.deliver();
  await few.send({ do: 'close' });
}

export async function addRounds(
  { figures }: Pick<Bench, 'figures'>,
  subscriberGroups: readonly SubscriberGroup[],
  measure: string,
  times: number,
  afterRound: () => Promise<void> = async () => {},
): Promise<void> {
  const heard = new Map<SubscriberGroup, DeliveryReport[]>(subscriberGroups.map((subscribers) => [subscribers, []]));
  // Two warm-up rounds.
  for (let round = -2; round < times; round += 1) {
    for (const subscribers of subscriberGroups) {
      const report = await subscribers.deliver();
      if (round >= 0) heard.get(subscribers)?.push(report);
    }
    if (round >= 0) await afterRound();
  }
  for (const [{ broadcast }, reports] of heard) {
    const { name } = broadcast.server;
    const each = (of: (one: DeliveryReport) => number): number[] => reports.map(of);
    figures.add(
      name,
      `${measure} first receipt`,
      'ms',
      each(({ first }) => first),
    );
    figures.add(
      name,
      `${measure} last receipt`,
      'ms',
      each(({ last }) => last),
    );
    figures.add(
      name,
      `${measure} last receipt, from the request on`,
      'ms',
      each(({ lastFromSend }) => lastFromSend),
    );
    figures.add(
      name,
      `${measure} CPU a push`,
      'us',
      each(({ cpu }) => cpu),
    );
    figures.add(name, `${measure} bytes a push`, 'B', [median(each(({ bytes }) => bytes))]);
  }
}
