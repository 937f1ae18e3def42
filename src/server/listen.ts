import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many connections may wait to be let in: all readers of a node that has gone come back at once. */
const BACKLOG = 4_096;

/** Listens, and tells under which URL. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve(urlOf(server.address() as AddressInfo, host));
    });
  });
}

function urlOf({ address, port, family }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}`;
}
