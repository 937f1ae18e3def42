import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { Counters } from '../../src/observability/counters.ts';
import { Histogram } from '../../src/observability/histogram.ts';
import { type Exposition, scrape } from '../support/exposition.ts';
import { between, openApiClient } from '../support/api-client.ts';

const JUDE = 'jude-bellingham';
const LIST = 'query List($slug: String!) { player(by: { slug: $slug }) { name missedGames { revision headline } } }';
const FOLLOW = `subscription Follow($slug: String!) {
  missedGamesChanged(player: { slug: $slug }) { missedGames { revision } }
}`;
const operations = (type: string, operation: string, outcome = 'answered'): string =>
  `operations_total{type="${type}",operation="${operation}",outcome="${outcome}"}`;

/** The increase of a sample between two expositions. */
const since = (before: Exposition, after: Exposition, sample: string): number => after.of(sample) - before.of(sample);

test('queries, cache hits, pushes, revisions and durations are counted', async () => {
  await using api = await openApiClient({ SIDELINED_METRICS_PORT: '0' });
  const counted = () => scrape(api.app.metricsUrl);
  const before = await counted();
  expect(before.types.get('sidelined_write_seconds')).toBe('histogram');
  expect(before.samples.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
  expect(before.names()).toContain('nodejs_eventloop_lag_p99_seconds');

  // It is executed once, then answered from the response cache.
  for (let time = 0; time < 5; time += 1) await api.query(LIST, { slug: JUDE });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ query: LIST, variables: { slug: JUDE } });
  const tag = (await fetch(`${api.url}/graphql`, { ...request, body })).headers.get('etag') ?? '';
  await fetch(`${api.url}/graphql`, { ...request, body, headers: { ...request.headers, 'if-none-match': tag } });
  await api.query('{ nothing }');
  await api.query('{');
  await api.query('mutation Sneak { advanceClock(input: { to: "2027-01-01T00:00:00Z" }) { __typename } }');
  const asked = await counted();
  expect(since(before, asked, operations('query', 'List'))).toBe(7);
  expect(since(before, asked, 'executions_total{of="query"}')).toBe(1);
  expect(since(before, asked, 'response_cache_hits_total')).toBe(6);
  expect(since(before, asked, 'response_cache_misses_total')).toBe(1);
  expect(since(before, asked, 'not_modified_total')).toBe(1);
  expect(asked.of('response_cache_entries')).toBe(1);
  expect(asked.of('response_cache_bytes')).toBeGreaterThan(100);
  expect(asked.of(operations('unknown', '(unknown)', 'refused'))).toBe(2);
  expect(asked.of(operations('mutation', 'Sneak', 'refused'))).toBe(1);
  expect(since(before, asked, 'executions_total{of="mutation"}')).toBe(0);

  const injury = await api.injuryOf(JUDE);
  const pages = (['WS', 'WS', 'SSE'] as const).map((transport) => api.subscribe(FOLLOW, { slug: JUDE }, transport));
  for (const page of pages) await page.next();
  const watched = await counted();
  expect(watched.of('live_queries')).toBe(1);
  expect(watched.of('live_query_tags')).toBeGreaterThan(0);
  expect(watched.of('invalidation_bus_connected')).toBe(1);
  expect(watched.of('subscribers')).toBe(3);
  expect(watched.of('sockets')).toBe(2);
  expect(watched.of('event_streams')).toBe(1);
  expect(watched.of(operations('subscription', 'Follow'))).toBe(3);
  expect(watched.of('executions_total{of="live"}')).toBe(1);

  await api.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'));
  for (const page of pages) await page.next();
  const pushed = await counted();
  expect(since(watched, pushed, 'pushes_total')).toBe(3);
  expect(since(watched, pushed, 'ledger_revisions_total{cause="ESTIMATE_REVISED"}')).toBe(1);
  expect(since(watched, pushed, 'writes_total{outcome="committed"}')).toBe(1);
  expect(since(watched, pushed, 'write_seconds_count')).toBe(since(watched, pushed, 'write_seconds_bucket{le="+Inf"}'));
  expect(since(watched, pushed, 'write_seconds_sum')).toBeGreaterThan(0);
  expect(pushed.of('live_query_delivery_seconds_count')).toBe(1);
  expect(pushed.of('response_cache_removed_total{reason="invalidated"}')).toBeGreaterThan(0);

  // Rejected operations of a socket are counted too.
  const socket = api.subscribe('subscription { nothing }');
  await expect(socket.next()).rejects.toThrow();
  expect(since(pushed, await counted(), operations('unknown', '(unknown)', 'refused'))).toBe(1);
});

test('updates skipped because of backpressure are counted', async () => {
  await using api = await openApiClient({ SIDELINED_METRICS_PORT: '0' });
  const injury = await api.injuryOf(JUDE);
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  const fields = Array.from({ length: 15 }, (_, n) => `f${n}: games { id explanation fixture { id date round } }`).join(
    ' ',
  );
  const body = JSON.stringify({
    query: `subscription { missedGamesChanged(player: { slug: "${JUDE}" }) { missedGames { revision ${fields} } } }`,
  });
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n`;
  socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  let skipped = 0;
  for (let write = 0; skipped === 0 && write < 400; write += 1) {
    await api.revise(injury, { date: `2026-03-${10 + (write % 20)}` });
    if (write % 10 !== 0) continue;
    skipped = (await scrape(api.app.metricsUrl)).of('pushes_skipped_total');
  }
  socket.destroy();
  expect(skipped).toBeGreaterThan(0);
});

test('rejected requests are counted by code; the public port serves no metrics', async () => {
  await using api = await openApiClient({ SIDELINED_METRICS_PORT: '0' });
  const body = 'x'.repeat(1024 * 1024 + 1);
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers, body })).status).toBe(413);
  expect((await scrape(api.app.metricsUrl)).of('requests_rejected_total{code="BODY_TOO_LARGE"}')).toBe(1);
  expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
  expect((await fetch(new URL('/graphql', api.app.metricsUrl ?? ''))).status).toBe(404);
  await using silent = await openApiClient();
  expect(silent.app.metricsUrl).toBeNull();
});

test('operation names beyond the first hundred share one label', async () => {
  await using api = await openApiClient({ SIDELINED_METRICS_PORT: '0' });
  await Promise.all(Array.from({ length: 130 }, (_, n) => api.query(`query Name${n} { now }`)));
  await api.query(`query ${'N'.repeat(65)} { now }`);
  await api.query('{ now }');
  const counted = await scrape(api.app.metricsUrl);
  const names = [...counted.samples.keys()].filter((sample) => sample.includes('outcome="answered"'));
  expect(names.length).toBeLessThanOrEqual(103);
  expect(counted.of(operations('query', '(other)'))).toBeGreaterThanOrEqual(31);
});

test('anonymous operations have a separate label; buckets are by upper bound', () => {
  const counts = new Counters();
  counts.operation('query', undefined).answered += 1;
  expect(counts.operation('query', undefined)).toMatchObject({ name: '(anonymous)', answered: 1 });
  const spread = new Histogram([0.1, 1]);
  for (const seconds of [0.05, 0.1, 0.5, 7]) spread.observe(seconds);
  expect(spread).toMatchObject({ buckets: [2, 1], count: 4 });
});
