import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { Config } from '../../config.ts';
import { LIMITS } from '../../limits.ts';
import type { Counters } from '../../observability/counters.ts';
import { blockListFor, directAddress, rateLimitNetwork } from './client-address.ts';

/** File descriptors that stay free for the database, logs and everything else. */
const RESERVED_DESCRIPTORS = 128;
/** The largest share of the process's connections for one address. */
const PART_OF_ADDRESS = 0.5;

/**
 * Limits the open TCP connections of each address and of the process. Idle ones thus cannot take all file descriptors.
 * A connection beyond the limit is closed at once. Those of trusted proxies are counted for the process only.
 */
export function limitOpenConnections(
  server: Server,
  { limits, trustedProxies }: Pick<Config, 'limits' | 'trustedProxies'>,
  counters: Counters,
): void {
  if (!limits) return;
  const maxOpen = Math.max((descriptorLimit() ?? Infinity) - RESERVED_DESCRIPTORS, RESERVED_DESCRIPTORS);
  const maxOfAddress = Math.min(LIMITS.openConnections.max, Math.floor(maxOpen * PART_OF_ADDRESS));
  const trusted = blockListFor(trustedProxies);
  const open = new Map<string, number>();
  if (Number.isFinite(maxOpen)) server.maxConnections = maxOpen;
  const reject = (): void => counters.countRejection(LIMITS.openConnections.code);
  server.on('drop', reject);
  server.on('connection', (socket: Socket) => {
    const address = directAddress(socket);
    if (trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return;
    const network = rateLimitNetwork(address);
    const count = (open.get(network) ?? 0) + 1;
    if (count > maxOfAddress) {
      reject();
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const rest = (open.get(network) ?? 1) - 1;
      if (rest === 0) open.delete(network);
      else open.set(network, rest);
    });
  });
}

/** Returns the number of files that the process may have open; null if the system does not report it. */
function descriptorLimit(): number | null {
  try {
    const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return limit === undefined ? null : Number(limit);
  } catch {
    return null;
  }
}
