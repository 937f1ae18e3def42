import { connect, type Socket } from 'node:net';
import { cpuOf } from '../measurement/cpu.ts';
import { pause, quantile } from '../measurement/figures.ts';

/**
 * HTTP load for a time or for an amount of requests. Each connection sends a body, waits for the response, and sends
 * the next body. The client is much cheaper than a server, so that the server is always busy.
 */
export interface HttpLoad {
  readonly url: string;
  /** The process whose CPU is measured. */
  readonly pid: number;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly ms?: number;
  readonly amount?: number;
  readonly encoding?: string;
}

export interface HttpReport {
  readonly answered: number;
  readonly failed: number;
  readonly perSecond: number;
  /** CPU of the server in microseconds per request. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly bytes: number;
}

interface Run {
  readonly requests: readonly Buffer[];
  /** Returns whether one more request should be sent. */
  readonly goesOn: () => boolean;
  readonly waits: number[];
  sent: number;
  failed: number;
  bytes: number;
}

function requestsOf({ url, bodies, encoding }: HttpLoad): Buffer[] {
  const { host, pathname } = new URL(url);
  const accepts = encoding === undefined ? [] : [`accept-encoding: ${encoding}`];
  return bodies.map((body) => {
    const length = `content-length: ${Buffer.byteLength(body)}`;
    const head = [`POST ${pathname} HTTP/1.1`, `host: ${host}`, 'content-type: application/json', length, ...accepts];
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

/** Returns the length of the response that the bytes begin with; null if a part of it is missing. */
function responseLength(bytes: Buffer): number | null {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1];
  if (length !== undefined) return head + 4 + Number(length);
  const end = bytes.indexOf('\r\n0\r\n\r\n', head);
  return end < 0 ? null : end + 7;
}

/** Sends requests over one connection until the run is over. */
function sendAll(socket: Socket, run: Run): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let bytes: Buffer = Buffer.alloc(0);
  let sentAt = 0;
  const next = (): void => {
    if (!run.goesOn()) return resolve();
    socket.write(run.requests[run.sent % run.requests.length] ?? '');
    run.sent += 1;
    sentAt = performance.now();
  };
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('the server closed a connection')));
  socket.on('data', (data: Buffer) => {
    bytes = bytes.length === 0 ? data : Buffer.concat([bytes, data]);
    const length = responseLength(bytes);
    if (length === null || bytes.length < length) return;
    run.waits.push(performance.now() - sentAt);
    run.bytes += length;
    if (bytes.toString('latin1', 9, 12) !== '200') run.failed += 1;
    bytes = bytes.subarray(length);
    next();
  });
  next();
  return promise;
}

process.on('message', async (load: HttpLoad) => {
  const sockets = await Promise.all(Array.from({ length: load.connections }, () => open(load.url)));
  // By then the server has accepted the connections.
  await pause(20);
  const [cpu, began] = [cpuOf(load.pid), performance.now()];
  const { ms = 1_000, amount } = load;
  const run: Run = {
    requests: requestsOf(load),
    goesOn: () => (amount === undefined ? performance.now() - began < ms : run.sent < amount),
    waits: [],
    sent: 0,
    failed: 0,
    bytes: 0,
  };
  await Promise.all(sockets.map((socket) => sendAll(socket, run)));
  const answered = run.waits.length;
  const report = {
    answered,
    failed: run.failed,
    perSecond: (answered / (performance.now() - began)) * 1_000,
    cpu: (cpuOf(load.pid) - cpu) / answered,
    p99: quantile(run.waits, 0.99),
    bytes: run.bytes / answered,
  };
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  process.send?.(report satisfies HttpReport);
});
