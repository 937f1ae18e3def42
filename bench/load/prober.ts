import { Agent, request } from 'node:http';
import { constants, setPriority } from 'node:os';

/** Asks the same question again and again over one connection, until it is told to stop. */
export interface Probing {
  readonly url: string;
  readonly body: string;
}

/** Each question: when it was asked, on the clock of `process.hrtime` in nanoseconds, and milliseconds to the answer. */
export type Probes = readonly (readonly [asked: string, ms: number])[];

// Who asks stands for somebody on another machine: he does not wait for the readers on the core that he shares with them.
try {
  setPriority(constants.priority.PRIORITY_HIGHEST);
} catch {
  console.error('The asker has no right to go before the readers: his waits are longer than they would be elsewhere.');
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const PAUSE_MS = 1;
let probes: [string, number][] = [];
let isAsking = false;

function ask({ url, body }: Probing): Promise<void> {
  const asked = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        probes.push([String(asked), Number(process.hrtime.bigint() - asked) / 1e6]);
        resolve();
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

process.on('message', async (probing: Probing | 'stop') => {
  if (probing === 'stop') {
    isAsking = false;
    process.send?.(probes satisfies Probes);
    probes = [];
    return;
  }
  isAsking = true;
  process.send?.('asking');
  while (isAsking) {
    await ask(probing);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
});
