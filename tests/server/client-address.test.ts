import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, rateLimitNetwork } from '../../src/server/admission/client-address.ts';
import { LIMITS } from '../../src/limits.ts';
import { openApiClient } from '../support/api-client.ts';
import { post } from '../support/raw-client.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test.each([
  ['without trusted proxies headers are ignored', [], '198.51.100.7', '203.0.113.1', '198.51.100.7'],
  ['a stranger is not believed', ['10.0.0.0/8'], '198.51.100.7', '203.0.113.1', '198.51.100.7'],
  ['our proxy is believed', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.1', '203.0.113.1'],
  ['an entry that the client wrote is ignored', ['10.0.0.0/8'], '10.1.2.3', '6.6.6.6, 203.0.113.1', '203.0.113.1'],
  ['two proxies of ours in a row', ['10.0.0.0/8'], '10.1.2.3', '6.6.6.6, 203.0.113.1, 10.9.9.9', '203.0.113.1'],
  ['only proxies of ours', ['10.0.0.0/8'], '10.1.2.3', '10.4.4.4', '10.4.4.4'],
  ['no header', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
  ['nonsense in it', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.1, unknown', '10.1.2.3'],
  ['IPv4 on an IPv6 socket', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.1', '203.0.113.1'],
  ['ports and brackets', ['::1'], '::1', '[2001:db8::7]:4711', '2001:db8::7'],
])('%s', (_, proxies, remote, forwarded, address) => {
  expect(clientAddress(proxies)(from(remote, forwarded))).toBe(address);
});

test('all addresses of a household belong to one network', () => {
  expect(rateLimitNetwork('2001:db8:1:2:aaaa::1')).toBe(rateLimitNetwork('2001:db8:1:2::ffff'));
  expect(rateLimitNetwork('2001:db8:1:3::1')).not.toBe(rateLimitNetwork('2001:db8:1:2::1'));
  expect(rateLimitNetwork('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(rateLimitNetwork('::1')).toBe('0:0:0:0::/64');
  expect(rateLimitNetwork('203.0.113.1')).toBe('203.0.113.1');
});

test('without a trusted proxy no header changes the client address, and limits that are off are off', async () => {
  await using strict = await openApiClient({ SIDELINED_SEED: 'none', SIDELINED_LIMITS: 'on' });
  await using open = await openApiClient({ SIDELINED_SEED: 'none' });
  // Nearly the highest cost allowed, but without players it executes nothing.
  const statuses = async (url: string) => {
    const seen = new Set<number>();
    for (let n = 0; n < LIMITS.operationsOfAddress.max / 10; n += 1) {
      const query = `{ a${n}: players(first: 200) { nodes { teams { players(first: 4) { nodes { id } } } } } }`;
      seen.add((await post(url, { query }, { 'x-forwarded-for': `203.0.113.${n}` })).status);
    }
    return [...seen];
  };
  expect(await statuses(strict.url)).toEqual([200, 429]);
  expect(await statuses(open.url)).toEqual([200]);
});
