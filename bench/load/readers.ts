import type { Socket } from 'node:net';
import { eventStreamReader, type Reader, webSocketReader } from './reader.ts';

/** What the readers of one server are told to do. */
export type Order =
  /** Connect, so many at once, and follow: the operations in turn. `heardFirst`: each waits for its first result. */
  | {
      readonly do: 'follow';
      readonly url: string;
      readonly road: 'WS' | 'SSE';
      readonly count: number;
      readonly atOnce: number;
      readonly operations: readonly string[];
      readonly hears: boolean;
    }
  /** Wait until each has heard one more result. */
  | { readonly do: 'hear' }
  /** Stop reading; read again. */
  | { readonly do: 'stall' }
  | { readonly do: 'resume' }
  /** Say what was heard last. */
  | { readonly do: 'tell' }
  /** Leave. */
  | { readonly do: 'leave' };

/** Moments are on the clock of `process.hrtime`, in nanoseconds as text. */
export interface ReadersReport {
  readonly first: string;
  readonly last: string;
  /** How many results came, and how long one is. */
  readonly heard: number;
  readonly bytes: number;
  /** The last result. */
  readonly sample: string;
}

const PATIENCE_MS = 30_000;
const now = process.hrtime.bigint;

/** The readers of one server: a process of its own on the clients' core. */
let sockets: Socket[] = [];
let wanted = 0;
let heard = 0;
let first = 0n;
let last = 0n;
let sample: Buffer | string = '';
let done = Promise.withResolvers<void>();

function expect(count: number): void {
  wanted = count;
  heard = 0;
  first = 0n;
  done = Promise.withResolvers();
  if (count === 0) done.resolve();
}

function note(text: Buffer | string): void {
  last = now();
  if (heard === 0) first = last;
  heard += 1;
  sample = text;
  if (heard === wanted) done.resolve();
}

async function follow(order: Extract<Order, { do: 'follow' }>): Promise<void> {
  const { road, count, atOnce, operations, hears } = order;
  const url = new URL(order.url);
  const open = road === 'WS' ? webSocketReader : eventStreamReader;
  expect(hears ? count : 0);
  for (let begun = 0; begun < count; begun += atOnce) {
    const readers = Array.from({ length: Math.min(atOnce, count - begun) }, (_, place): Reader => {
      const operation = operations[(begun + place) % operations.length] ?? '';
      return open(url, operation, note);
    });
    sockets.push(...readers.map(({ socket }) => socket));
    await Promise.all(readers.map(({ asked }) => asked));
  }
  if (!hears) last = now();
}

function leave(): void {
  for (const socket of sockets) socket.destroy();
  sockets = [];
}

const patient = (): Promise<unknown> => {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, PATIENCE_MS);
  return Promise.race([done.promise, late.promise]).finally(() => clearTimeout(timer));
};

process.on('message', async (order: Order) => {
  if (order.do === 'leave') leave();
  else if (order.do === 'stall') for (const socket of sockets) socket.pause();
  else if (order.do === 'resume') {
    // Nobody knows how many come: the kernel holds some, and the last comes at the end.
    expect(Number.POSITIVE_INFINITY);
    for (const socket of sockets) socket.resume();
  } else if (order.do === 'hear') {
    expect(sockets.length);
    process.send?.('ready');
    await patient();
  } else if (order.do === 'follow') {
    await follow(order);
    await patient();
  }
  const text = String(sample);
  const told = { first: String(first), last: String(last), heard, bytes: text.length, sample: text };
  process.send?.(told satisfies ReadersReport);
});
