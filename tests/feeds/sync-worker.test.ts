import { writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { accept } from '../../src/domain/decision.ts';
import { instant } from '../../src/domain/day.ts';
import { FeedCounters } from '../../src/observability/feed-counters.ts';
import type { Store } from '../../src/storage/store.ts';
import { parseSyncConfig } from '../../src/sync/config.ts';
import type { ImportDocuments } from '../../src/sync/poll.ts';
import { atStart, nextPollAt, retryAt } from '../../src/sync/schedule.ts';
import { NEW_SOURCE, type SourceState } from '../../src/sync/source-state.ts';
import { SyncWorker } from '../../src/sync/sync-worker.ts';
import { openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { scrape } from '../support/exposition.ts';
import { document, type FeedServer, openFeedServer, status } from '../support/feed-server.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { STORES } from '../support/stores.ts';
import { tempDir } from '../support/temp-dir.ts';

const SEASON = JSON.stringify({
  name: 'La Liga 2025/26',
  matches: [{ round: 'Matchday 1', date: '2026-02-08', team1: 'Valencia', team2: 'Elche' }],
});
const sources = (url: string, more: object = {}) =>
  JSON.stringify({
    sources: [
      {
        name: 'liga',
        format: 'OPENFOOTBALL_JSON',
        url: `${url}/es.json`,
        schedule: '0 0 1 1 *',
        competition: 'La Liga',
        season: '2025-26',
        kind: 'LEAGUE',
        timeZone: 'Europe/Madrid',
        jitterSeconds: 0,
        retrySeconds: 0.01,
        ...more,
      },
    ],
  });

/** A worker that only counts its imports. */
function openWorker(store: Store, feed: FeedServer, more: object = {}, importDocuments?: ImportDocuments) {
  const polled: SourceState[] = [];
  const imported: string[] = [];
  const worker = new SyncWorker({
    store,
    config: parseSyncConfig(sources(feed.url, more), 'sync.json'),
    env: {},
    importDocuments:
      importDocuments ??
      (async (_, documents) => {
        imported.push(...documents.map(({ text }) => text));
        return accept({ rows: 1, changes: 1, questions: 0 });
      }),
    clock: systemClock(),
    log: pino({ level: 'silent' }),
    counters: new FeedCounters(),
    leasePollMs: 20,
    onPolled: (_, state) => void polled.push(state),
  });
  return { worker, polled, imported };
}

test('the time of the next poll follows from the schedule, the last poll and the failures', () => {
  const [source] = parseSyncConfig(
    sources('http://localhost', { schedule: '*/15 * * * *', retrySeconds: 30 }),
    'x',
  ).sources;
  if (source === undefined) throw new TypeError('no source');
  const now = instant('2026-02-01T12:05:00Z');
  const at = (state: Partial<SourceState>) =>
    new Date(nextPollAt(source, { ...NEW_SOURCE, ...state }, now)).toISOString();
  expect(at({})).toBe('2026-02-01T12:05:00.000Z');
  expect(at({ lastPollAt: instant('2026-02-01T12:01:00Z') })).toBe('2026-02-01T12:15:00.000Z');
  // No process was running: one missed poll is made, at once.
  expect(at({ lastPollAt: instant('2026-02-01T09:01:00Z') })).toBe('2026-02-01T09:15:00.000Z');
  expect(at({ lastPollAt: now, failures: 1, notBefore: instant('2026-02-01T12:05:30Z') })).toBe(
    '2026-02-01T12:05:30.000Z',
  );

  const delay = (kind: string, failures: number, retryAfterMs: number | null = null): number =>
    (retryAt(source, { kind, retryAfterMs }, failures, now, 0.5) - now) / 1000;
  expect([delay('UNAVAILABLE', 0), delay('UNAVAILABLE', 1), delay('UNAVAILABLE', 20)]).toEqual([30, 60, 3_600]);
  expect(delay('RATE_LIMITED', 0, 7_200_000)).toBe(7_200);
  // A refusal is not repeated before the next scheduled time.
  expect(delay('REFUSED', 0)).toBe(600);
  // After a restart it is repeated: the operator may have set the key.
  const failure = { kind: 'REFUSED', message: '' };
  const refused = { ...NEW_SOURCE, lastPollAt: now, failures: 1, failure, notBefore: instant('2026-02-02T00:00:00Z') };
  expect(nextPollAt(source, atStart(source, refused), now) - now).toBe(30_000);
  expect(delay('RATE_LIMITED', 0, 10 * 86_400_000)).toBe(86_400);
});

test('a source that fails is polled again until it answers', async () => {
  await using shared = await STORES[0]!.shared();
  await using store = await shared.open();
  await using feed = await openFeedServer();
  feed.next(status(503), status(500), status(429));
  feed.answers(document(SEASON));
  const { worker, polled, imported } = openWorker(store, feed);
  await using _ = worker;
  await eventually('a good answer', () => polled.some(({ failure }) => failure === null));
  expect(polled.map(({ failures }) => failures)).toEqual([1, 2, 3, 0]);
  expect(imported).toEqual([SEASON]);
});

test('an unexpected error is a failure like others: it is stored without its message, and the source is polled again', async () => {
  await using shared = await STORES[0]!.shared();
  await using store = await shared.open();
  await using feed = await openFeedServer();
  feed.answers(document(SEASON));
  let isBroken = true;
  const { worker, polled } = openWorker(store, feed, {}, () => {
    if (isBroken) throw new TypeError('a defect');
    return Promise.resolve(accept({ rows: 1, changes: 0, questions: 0 }));
  });
  await using _ = worker;
  await eventually('a failed poll', () => polled.length > 0);
  isBroken = false;
  await eventually('a good answer', () => polled.some(({ failure }) => failure === null));
  expect(polled[0]?.failure).toEqual({ kind: 'FAILED', message: 'An unexpected error occurred; the log has it.' });
});

test('one node of many polls; when it ends, another one continues', async () => {
  await using shared = await STORES[1]!.shared();
  await using first = await shared.open();
  await using second = await shared.open();
  await using feed = await openFeedServer();
  feed.answers(document(SEASON));
  const one = openWorker(first, feed, { schedule: '* * * * * *' });
  await eventually('a poll', () => one.polled.length > 0);
  const other = openWorker(second, feed, { schedule: '* * * * * *' });
  await using _ = other.worker;
  await eventually('another poll', () => one.polled.length > 1);
  expect(other.polled).toEqual([]);
  await one.worker[Symbol.asyncDispose]();
  await eventually('a poll by the other', () => other.polled.length > 0);
  // It has the version of the document, and the result of the last import.
  expect(other.imported).toEqual([]);
  expect(other.polled[0]).toMatchObject({ lastChangeAt: one.polled[0]?.lastChangeAt, failures: 0 });
});

test('a server polls the sources of SIDELINED_SYNC, and reports the age of its data without being unready', async () => {
  await using feed = await openFeedServer();
  using folder = tempDir();
  const path = `${folder.path}/sync.json`;
  writeFileSync(path, sources(feed.url));
  feed.next(document(SEASON));
  feed.answers(status(503));
  await using api = await openApiClient({
    SIDELINED_SEED: 'none',
    SIDELINED_CLOCK: '2026-02-01T12:00:00Z',
    DATABASE_URL: ':memory:',
    SIDELINED_SYNC: path,
    SIDELINED_METRICS_PORT: '0',
  });
  const ready = async () => {
    const response = await fetch(`${api.url}/health/ready`);
    return { status: response.status, body: (await response.json()) as { feeds?: object[] } };
  };
  await eventually(
    'a good answer',
    async () =>
      (await ready()).body.feeds?.some((one) => 'lastGoodSeconds' in one && one.lastGoodSeconds !== null) === true,
  );
  expect(await ready()).toMatchObject({
    status: 200,
    body: { status: 'ready', feeds: [{ source: 'liga', failures: 0, failure: null }] },
  });
  expect(await api.fixture('valencia', 'elche')).toBeDefined();
  const metrics = await scrape(api.app.metricsUrl);
  expect(metrics.of('feed_polls_total{source="liga",outcome="imported"}')).toBe(1);
  expect(metrics.of('feed_rows_total{source="liga"}')).toBe(1);
  expect(metrics.of('feed_last_good_seconds{source="liga"}')).toBeGreaterThanOrEqual(0);
});

test('sidelined sync --once polls each source and prints the results', async () => {
  await using feed = await openFeedServer();
  using file = databaseFile();
  const path = `${file.folder}/sync.json`;
  writeFileSync(path, sources(feed.url));
  feed.next(document(SEASON));
  feed.answers(status(401));
  const first = await sidelined(['sync', path, '--once'], file.env);
  expect(first).toMatchObject({ code: 0, out: 'liga: changed' });
  const second = await sidelined(['sync', path, '--once'], file.env);
  expect(second).toMatchObject({
    code: 1,
    errors: expect.stringContaining('answered 401: the key is missing or wrong'),
  });
  writeFileSync(path, '{"sources": [{"name": "liga"}]}');
  const third = await sidelined(['sync', path, '--once'], file.env);
  expect(third.code).toBe(1);
  expect(third.errors).toContain('sources.0.format');
});
