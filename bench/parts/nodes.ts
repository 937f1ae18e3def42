import { Audience, type Broadcast } from '../measured/audience.ts';
import * as roster from '../measured/roster.ts';
import type { Server } from '../measured/server.ts';
import type { Ours } from '../world/ours.ts';
import { type SharedDatabase, startShared } from '../world/shared.ts';
import type { Bench, Part } from './bench.ts';
import { ourBroadcast } from './broadcasts.ts';
import { addRounds } from './fan-out.ts';

const COUNT = 2_000;
/** On each node, where statements are counted. */
export const READERS = [1, 500];
export const EMBEDDED = `${roster.OURS}, embedded`;
export const ONE_NODE = `${roster.OURS}, one node`;
export const OTHER_NODE = `${roster.OURS}, another node`;

/** One change on the first node, and 2,000 readers on the last. */
export const nodes: Part = async (bench) => {
  const { ours, quick } = bench;
  const rounds = quick ? 3 : 11;
  {
    await using server = await ours.start(EMBEDDED);
    await using audience = new Audience(ourBroadcast(ours, server));
    await audience.come(COUNT);
    await addRounds(bench, [audience], `F ${COUNT}`, rounds);
    await writes(bench, EMBEDDED, [server]);
  }
  await using database = await startShared();
  await ours.copyTo(database.url);
  await using opened = new AsyncDisposableStack();
  const started: Server[] = [];
  for (const name of [ONE_NODE, OTHER_NODE, OTHER_NODE]) {
    started.push(opened.use(await ours.start(name, { DATABASE_URL: database.url })));
    if (started.length < 3) {
      await using audience = new Audience(follows(ours, started, started.length - 1));
      await audience.come(COUNT);
      await addRounds(bench, [audience], `F ${COUNT}`, rounds);
      await audience.order({ do: 'leave' });
      await writes(bench, name, started);
    }
    for (const readers of READERS) await statements(bench, database, started, readers);
  }
};

/** Readers on one of some nodes; whoever writes does so on the first. */
function follows(ours: Ours, all: readonly Server[], place: number): Broadcast {
  const [first, server] = [all[0], all[place]];
  if (first === undefined || server === undefined) throw new TypeError('no such node');
  return { ...ourBroadcast(ours, server), writer: first, ring: () => ours.revise(first) };
}

/** What PostgreSQL is sent for one change, by all nodes together, with so many readers on each of them. */
async function statements(
  { ours, figures, quick }: Bench,
  database: SharedDatabase,
  all: readonly Server[],
  readers: number,
): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const audiences = all.map((_, place) => opened.use(new Audience(follows(ours, all, place))));
  for (const audience of audiences) await audience.come(readers);
  const rounds = (quick ? 2 : 6) * all.length;
  const before = await database.statements();
  // Whoever is asked to tell hears it last; the others have heard it too when all is quiet again.
  for (let round = 0; round < rounds; round += 1) await audiences[round % all.length]?.tell();
  const seen = ((await database.statements()) - before) / rounds;
  figures.add(roster.OURS, `statements a change, ${all.length} nodes, ${readers} readers on each`, '', [seen]);
}

/** How long one write takes, and how many a second there are from eight editors at once, each on the node whose turn it is. */
async function writes({ ours, figures, quick }: Bench, name: string, all: readonly Server[]): Promise<void> {
  const each = quick ? 20 : 200;
  const waits: number[] = [];
  const on = (n: number): Server => all[n % all.length] ?? all[0]!;
  for (let n = 0; n < each; n += 1) waits.push(await timed(() => ours.revise(on(n))));
  figures.add(name, 'a write, from sending to its answer', 'ms', waits);
  const editors = 8;
  const took = await timed(() =>
    Promise.all(Array.from({ length: editors }, (_, n) => many(ours, on(n), each / editors))),
  );
  figures.add(name, 'writes a second, eight editors at once', '', [(each / took) * 1_000]);
}

async function many(ours: Ours, server: Server, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await ours.revise(server);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
