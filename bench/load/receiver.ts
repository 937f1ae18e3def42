import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver of messages on the clients' core: answers each POST with 204. */
export interface Received {
  /** Times on the clock of `process.hrtime`, in nanoseconds as text. */
  readonly first: string;
  readonly last: string;
}

let expected = 0;
let received = 0;
let first = 0n;

function record(): void {
  const now = process.hrtime.bigint();
  if (received === 0) first = now;
  received += 1;
  if (received === expected) process.send?.({ first: String(first), last: String(now) } satisfies Received);
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    record();
    response.writeHead(204).end();
  });
});

process.on('message', (command: { readonly expect: number } | 'start') => {
  if (command === 'start') {
    server.listen(0, '127.0.0.1', 4096, () => process.send?.({ port: (server.address() as AddressInfo).port }));
    return;
  }
  ({ expect: expected } = command);
  received = 0;
  process.send?.('ready');
});
