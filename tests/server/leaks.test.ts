import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import type { SubscriptionReader } from '../support/subscription-reader.ts';

const LIST = 'missedGames { revision headline games { verdict fixture { date } } }';
/** Ten different lists, so that hundreds of subscribers share ten executions. */
const SLUGS = [
  'jude-bellingham',
  'antonio-rudiger',
  'eder-militao',
  'ferland-mendy',
  'trent-alexander-arnold',
  'pedri',
  'gavi',
  'andreas-christensen',
  'isco',
  'vinicius-junior',
];

function watch(api: ApiClient, n: number): SubscriptionReader {
  const slug = SLUGS[n % SLUGS.length];
  return api.subscribe(
    `subscription { missedGamesChanged(player: { slug: "${slug}" }) { ${LIST} } }`,
    {},
    n % 2 === 0 ? 'WS' : 'SSE',
  );
}

test('hundreds of subscribers come and go without a leak', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  for (let group = 0; group < 4; group += 1) {
    const pages = Array.from({ length: 100 }, (_, n) => watch(api, n));
    await Promise.all(pages.map((page) => page.next()));
    expect(api.app.liveQueries.size().queries).toBeLessThanOrEqual(2 * SLUGS.length);
    // Some leave while an event is being sent to them.
    if (group % 3 === 0) await api.revise(injury, { date: `2026-03-${10 + group}` });
    await Promise.all(pages.map((page) => page[Symbol.asyncDispose]()));
  }
  await eventually('nothing is watched', () => api.app.liveQueries.size().queries === 0);
  expect(api.app.liveQueries.size()).toEqual({ queries: 0, tags: 0 });
});

test('refused subscriptions leak nothing', async () => {
  await using api = await openApiClient();
  await Promise.all(
    Array.from({ length: 100 }, async (_, n) => {
      await using page = api.subscribeToList(`nobody-${n}`, undefined, n % 2 === 0 ? 'WS' : 'SSE');
      await expect(page.next()).rejects.toThrow();
    }),
  );
  await eventually('nothing is watched', () => api.app.liveQueries.size().tags === 0);
  expect(api.app.liveQueries.size()).toEqual({ queries: 0, tags: 0 });
});

test('subscribers whose connection is cut leak nothing', async () => {
  await using api = await openApiClient();
  const sockets = await Promise.all(Array.from({ length: 20 }, () => rawReader(api.url)));
  expect(api.app.liveQueries.size().queries).toBe(1);
  for (const { socket } of sockets) socket.destroy();
  await eventually('nothing is watched', () => api.app.liveQueries.size().queries === 0);
});

/** Opens a raw SSE subscription whose reading the test controls; resolves when it has the current list. */
async function rawReader(url: string) {
  const { hostname, port } = new URL(url);
  const query = `subscription { missedGamesChanged(player: { slug: "jude-bellingham" }) {
    missedGames { revision games { explanation fixture { id home { name } away { name } } player { name teams { name } } } } } }`;
  const body = JSON.stringify({ query });
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => void (heard += text));
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  await eventually('the present list', () => heard.includes('"revision"'));
  const newest = () => Math.max(...[...heard.matchAll(/"revision":(\d+)/g)].map(([, revision]) => Number(revision)));
  return { socket, newest, events: () => heard.split('event: next').length - 1 };
}

test('a stalled subscriber does not delay others, and gets the newest list when it reads again', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  const stalled = await rawReader(api.url);
  await using lively = api.subscribeToList('jude-bellingham');
  const first = (await lively.next()).missedGames.revision;
  stalled.socket.pause();

  const writes = 300;
  for (let n = 0; n < writes; n += 1) await api.revise(injury, { date: `2026-03-${10 + (n % 20)}` });
  const last = await lively.until(({ missedGames }) => missedGames.revision === first + writes);
  expect(last.missedGames.revision).toBe(first + writes);

  stalled.socket.resume();
  await eventually('the newest list', () => stalled.newest() === first + writes);
  stalled.socket.destroy();
});

test('a server with subscribers on both transports stops without waiting for them', async () => {
  const api = await openApiClient();
  const pages = (['WS', 'SSE'] as const).map((transport) =>
    api.subscribeToList('jude-bellingham', undefined, transport),
  );
  await Promise.all(pages.map((page) => page.next()));
  await api.app[Symbol.asyncDispose]();
  for (const page of pages) await expect(page.next()).rejects.toThrow();
  await api[Symbol.asyncDispose]();
});
