import type { Socket } from 'node:net';
import { eventStreamSubscriber, type Subscriber, webSocketSubscriber } from './subscriber.ts';

/** A command to the subscribers of one server. */
export type Command =
  /** Subscribe in batches, with the operations in turn. `expectsInitialResult`: wait for each initial result. */
  | {
      readonly do: 'subscribe';
      readonly url: string;
      readonly transport: 'WS' | 'SSE';
      readonly count: number;
      readonly batchSize: number;
      readonly operations: readonly string[];
      readonly expectsInitialResult: boolean;
    }
  /** Wait until each subscriber has received one more result. */
  | { readonly do: 'awaitResult' }
  /** Pause and resume reading. */
  | { readonly do: 'stall' }
  | { readonly do: 'resume' }
  /** Report the last result. */
  | { readonly do: 'report' }
  /** Close all connections. */
  | { readonly do: 'close' };

/** Received results. Times are on the clock of `process.hrtime`, in nanoseconds as text. */
export interface SubscribersReport {
  readonly first: string;
  readonly last: string;
  /** The number of results, and the length of one in bytes. */
  readonly received: number;
  readonly bytes: number;
  /** The last result. */
  readonly sample: string;
}

const TIMEOUT_MS = 30_000;
const now = process.hrtime.bigint;

/** The subscribers of one server: a child process on the clients' core. */
let sockets: Socket[] = [];
let expected = 0;
let received = 0;
let first = 0n;
let last = 0n;
let sample: Buffer | string = '';
let done = Promise.withResolvers<void>();

function expect(count: number): void {
  expected = count;
  received = 0;
  first = 0n;
  done = Promise.withResolvers();
  if (count === 0) done.resolve();
}

function record(text: Buffer | string): void {
  last = now();
  if (received === 0) first = last;
  received += 1;
  sample = text;
  if (received === expected) done.resolve();
}

async function subscribe(command: Extract<Command, { do: 'subscribe' }>): Promise<void> {
  const { transport, count, batchSize, operations, expectsInitialResult } = command;
  const url = new URL(command.url);
  const open = transport === 'WS' ? webSocketSubscriber : eventStreamSubscriber;
  expect(expectsInitialResult ? count : 0);
  for (let started = 0; started < count; started += batchSize) {
    const subscribers = Array.from({ length: Math.min(batchSize, count - started) }, (_, place): Subscriber => {
      const operation = operations[(started + place) % operations.length] ?? '';
      return open(url, operation, record);
    });
    sockets.push(...subscribers.map(({ socket }) => socket));
    await Promise.all(subscribers.map(({ subscribed }) => subscribed));
  }
  if (!expectsInitialResult) last = now();
}

function close(): void {
  for (const socket of sockets) socket.destroy();
  sockets = [];
}

const doneOrTimeout = (): Promise<unknown> => {
  const timeout = Promise.withResolvers<void>();
  const timer = setTimeout(timeout.resolve, TIMEOUT_MS);
  return Promise.race([done.promise, timeout.promise]).finally(() => clearTimeout(timer));
};

process.on('message', async (command: Command) => {
  if (command.do === 'close') close();
  else if (command.do === 'stall') for (const socket of sockets) socket.pause();
  else if (command.do === 'resume') {
    // The number of results is unknown: the kernel has buffered some.
    expect(Number.POSITIVE_INFINITY);
    for (const socket of sockets) socket.resume();
  } else if (command.do === 'awaitResult') {
    expect(sockets.length);
    process.send?.('ready');
    await doneOrTimeout();
  } else if (command.do === 'subscribe') {
    await subscribe(command);
    await doneOrTimeout();
  }
  const text = String(sample);
  const report = { first: String(first), last: String(last), received, bytes: text.length, sample: text };
  process.send?.(report satisfies SubscribersReport);
});
