import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves on a port of its own, and says where, in the words of our own server. */
export function sayReady(server: Server): void {
  server.listen(0, '127.0.0.1', 4096, () => {
    const { port } = server.address() as AddressInfo;
    console.log(`ready http://127.0.0.1:${port}`);
  });
}
