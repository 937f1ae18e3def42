import autocannon from 'autocannon';

/** HTTP load: bodies, connections and duration in seconds, or `amount` requests in total. */
export interface HttpLoad {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds?: number;
  readonly amount?: number;
  readonly encoding?: string;
}

export interface HttpReport {
  readonly answered: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

/** Sends HTTP load on demand: a child process on the clients' core. */
process.on('message', async ({ url, bodies, connections, seconds, amount, encoding }: HttpLoad) => {
  const { pathname } = new URL(url);
  const accepts = encoding === undefined ? {} : { 'accept-encoding': encoding };
  const headers = { 'content-type': 'application/json', ...accepts };
  const requests = bodies.map((body) => ({ method: 'POST' as const, path: pathname, headers, body }));
  const length = amount === undefined ? { duration: seconds ?? 1 } : { amount };
  const result = await autocannon({ url, connections, requests, ...length });
  const answered = result['2xx'];
  process.send?.({
    answered,
    failed: result.non2xx + result.errors,
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: result.throughput.total / answered,
  } satisfies HttpReport);
});
