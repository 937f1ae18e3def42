import { Agent, request } from 'node:http';
import { constants, setPriority } from 'node:os';

/** A query that is repeated over one connection until a stop message. */
export interface Probing {
  readonly url: string;
  readonly body: string;
}

/** The requests: send time on the clock of `process.hrtime` in nanoseconds, and latency in milliseconds. */
export type Probes = readonly (readonly [sentAt: string, ms: number])[];

// The prober represents a client on another machine, so it must not wait for the subscribers on its core.
try {
  setPriority(constants.priority.PRIORITY_HIGHEST);
} catch {
  console.error('The prober cannot raise its priority above the subscribers: measured latencies are too long.');
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const PAUSE_MS = 1;
let probes: [string, number][] = [];
let isRunning = false;

function sendRequest({ url, body }: Probing): Promise<void> {
  const sentAt = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        probes.push([String(sentAt), Number(process.hrtime.bigint() - sentAt) / 1e6]);
        resolve();
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

process.on('message', async (probing: Probing | 'stop') => {
  if (probing === 'stop') {
    isRunning = false;
    process.send?.(probes satisfies Probes);
    probes = [];
    return;
  }
  isRunning = true;
  process.send?.('running');
  while (isRunning) {
    await sendRequest(probing);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
});
