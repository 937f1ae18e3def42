import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The number of connections that may wait to be accepted, because all clients of a stopped node reconnect at once. */
const BACKLOG = 4_096;

/** Listens on a port, and returns the URL. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve(urlFor(server.address() as AddressInfo, host));
    });
  });
}

function urlFor({ address, port, family }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}`;
}
