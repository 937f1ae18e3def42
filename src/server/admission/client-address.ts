import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6, type Socket } from 'node:net';

/** Returns the address of the client that sent a request. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * Returns a function that determines the client's address. It is that of the connection or, if that is a trusted proxy,
 * the last address in X-Forwarded-For that is not a trusted proxy. The client could forge anything further left in the
 * header.
 */
export function clientAddress(trustedProxies: readonly string[]): AddressOf {
  const direct: AddressOf = ({ socket }) => directAddress(socket);
  if (trustedProxies.length === 0) return direct;
  const trusted = blockListFor(trustedProxies);
  const isTrusted = (address: string): boolean => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (request) => {
    let address = direct(request);
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    while (isIP(address) !== 0 && isTrusted(address)) {
      const previous = stripPort(forwarded.pop() ?? '');
      if (isIP(previous) === 0) break;
      address = previous;
    }
    return address;
  };
}

/** Returns the address at the other end of a connection. */
export function directAddress({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): string {
  return asIPv4(remoteAddress);
}

/** Returns the network that an address counts as. For IPv6 it is a /64 block, because one client has a whole block. */
export function rateLimitNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${whole.slice(0, 4).join(':')}::/64`;
}

/** Converts an IPv4-mapped IPv6 address. */
function asIPv4(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** Removes the port and brackets that some proxies add. */
function stripPort(text: string): string {
  const address = text.trim();
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
  return asIPv4(bare.toLowerCase());
}

export function blockListFor(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
