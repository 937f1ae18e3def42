import { fork } from 'node:child_process';
import { once } from 'node:events';
import { apiClientAt, TOKEN } from '../support/api-client.ts';
import { databaseFile } from '../support/process.ts';
import { Reader, SELECTION, SocketReader, StreamReader } from './reader.ts';
import type { Measured } from './server.ts';

/**
 * A long run: subscribers come and go, some stall, editors write, and every subscriber checks the guarantees.
 * `SOAK_MINUTES=2 SOAK_READERS=500 npm run soak` for a short one. Ends with 1 if a guarantee was broken.
 */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 10);
const READERS = Number(process.env.SOAK_READERS ?? 2_000);
/** How many subscribers are replaced each second. */
const TURNOVER = Math.ceil(READERS / 50);
const STALLED = Math.ceil(READERS / 100);
/** How much the heap may grow from a fifth of the way to the end, and above an idle server when all have left. */
const MOST_GROWTH = 12 * 1024 * 1024;

const SLUGS = ['jude-bellingham', 'antonio-rudiger', 'eder-militao', 'ferland-mendy', 'pedri', 'gavi', 'isco'];

const wrongs: string[] = [];
const wrong = (what: string): void => {
  wrongs.push(what);
  if (wrongs.length <= 20) console.log(`BROKEN: ${what}`);
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

using file = databaseFile();
const server = fork(new URL('server.ts', import.meta.url), {
  execArgv: ['--expose-gc'],
  env: {
    PATH: process.env.PATH,
    PORT: '0',
    SIDELINED_EDITOR_TOKEN: TOKEN,
    SIDELINED_LIMITS: 'off',
    // Without the response cache anything that is held at the end is a leak.
    SIDELINED_RESPONSE_CACHE: 'off',
    ...file.env,
  },
});
const [url] = (await once(server, 'message')) as [string];
const api = apiClientAt(url);
const injuries = await Promise.all(SLUGS.map((slug) => api.injuryOf(slug)));
const fixture = await api.fixture('valencia', 'real-madrid');

async function measure(): Promise<Measured> {
  const message = once(server, 'message');
  server.send('measure');
  const [measured] = (await message) as [Measured];
  return measured;
}

const MB = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const started = performance.now();
const tell = (measured: Measured, more: string): void => {
  const { heap, rss, queries, tags, resources } = measured;
  const at = Math.round((performance.now() - started) / 1000);
  console.log(
    `${at} s: heap ${MB(heap)}, rss ${MB(rss)}, ${queries} live queries, ${tags} tags, ${resources} resources; ${more}`,
  );
};

let opened = 0;
let events = 0;
let writes = 0;
function come(since: { slug: string; held: number | null } | null): Reader {
  const slug = since?.slug ?? SLUGS[opened % SLUGS.length] ?? '';
  opened += 1;
  const Kind = opened % 5 === 0 ? StreamReader : SocketReader;
  return new Kind(url, slug, since?.held ?? null, wrong);
}

/** Alternates the mutations of an editor. */
async function write(n: number): Promise<void> {
  const day = String((n % 28) + 1).padStart(2, '0');
  if (n % 10 === 0) await api.edit('rescheduleFixture', { fixture, date: `2026-04-${day}` });
  else await api.revise(injuries[n % injuries.length] ?? '', { date: `2026-03-${day}` });
  writes += 1;
}

const idle = await measure();
tell(idle, 'idle');
const readers: Reader[] = [];
while (readers.length < READERS) {
  for (let n = 0; n < 100 && readers.length < READERS; n += 1) readers.push(come(null));
  await pause(50);
}
const stalled = readers.filter((reader) => reader instanceof SocketReader).slice(0, STALLED);

const end = performance.now() + MINUTES * 60_000;
let writing = true;
const writer = (async () => {
  for (let n = 0; writing; n += 1) {
    await write(n);
    await pause(250);
  }
})();
const samples: Measured[] = [];
for (let second = 0; performance.now() < end; second += 1) {
  for (let n = 0; n < TURNOVER; n += 1) {
    const at = STALLED + Math.floor(Math.random() * (readers.length - STALLED));
    const leaving = readers[at];
    if (leaving === undefined || stalled.includes(leaving as SocketReader)) continue;
    leaving.leave();
    events += leaving.events;
    // Every second one resumes with its revision, as a page does after a lost connection.
    readers[at] = come(n % 2 === 0 ? leaving : null);
  }
  if (second % 20 === 0) for (const reader of stalled) reader.stall();
  if (second % 20 === 15) for (const reader of stalled) reader.resume();
  if (second % 10 === 9) {
    const measured = await measure();
    samples.push(measured);
    tell(measured, `${opened} readers came, ${writes} writes, ${wrongs.length} broken guarantees`);
  }
  await pause(1_000);
}
writing = false;
await writer;
for (const reader of stalled) reader.resume();

/** After the last write every subscriber has what a query returns, to the byte. */
const present = new Map<string, string>();
for (const slug of SLUGS) {
  const query = `query ($slug: String!) { player(by: { slug: $slug }) { missedGames { ${SELECTION} } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { slug } }),
  });
  const list = /^\{"data":\{"player":\{"missedGames":(\{.*\})\}\}\}$/s.exec(await response.text())?.[1];
  if (list === undefined) wrong(`${slug}: the query was not answered`);
  else present.set(slug, list);
}
const isNewest = (reader: Reader): boolean => {
  const list = present.get(reader.slug) ?? '';
  // A subscriber that resumed with the newest revision receives nothing.
  return reader.events === 0 ? list.startsWith(`{"revision":${reader.held},`) : reader.newest === list;
};
for (let attempts = 200; attempts > 0 && !readers.every(isNewest); attempts -= 1) await pause(50);
for (const reader of readers.filter((one) => !isNewest(one)))
  wrong(`${reader.slug}: it holds ${reader.held}, not the newest`);
for (const reader of readers) {
  events += reader.events;
  reader.leave();
}
let last = await measure();
for (let attempts = 100; attempts > 0 && last.tags + last.queries > 0; attempts -= 1) {
  await pause(100);
  last = await measure();
}
await pause(1_000);
last = await measure();
tell(last, 'all have left');
if (last.queries + last.tags > 0)
  wrong(`${last.queries} live queries and ${last.tags} tags are held without a subscriber`);
if (last.resources > idle.resources) wrong(`${last.resources - idle.resources} sockets or timers are left`);
const early = samples[Math.floor(samples.length / 5)];
const late = samples.at(-1);
if (early !== undefined && late !== undefined && late.heap - early.heap > MOST_GROWTH) {
  wrong(`the heap grew from ${MB(early.heap)} to ${MB(late.heap)}`);
}
if (last.heap - idle.heap > MOST_GROWTH)
  wrong(`when all have left the heap is ${MB(last.heap)}, it was ${MB(idle.heap)}`);
server.kill('SIGTERM');
const [code] = (await once(server, 'exit')) as [number | null];
if (code !== 0) wrong(`the server ended with ${code}`);
console.log(`${opened} readers, ${events} events, ${writes} writes, ${wrongs.length} broken guarantees`);
process.exit(wrongs.length > 0 ? 1 : 0);
