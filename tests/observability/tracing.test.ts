import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** A collector of OTLP over HTTP, in JSON, that records what it receives. */
async function openCollector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => void (body += part));
    request.on('end', () => {
      if (request.url === '/v1/traces' && request.headers['content-type'] === 'application/json') bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => bodies.join('\n'),
    services: () =>
      bodies.flatMap((body) => JSON.parse(body).resourceSpans.flatMap(({ resource }: any) => resource.attributes)),
    spans: (): Span[] =>
      bodies.flatMap((body) =>
        JSON.parse(body).resourceSpans.flatMap(({ scopeSpans }: any) => scopeSpans.flatMap(({ spans }: any) => spans)),
      ),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test('a revision is traced: the mutation, its write, and the re-execution of the live query', async () => {
  await using collector = await openCollector();
  const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
  {
    await using api = await openApiClient({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const injury = await api.injuryOf('jude-bellingham');
    await using page = api.subscribe(
      'subscription Watch { missedGamesChanged(player: { slug: "jude-bellingham" }) { missedGames { revision } } }',
    );
    await page.next();
    await api.query(
      `mutation Revise($injury: ID!) {
        reviseRecoveryEstimate(input: { injury: $injury, estimate: { date: "2026-03-01" }, note: "a-secret" }) { __typename }
      }`,
      { injury },
      {
        authorization: 'Bearer a-token-for-the-tests',
        traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
      },
    );
    await page.next();
  }
  const spans = collector.spans();
  const traits = ({ attributes }: Span) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  const mutation = spans.find(({ name }) => name === 'mutation Revise');
  expect(mutation).toMatchObject({ traceId: caller.traceId, parentSpanId: caller.spanId });
  expect(traits(mutation!)).toEqual({ 'graphql.operation.type': 'mutation', 'graphql.operation.name': 'Revise' });
  expect(Number(mutation!.endTimeUnixNano)).toBeGreaterThan(Number(mutation!.startTimeUnixNano));
  const write = spans.find(({ name, parentSpanId }) => name === 'write' && parentSpanId === mutation!.spanId);
  expect(traits(write!)).toEqual({ 'sidelined.committed': true, 'sidelined.revisions': 1 });
  const live = spans.filter(({ name }) => name === 'live Watch');
  expect(live).toHaveLength(2);
  expect(live.map(({ traceId }) => traceId)).toContain(caller.traceId);
  expect(collector.services()).toContainEqual({ key: 'service.name', value: { stringValue: 'sidelined' } });
  expect(collector.text()).not.toMatch(/a-secret|a-token-for-the-tests/);
});

test('an unreachable collector has no effect on requests', async () => {
  await using api = await openApiClient({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect((await api.query('{ now }')).errors).toBeUndefined();
});
