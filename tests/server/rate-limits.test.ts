import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../src/storage/open-database.ts';
import { configFrom } from '../../src/config.ts';
import { LIMITS } from '../../src/limits.ts';
import { createToken, revokeToken } from '../../src/auth/token-commands.ts';
import { scrape } from '../support/exposition.ts';
import { openApiClient } from '../support/api-client.ts';
import { databaseFile } from '../support/process.ts';
import { codeOf, openInitialised, openRawSocket, over, post } from '../support/raw-client.ts';

/** Rate limits are counted by token, and by address without one. */

const file = databaseFile();
let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => {
  // The minute of the limits does not end while these tests run.
  vi.useFakeTimers({ toFake: ['performance'] });
  const env = { ...file.env, SIDELINED_LIMITS: 'on', SIDELINED_SEED: 'none', SIDELINED_METRICS_PORT: '0' };
  api = await openApiClient({ ...env, SIDELINED_TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(async () => {
  vi.useRealTimers();
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

async function holder(name: string): Promise<{ readonly authorization: string }> {
  await using store = await openStore(configFrom(file.env));
  const made = await createToken(store.tokens, name, 'FEED');
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return { authorization: `Bearer ${made.value}` };
}

/** Has a high estimated cost, but without players it executes nothing. */
const DEAR = 'players(first: 200) { nodes { teams { players(first: 4) { nodes { id } } } } }';
const dear = { query: `query Dear { ${DEAR} }` };
const rejectedCount = async (code: string): Promise<number> =>
  (await scrape(api.app.metricsUrl)).samples.get(`sidelined_requests_rejected_total{code="${code}"}`) ?? 0;

test('each token has its own rate limit, on every transport and from every address; an address has its own too', async () => {
  const [newsdesk, stadium] = [await holder('newsdesk'), await holder('stadium')];
  const before = await rejectedCount('RATE_LIMITED');
  let asked = 0;
  for (;;) {
    const headers = { ...newsdesk, 'x-forwarded-for': `203.0.113.${asked % 250}` };
    const { status, body } = await post(api.url, dear, headers);
    if (status === 429) break;
    expect(body).toEqual({ data: { players: { nodes: [] } } });
    asked += 1;
  }
  expect(asked).toBeGreaterThan(LIMITS.operationsWithToken.max / 100);
  expect(asked).toBeLessThan(LIMITS.operationsWithToken.max / 10);
  const refused = await post(api.url, { query: '{ now }' }, newsdesk);
  expect([refused.status, codeOf(refused)]).toEqual([429, LIMITS.operationsWithToken.code]);
  expect(refused.body.errors[0].message).toContain(
    `operations a minute of one token; the limit is ${LIMITS.operationsWithToken.max}`,
  );
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  for (const transport of ['SSE', 'WS'] as const) {
    expect(codeOf({ body: await over(transport, api.url, { query: '{ now }' }, newsdesk) })).toBe('RATE_LIMITED');
  }
  // A token in connection_init counts like one in a header.
  using wire = await openInitialised(api.url, newsdesk);
  wire.say({ id: '1', type: 'subscribe', payload: { query: '{ now }' } });
  expect(await wire.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  expect((await rejectedCount('RATE_LIMITED')) - before).toBe(5);

  expect((await post(api.url, { query: '{ now }' }, stadium)).status).toBe(200);
  expect((await post(api.url, { query: '{ now }' })).status).toBe(200);
});

test('an invalid token is counted by the address that sends it', async () => {
  const revoked = await holder('former');
  {
    await using store = await openStore(configFrom(file.env));
    await revokeToken(store.tokens, 'former');
  }
  const address = { 'x-forwarded-for': '198.51.100.1' };
  const seen = new Map<number, number>();
  for (let time = 0; time < LIMITS.operationsOfAddress.max + 3; time += 1) {
    const wrong = time % 2 === 0 ? revoked : { authorization: `Bearer guess-${time}` };
    const { status } = await post(api.url, { query: '{ now }' }, { ...address, ...wrong });
    seen.set(status, (seen.get(status) ?? 0) + 1);
  }
  expect([...seen]).toEqual([
    [401, LIMITS.operationsOfAddress.max],
    [429, 3],
  ]);
  // A valid token is not affected by other clients at the same address.
  const right = await holder('right');
  expect((await post(api.url, { query: '{ now }' }, { ...address, ...right })).status).toBe(200);
  using wire = await openRawSocket(api.url, { headers: { ...address, ...revoked } });
  wire.say({ type: 'connection_init' });
  expect(await wire.closed).toBe(4403);
});

test('rejected requests are counted by their code on every transport', async () => {
  const counted = async (code: string, work: () => Promise<unknown>): Promise<number> => {
    const before = await rejectedCount(code);
    await work();
    return (await rejectedCount(code)) - before;
  };
  const wide = { query: `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: now`).join(' ')} }` };
  const address = { 'x-forwarded-for': '198.51.100.2' };
  for (const transport of ['HTTP', 'SSE', 'WS'] as const) {
    expect(await counted('OPERATION_TOO_LARGE', () => over(transport, api.url, wide, address))).toBe(1);
  }
  const dearer = { query: `{ ${DEAR} b: ${DEAR} }` };
  expect(await counted('OPERATION_TOO_LARGE', () => over('WS', api.url, dearer, address))).toBe(1);
  expect(await counted('BATCHING_NOT_SUPPORTED', () => post(api.url, [dear, dear], address))).toBe(1);
  const form = { ...address, 'content-type': 'text/plain' };
  expect(await counted('UNSUPPORTED_MEDIA_TYPE', () => post(api.url, '{}', form))).toBe(1);
});
