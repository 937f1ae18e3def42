import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port and prints the same ready line as Sidelined. */
export function announceReady(server: Server): void {
  server.listen(0, '127.0.0.1', 4096, () => {
    const { port } = server.address() as AddressInfo;
    console.log(`ready http://127.0.0.1:${port}`);
  });
}
