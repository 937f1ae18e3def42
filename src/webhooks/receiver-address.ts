import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Networks that are not on the public internet, or lead to others that are not. */
const PRIVATE = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::1/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const privateNetworks = new BlockList();
for (const network of PRIVATE) {
  const [address = '', bits] = network.split('/');
  // Not `isIPv6`, which compiles long regular expressions at its first call.
  privateNetworks.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether an address is not one of the public internet. */
export function isPrivate(address: string): boolean {
  return privateNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * Returns the problem with the URL of a receiver; null if there is none. Names are resolved only when a message is
 * sent.
 */
export function receiverUrlProblem(url: string, allowsPrivate: boolean): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    return 'The URL is not valid; expected one such as https://example.com/hook.';
  }
  if (parsed.username !== '' || parsed.password !== '') return 'The URL must not contain a user name or a password.';
  if (parsed.protocol === 'http:' && !allowsPrivate) return 'The URL must begin with https://.';
  const host = parsed.hostname.replaceAll(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isPrivate(host));
  return isLocal && !allowsPrivate ? 'The address is private; expected one of the public internet.' : null;
}

/**
 * Resolves the name of a receiver for one connection. Fails if one of its addresses is private. The connection goes to the
 * addresses that were checked, because the name is not resolved again.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const found = addresses.find(({ address }) => isPrivate(address));
    if (found !== undefined) return callback(new Error('the address is private'), []);
    const [first] = addresses;
    if (options.all === true) callback(null, addresses);
    else if (first === undefined) callback(new Error('no address'), []);
    else callback(null, first.address, first.family);
  });
};
