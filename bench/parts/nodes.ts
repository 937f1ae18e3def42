import { SubscriberGroup, type Broadcast } from '../measurement/subscriber-group.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import type { Sidelined } from '../dataset/sidelined.ts';
import { type SharedDatabase, startSharedDatabase } from '../dataset/shared-database.ts';
import type { Bench, Part } from './part.ts';
import { sidelinedBroadcast } from './broadcasts.ts';
import { addRounds } from './fan-out.ts';

const COUNT = 2_000;
/** Subscribers per node when statements are counted. */
export const SUBSCRIBERS = [1, 500];
export const EMBEDDED = `${servers.OURS}, embedded`;
export const ONE_NODE = `${servers.OURS}, one node`;
export const THREE_NODES = `${servers.OURS}, three nodes`;
export const OTHER_NODE = `${servers.OURS}, another node`;

/** Fan-out of one change on the first node to 2,000 subscribers on the last node. */
export const nodes: Part = async (bench) => {
  const { sidelined, quick } = bench;
  const rounds = quick ? 3 : 11;
  {
    await using server = await sidelined.start(EMBEDDED);
    await using subscribers = new SubscriberGroup(sidelinedBroadcast(sidelined, server));
    await subscribers.subscribe(COUNT);
    await addRounds(bench, [subscribers], `F ${COUNT}`, rounds);
    await writes(bench, EMBEDDED, [server]);
  }
  await using database = await startSharedDatabase();
  await sidelined.copyTo(database.url);
  await using opened = new AsyncDisposableStack();
  const started: Server[] = [];
  for (const name of [ONE_NODE, OTHER_NODE, OTHER_NODE]) {
    started.push(opened.use(await sidelined.start(name, { DATABASE_URL: database.url })));
    if (started.length < 3) {
      await using subscribers = new SubscriberGroup(nodeBroadcast(sidelined, started, started.length - 1));
      await subscribers.subscribe(COUNT);
      await addRounds(bench, [subscribers], `F ${COUNT}`, rounds);
      await subscribers.send({ do: 'close' });
      await writes(bench, name, started);
    }
    for (const subscribers of SUBSCRIBERS) await statements(bench, database, started, subscribers);
  }
  await writes(bench, THREE_NODES, started);
};

/** Returns a fan-out to subscribers of one node; writes go to the first node. */
function nodeBroadcast(sidelined: Sidelined, all: readonly Server[], place: number): Broadcast {
  const [first, server] = [all[0], all[place]];
  if (first === undefined || server === undefined) throw new TypeError('unknown node');
  return { ...sidelinedBroadcast(sidelined, server), writer: first, trigger: () => sidelined.revise(first) };
}

/** Counts the statements that all nodes send to PostgreSQL for one change. */
async function statements(
  { sidelined, figures, quick }: Bench,
  database: SharedDatabase,
  all: readonly Server[],
  subscribers: number,
): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const subscriberGroups = all.map((_, place) => opened.use(new SubscriberGroup(nodeBroadcast(sidelined, all, place))));
  for (const group of subscriberGroups) await group.subscribe(subscribers);
  const rounds = (quick ? 2 : 6) * all.length;
  const before = await database.statements();
  // A round is over when the servers are idle, so that the other nodes have delivered too.
  for (let round = 0; round < rounds; round += 1) await subscriberGroups[round % all.length]?.deliver();
  const seen = ((await database.statements()) - before) / rounds;
  figures.add(servers.OURS, `statements a change, ${all.length} nodes, ${subscribers} subscribers on each`, '', [seen]);
}

/** Measures the latency of one write, and writes a second with eight concurrent editors over all nodes in turn. */
async function writes({ sidelined, figures, quick }: Bench, name: string, all: readonly Server[]): Promise<void> {
  const each = quick ? 20 : 200;
  const waits: number[] = [];
  const on = (n: number): Server => all[n % all.length] ?? all[0]!;
  for (let n = 0; n < each; n += 1) waits.push(await timed(() => sidelined.revise(on(n))));
  figures.add(name, 'a write, from sending to its answer', 'ms', waits);
  const editors = 8;
  const took = await timed(() =>
    Promise.all(Array.from({ length: editors }, (_, n) => many(sidelined, on(n), each / editors))),
  );
  figures.add(name, 'writes a second, eight editors at once', '', [(each / took) * 1_000]);
  const apart = await timed(() =>
    Promise.all(Array.from({ length: editors }, (_, n) => many(sidelined, on(n), each / editors, n + 1))),
  );
  figures.add(name, 'writes a second, eight editors of different lists', '', [(each / apart) * 1_000]);
}

async function many(sidelined: Sidelined, server: Server, times: number, injury = 1): Promise<void> {
  for (let n = 0; n < times; n += 1) await sidelined.revise(server, injury);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
