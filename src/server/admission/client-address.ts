import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Tells whose address a request comes from. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * The address at the other end; where that is one of our proxies, the last one in X-Forwarded-For that is none of
 * them. What stands further left in that header was written by strangers, and so is all of it when there is no proxy.
 */
export function clientAddress(proxies: readonly string[]): AddressOf {
  const direct: AddressOf = ({ socket }) => asIPv4(socket.remoteAddress ?? '');
  if (proxies.length === 0) return direct;
  const ours = blockListOf(proxies);
  const isOurs = (address: string): boolean => ours.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (request) => {
    let address = direct(request);
    const said = String(request.headers['x-forwarded-for'] ?? '').split(',');
    while (isIP(address) !== 0 && isOurs(address)) {
      const before = plain(said.pop() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

/** Who is counted for an address. Of IPv6 it is the network: a household has 2^64 addresses there. */
export function rateLimitNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${whole.slice(0, 4).join(':')}::/64`;
}

/** An IPv6 socket writes IPv4 in a way of its own. */
function asIPv4(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** What a proxy has written, without a port or brackets. */
function plain(text: string): string {
  const address = text.trim();
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
  return asIPv4(bare.toLowerCase());
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
