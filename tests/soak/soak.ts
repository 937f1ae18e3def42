import { apiClientAt } from '../support/api-client.ts';
import { startEmbeddedPostgres } from '../support/embedded-postgres.ts';
import { Latencies } from './latencies.ts';
import { everySecond, QueryLoad } from './load.ts';
import { SoakNode } from './node.ts';
import { type Reader, SELECTION, SocketReader, StreamReader, type Watch } from './reader.ts';

/**
 * A long run on two nodes and PostgreSQL: subscribers come and go, some stall, editors write, clients query, a node and
 * the database are restarted, and every subscriber checks the guarantees. `SOAK_MINUTES=1 SOAK_READERS=500 npm run
 * soak` for a short one. Prints latencies and memory; ends with 1 if a guarantee was broken.
 */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 10);
const READERS = Number(process.env.SOAK_READERS ?? 5_000);
const QUERIES_A_SECOND = Number(process.env.SOAK_QUERIES ?? 200);
const REVISIONS_A_SECOND = Number(process.env.SOAK_REVISIONS ?? 20);
/** The number of subscribers that are replaced per second. */
const TURNOVER = Math.ceil(READERS / 100);
const STALLED = Math.ceil(READERS / 100);
/**
 * Maximum growth of a node's heap from a fifth of the run to its end, and above an idle node after all subscribers
 * left.
 */
const MOST_GROWTH = 16 * 1024 * 1024;
/** Writes that wait for an answer at a time; more are not sent. */
const MAX_WRITES = 50;
/** After a restart, until everything is connected again. */
const RECOVERY_MS = 15_000;

const SLUGS = ['jude-bellingham', 'antonio-rudiger', 'eder-militao', 'ferland-mendy', 'pedri', 'gavi', 'isco'];

