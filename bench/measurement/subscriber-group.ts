import { fileURLToPath } from 'node:url';
import type { Command, SubscribersReport } from '../load/subscribers.ts';
import { Child, CLIENT_CORE } from './child.ts';
import type { Server } from './server.ts';

const SUBSCRIBERS = fileURLToPath(new URL('../load/subscribers.ts', import.meta.url));

/** A fan-out of one server: the subscriptions, and the change that triggers a delivery. */
export interface Broadcast {
  readonly server: Server;
  /** The subscriptions as JSON; subscribers use them in turn. */
  readonly operations: readonly string[];
  /** Makes a change whose result differs from the last one. */
  readonly trigger: () => Promise<unknown>;
  /** The server that commits the change. Default: the server of the subscribers. */
  readonly writer?: Server;
  /** Whether subscribers get an initial result. */
  readonly sendsInitialResult: boolean;
}

/** The cost of one delivery, with latencies from the commit on in milliseconds. */
export interface DeliveryReport {
  readonly first: number;
  readonly last: number;
  /** The latency from the sending of the write. */
  readonly lastFromSend: number;
  /** CPU in microseconds per push. */
  readonly cpu: number;
  readonly bytes: number;
  /** The times, on the clock of `process.hrtime`, of the commit and of the last receipt. */
  readonly span: readonly [from: bigint, until: bigint];
}

/** All subscribers of one server. */
export class SubscriberGroup implements AsyncDisposable {
  readonly broadcast: Broadcast;
  readonly #child = new Child(CLIENT_CORE, [SUBSCRIBERS]);
  #size = 0;

  constructor(broadcast: Broadcast) {
    this.broadcast = broadcast;
  }

  /** Adds subscribers and awaits their initial results. Returns milliseconds, and CPU in microseconds per subscriber. */
  async subscribe(count: number, transport: 'WS' | 'SSE' = 'WS', batchSize = 50): Promise<{ ms: number; cpu: number }> {
    const { server, operations, sendsInitialResult } = this.broadcast;
    const [began, cpu] = [process.hrtime.bigint(), server.cpu()];
    const command = {
      do: 'subscribe',
      url: server.endpoint,
      transport,
      count,
      batchSize,
      operations,
      expectsInitialResult: sendsInitialResult,
    } as const;
    const { last, received } = await this.#child.ask<SubscribersReport>(command satisfies Command);
    if (sendsInitialResult && received !== count)
      throw new Error(`${server.name}: ${received} of ${count} received the initial result`);
    this.#size += count;
    await server.untilIdle();
    return { ms: Number(BigInt(last) - began) / 1e6, cpu: (server.cpu() - cpu) / count };
  }

  /** Triggers one change and awaits its delivery to all subscribers. */
  async deliver(): Promise<DeliveryReport> {
    const { server, writer = server, trigger } = this.broadcast;
    await this.#child.ask({ do: 'awaitResult' } satisfies Command);
    const delivery = this.#child.receive<SubscribersReport>();
    const [sent, cpu] = [process.hrtime.bigint(), server.cpu()];
    await trigger();
    const report = await delivery;
    if (report.received !== this.#size)
      throw new Error(`${server.name}: ${report.received} of ${this.#size} received the result`);
    const [first, last] = [BigInt(report.first), BigInt(report.last)];
    await server.untilIdle();
    const spent = server.cpu() - cpu;
    const { commits } = await writer.inspect(false);
    const committed = commits.findLast((moment) => moment <= first) ?? sent;
    return {
      first: Number(first - committed) / 1e6,
      last: Number(last - committed) / 1e6,
      lastFromSend: Number(last - sent) / 1e6,
      cpu: spent / this.#size,
      bytes: report.bytes,
      span: [committed, last],
    };
  }

  send(command: Extract<Command, { do: 'stall' | 'resume' | 'report' | 'close' }>): Promise<SubscribersReport> {
    if (command.do === 'close') this.#size = 0;
    return this.#child.ask(command);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}
