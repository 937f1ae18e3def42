import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './eventually.ts';

/** On a busy machine no request meets a connection that is closed at that moment, as after Node's 5 seconds. */
const KEPT_OPEN = { keepAliveTimeout: 65_000 };

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: any;
}

/** A receiver of webhooks, which notes what it gets. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly deliveries: Delivery[];
  /** The status of each next response; then 200. */
  readonly statuses: number[];
  got(count: number): Promise<void>;
}

export async function openReceiver(port = 0): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const statuses: number[] = [];
  const server = createServer(KEPT_OPEN, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    deliveries.push({ headers: request.headers, text, body: JSON.parse(text) });
    const status = statuses.shift() ?? 200;
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('thank you');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const opened = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${opened}/hook`,
    port: opened,
    deliveries,
    statuses,
    got: (count) => eventually(`${count} deliveries`, () => deliveries.length >= count),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
