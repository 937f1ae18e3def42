import { Audience, type Broadcast, type DeliveryReport } from '../measured/audience.ts';
import { median } from '../measured/figures.ts';
import * as roster from '../measured/roster.ts';
import type { Server } from '../measured/server.ts';
import type { Bench, Part } from './bench.ts';
import { limitBroadcast, ourBroadcast, rivalBroadcast } from './broadcasts.ts';
import { latencyMeanwhile } from './meanwhile.ts';

export const fanOut1000 = fanOut(1_000);
export const fanOut5000 = fanOut(5_000);

/** One change, and so many sockets that follow it: as one group, as 20, and each another operation. */
function fanOut(count: number): Part {
  return async (bench) => {
    const { ours, quick } = bench;
    await using opened = new AsyncDisposableStack();
    const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);
    const server = await start(ours.start(roster.OURS));
    const broadcasts = [
      ourBroadcast(ours, server),
      await limitBroadcast(ours, server, await start(roster.startL2())),
      rivalBroadcast(await start(roster.startYoga())),
      rivalBroadcast(await start(roster.startMercurius())),
    ];
    const audiences = broadcasts.map((broadcast) => opened.use(new Audience(broadcast)));
    for (const audience of audiences) await gather(bench, audience, count);
    await addRounds(bench, audiences, `F ${count}`, rounds(count, quick));
    if (count === 5_000) await latencyMeanwhile(bench, audiences);
    for (const audience of audiences) await audience.order({ do: 'leave' });
    for (const groups of [20, count]) {
      await using audience = new Audience(ourBroadcast(ours, server, groups));
      await audience.come(count);
      await addRounds(bench, [audience], `F ${count}, ${groups} groups`, rounds(count, quick));
    }
  };
}

function rounds(count: number, quick: boolean): number {
  if (quick) return 3;
  return count > 2_000 ? 5 : 7;
}

/** All come, over an idle server; what each of them takes of its heap once they have been told something. */
async function gather({ figures }: Bench, audience: Audience, count: number): Promise<void> {
  const { server } = audience.broadcast;
  await warm(audience.broadcast);
  const idle = await server.look(true);
  const { ms, cpu } = await audience.come(count);
  await audience.tell();
  const busy = await server.look(true);
  figures.add(server.name, `F ${count} heap a subscriber`, 'KB', [(busy.heap - idle.heap) / 1_024 / count]);
  figures.add(server.name, `F ${count} resident a subscriber`, 'KB', [(busy.rss - idle.rss) / 1_024 / count]);
  figures.add(server.name, `F ${count} CPU a subscriber who comes`, 'us', [cpu]);
  figures.add(server.name, `F ${count} all have come`, 'ms', [ms]);
}

/** A few come, are told something, and leave: what a server makes once is made. */
async function warm(broadcast: Broadcast): Promise<void> {
  await using few = new Audience(broadcast);
  await few.come(100);
  for (let times = 0; times < 4; times += 1) await few.tell();
  await few.order({ do: 'leave' });
}

export async function addRounds(
  { figures }: Pick<Bench, 'figures'>,
  audiences: readonly Audience[],
  measure: string,
  times: number,
): Promise<void> {
  const heard = new Map<Audience, DeliveryReport[]>(audiences.map((audience) => [audience, []]));
  // Two rounds to warm up.
  for (let round = -2; round < times; round += 1) {
    for (const audience of audiences) {
      const told = await audience.tell();
      if (round >= 0) heard.get(audience)?.push(told);
    }
  }
  for (const [{ broadcast }, told] of heard) {
    const { name } = broadcast.server;
    const each = (of: (one: DeliveryReport) => number): number[] => told.map(of);
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
