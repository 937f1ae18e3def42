import { fileURLToPath } from 'node:url';
import type { Order, ReadersReport } from '../load/readers.ts';
import { Child, CLIENT_CORE } from './child.ts';
import type { Server } from './server.ts';

const READERS = fileURLToPath(new URL('../load/readers.ts', import.meta.url));

/** What is asked of one kind of server in a fan-out: the subscriptions in turn, and what brings the news. */
export interface Broadcast {
  readonly server: Server;
  /** Each subscription as JSON; with several, readers take them in turn. */
  readonly operations: readonly string[];
  /** Brings news; each time other news than the last. */
  readonly ring: () => Promise<unknown>;
  /** Where it is committed; absent: on the server that is followed. */
  readonly writer?: Server;
  /** Whether a subscriber is told the present state first. */
  readonly opens: boolean;
}

/** What one piece of news has cost, and how long it took from its commit on, in milliseconds. */
export interface DeliveryReport {
  readonly first: number;
  readonly last: number;
  /** From when the write was sent. */
  readonly lastFromSend: number;
  /** Microseconds a push. */
  readonly cpu: number;
  readonly bytes: number;
  /** The moments, on the clock of `process.hrtime`, between which it went out. */
  readonly span: readonly [from: bigint, until: bigint];
}

/** All who follow one server. */
export class Audience implements AsyncDisposable {
  readonly broadcast: Broadcast;
  readonly #child = new Child(CLIENT_CORE, [READERS]);
  #size = 0;

  constructor(broadcast: Broadcast) {
    this.broadcast = broadcast;
  }

  /** So many come, and each hears the present state where there is one. Answers with milliseconds and CPU us a reader. */
  async come(count: number, road: 'WS' | 'SSE' = 'WS', atOnce = 50): Promise<{ ms: number; cpu: number }> {
    const { server, operations, opens } = this.broadcast;
    const [began, cpu] = [process.hrtime.bigint(), server.cpu()];
    const order = { do: 'follow', url: server.endpoint, road, count, atOnce, operations, hears: opens } as const;
    const { last, heard } = await this.#child.ask<ReadersReport>(order satisfies Order);
    if (opens && heard !== count) throw new Error(`${server.name}: ${heard} of ${count} have heard the present state`);
    this.#size += count;
    await settled(server);
    return { ms: Number(BigInt(last) - began) / 1e6, cpu: (server.cpu() - cpu) / count };
  }

  /** One piece of news, and everyone hears it. */
  async tell(): Promise<DeliveryReport> {
    const { server, writer = server, ring } = this.broadcast;
    await this.#child.ask({ do: 'hear' } satisfies Order);
    const hearing = this.#child.hear<ReadersReport>();
    const [sent, cpu] = [process.hrtime.bigint(), server.cpu()];
    await ring();
    const told = await hearing;
    if (told.heard !== this.#size) throw new Error(`${server.name}: ${told.heard} of ${this.#size} have heard it`);
    const [first, last] = [BigInt(told.first), BigInt(told.last)];
    await settled(server);
    const spent = server.cpu() - cpu;
    const { commits } = await writer.look(false);
    const committed = commits.findLast((moment) => moment <= first) ?? sent;
    return {
      first: Number(first - committed) / 1e6,
      last: Number(last - committed) / 1e6,
      lastFromSend: Number(last - sent) / 1e6,
      cpu: spent / this.#size,
      bytes: told.bytes,
      span: [committed, last],
    };
  }

  order(order: Extract<Order, { do: 'stall' | 'resume' | 'tell' | 'leave' }>): Promise<ReadersReport> {
    if (order.do === 'leave') this.#size = 0;
    return this.#child.ask(order);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}

/** Until the server has nothing to do any more: less than a tenth of a core. */
async function settled(server: Server): Promise<void> {
  for (let times = 0; times < 100; times += 1) {
    const before = server.cpu();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (server.cpu() - before < 2_000) return;
  }
}
