import { Agent, request } from 'node:http';

/**
 * A normal client in a separate process, so that its work is not measured: sends a query every few milliseconds, and
 * reports on request how long responses took since the last report.
 */
const [, , url = '', localAddress = ''] = process.argv;
const PAUSE_MS = 10;
const BODY = JSON.stringify({ query: '{ team(by: { slug: "real-madrid" }) { name } }' });
/** A request without a response counts as this long. */
const TIMEOUT_MS = 30_000;

export interface Latencies {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let taken: number[] = [];

async function ask(path: string): Promise<void> {
  const since = performance.now();
  const isQuery = path === '/graphql';
  await new Promise<void>((resolve) => {
    const headers = isQuery ? { 'content-type': 'application/json', 'content-length': BODY.length } : {};
    const address = localAddress === '' ? {} : { localAddress };
    const sent = request(`${url}${path}`, {
      method: isQuery ? 'POST' : 'GET',
      agent,
      headers,
      ...address,
      timeout: TIMEOUT_MS,
    });
    sent.on('response', (response) =>
      response
        .resume()
        .on('end', resolve)
        .on('error', () => resolve()),
    );
    sent.on('error', () => resolve());
    sent.end(isQuery ? BODY : undefined);
  });
  taken.push(performance.now() - since);
}

process.on('message', () => {
  const sorted = taken.toSorted((a, b) => a - b);
  taken = [];
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  process.send?.({ count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 } satisfies Latencies);
});
process.on('disconnect', () => process.exit());

for (let n = 0; ; n += 1) {
  // Few queries, because their rate is limited; the other requests measure the same event loop at less cost.
  await ask(n % 20 === 0 ? '/graphql' : '/health/live');
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
