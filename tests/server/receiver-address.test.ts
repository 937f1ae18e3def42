import { expect, test } from 'vitest';
import { isPrivate, lookupPublic } from '../../src/webhooks/receiver-address.ts';

test.each([
  '10.0.0.1',
  '127.9.9.9',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
])('the IPv4 address %s is private, also as IPv6', (address) => {
  expect([isPrivate(address), isPrivate(`::ffff:${address}`), isPrivate(`::${address}`)]).toEqual([true, true, true]);
});

test.each(['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1'])(
  'the IPv6 address %s is private',
  (address) => expect(isPrivate(address)).toBe(true),
);

test.each(['8.8.8.8', '172.32.0.1', '2606:4700:4700::1111'])('the address %s is public', (address) => {
  expect(isPrivate(address)).toBe(false);
});

test('a name with a private address is not connected to', async () => {
  for (const all of [true, false]) {
    const { promise, resolve } = Promise.withResolvers<Error | null>();
    lookupPublic('localhost', { all }, (error) => resolve(error));
    expect((await promise)?.message).toBe('the address is private');
  }
});