const wrongs: string[] = [];
let interruptedUntil = 0;
const isInterrupted = (): boolean => performance.now() < interruptedUntil;
const fail = (what: string): void => {
  wrongs.push(what);
  if (wrongs.length <= 20) console.log(`BROKEN: ${what}`);
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const database = await startEmbeddedPostgres();
const nodes = [new SoakNode('node 1', database.url), new SoakNode('node 2', database.url)] as const;
const [first, second] = nodes;
for (const node of nodes) await node.start();
const api = apiClientAt(first.url);
const injuries = await Promise.all(SLUGS.map((slug) => api.injuryOf(slug)));
const fixture = await api.fixture('valencia', 'real-madrid');
/** Difference between the clock of the demo data and the system clock. */
const aheadMs = Date.parse((await api.query('{ now }')).data.now) - Date.now();

const started = performance.now();
const print = (what: string): void => console.log(`${Math.round((performance.now() - started) / 1000)} s: ${what}`);
const measureAll = async (): Promise<void> => {
  for (const node of nodes) await node.measure();
};

const receipts = new Latencies();
const watch: Watch = {
  wrong: fail,
  isInterrupted,
  published: (at) => {
    if (!isInterrupted()) receipts.add(Date.now() + aheadMs - Date.parse(at));
  },
};
let opened = 0;
let events = 0;
let writes = 0;
let failedWrites = 0;
let writing = 0;

function come(since: Reader | null): Reader {
  const slug = since?.slug ?? SLUGS[opened % SLUGS.length] ?? '';
  const node = nodes[opened % nodes.length] ?? first;
  opened += 1;
  const Kind = opened % 5 === 0 ? StreamReader : SocketReader;
  return new Kind(node.url, slug, since?.held ?? null, watch);
}

/** Alternates the mutations of an editor. */
async function write(n: number): Promise<void> {
  if (writing >= MAX_WRITES) return;
  writing += 1;
  const day = String((n % 28) + 1).padStart(2, '0');
  try {
    if (n % 50 === 0) await api.edit('rescheduleFixture', { fixture, date: `2026-04-${day}` });
    else await api.revise(injuries[n % injuries.length] ?? '', { date: `2026-03-${day}` });
    writes += 1;
  } catch (error) {
    failedWrites += 1;
    if (!isInterrupted()) fail(`a write failed: ${String(error).slice(0, 200)}`);
  }
  writing -= 1;
}

/** Restarts a node or the database. Failures during the restart and soon after are counted, but are not errors. */
async function interrupt(what: string, restart: () => Promise<unknown>): Promise<void> {
  interruptedUntil = Number.POSITIVE_INFINITY;
  const began = performance.now();
  await restart();
  interruptedUntil = performance.now() + RECOVERY_MS;
  print(`${what} was restarted in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

await measureAll();
for (const node of nodes) node.idle = node.last;
for (const node of nodes) print(`idle, ${node.memory()}`);
const readers: Reader[] = [];
while (readers.length < READERS) {
  for (let n = 0; n < 50 && readers.length < READERS; n += 1) readers.push(come(null));
  await pause(50);
}
const stalled = readers.filter((reader) => reader instanceof SocketReader).slice(0, STALLED);
const urls = nodes.map(({ url }) => url);
const queries = new QueryLoad(
  () => urls,
  isInterrupted,
  (what) => isInterrupted() || fail(what),
);
const stopWrites = everySecond(REVISIONS_A_SECOND, (n) => void write(n));
const stopQueries = everySecond(QUERIES_A_SECOND, (n) => queries.send(n));

const seconds = MINUTES * 60;
const heaps = new Map(nodes.map((node) => [node, [] as number[]]));
const interruptions = new Map<number, () => Promise<void>>([
  [
    Math.floor(seconds * 0.35),
    () =>
      interrupt('node 2', async () => {
        const code = await second.stop();
        if (code !== 0) fail(`node 2 ended with ${code}`);
        await second.start();
      }),
  ],
  [Math.floor(seconds * 0.65), () => interrupt('PostgreSQL', () => database.restart())],
]);
for (let at = 0; at < seconds; at += 1) {
  await interruptions.get(at)?.();
  for (let n = 0; n < TURNOVER; n += 1) {
    const place = Math.floor(Math.random() * readers.length);
    const leaving = readers[place];
    if (leaving === undefined || stalled.includes(leaving as SocketReader)) continue;
    leaving.leave();
    events += leaving.events;
    // Every second one resumes with its revision, as a page does after a lost connection.
    readers[place] = come(n % 2 === 0 ? leaving : null);
  }
  if (at % 20 === 0) for (const reader of stalled) reader.stall();
  if (at % 20 === 15) for (const reader of stalled) reader.resume();
  if (at % 10 === 9) {
    await measureAll();
    for (const node of nodes) heaps.get(node)?.push(node.last?.heap ?? 0);
    print(`${nodes.map((node) => node.memory()).join('; ')}; ${writes} writes, ${wrongs.length} broken guarantees`);
  }
  await pause(1_000);
}
stopQueries();
stopWrites();
while (writing > 0) await pause(50);
for (const reader of stalled) reader.resume();

/** After the last write every subscriber has what a query returns, to the byte. */
const present = new Map<string, string>();
for (const slug of SLUGS) {
  const { data } = await api.query(
    `query ($slug: String!) { player(by: { slug: $slug }) { missedGames { ${SELECTION} } } }`,
    { slug },
  );
  present.set(slug, JSON.stringify(data.player.missedGames));
}
const isNewest = (reader: Reader): boolean => {
  const list = present.get(reader.slug) ?? '';
  // A subscriber that resumed with the newest revision receives nothing.
  return reader.newest === list || (reader.newest === '' && list.startsWith(`{"revision":${reader.held},`));
};
for (let attempts = 400; attempts > 0 && !readers.every(isNewest); attempts -= 1) await pause(50);
for (const reader of readers.filter((one) => !isNewest(one)))
  fail(`${reader.slug}: it holds ${reader.held}, not the newest`);
for (const reader of readers) {
  events += reader.events;
  reader.leave();
}
queries.end();
const held = (): number => nodes.reduce((sum, { last }) => sum + (last?.tags ?? 0) + (last?.queries ?? 0), 0);
for (let attempts = 100; attempts > 0 && (attempts === 100 || held() > 0); attempts -= 1) {
  await pause(100);
  await measureAll();
}
await pause(2_000);
await measureAll();
for (const node of nodes) {
  const { idle, last } = node;
  print(`all have left, ${node.memory()}`);
  if (idle === null || last === null) continue;
  if (last.queries + last.tags > 0) fail(`${node.name} holds ${last.queries} live queries and ${last.tags} tags`);
  const sampled = heaps.get(node) ?? [];
  const [early, late] = [sampled[Math.floor(sampled.length / 5)], sampled.at(-1)];
  if (early !== undefined && late !== undefined && late - early > MOST_GROWTH) fail(`the heap of ${node.name} grew`);
  if (last.heap - idle.heap > MOST_GROWTH) fail(`${node.name} keeps what it held for those who left`);
}
for (const node of nodes) {
  const code = await node.stop();
  if (code !== 0) fail(`${node.name} ended with ${code}`);
}
await database.end();
console.log(`from a revision to its events, ${receipts}`);
console.log(`queries, without those during the restarts, ${queries.latencies}; ${queries.failed} failed then`);
console.log(`${writes} writes, ${failedWrites} failed during the restarts`);
console.log(`${opened} subscribers, ${events} events, ${wrongs.length} broken guarantees`);
process.exit(wrongs.length > 0 ? 1 : 0);
