import { fileURLToPath } from 'node:url';
import { write } from '../dataset/editor.ts';
import type { Received } from '../load/receiver.ts';
import { Child, CLIENT_CORE } from '../measurement/child.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import type { Part } from './part.ts';

const RECEIVER = fileURLToPath(new URL('../load/receiver.ts', import.meta.url));
/** 100 is the most that can be registered. */
export const WEBHOOKS = [0, 1, 100] as const;
export const responseWith = (count: number): string => `a change with ${count} webhooks, until its response`;
export const lastReceiptWith = (count: number): string => `a change with ${count} webhooks, until the last receipt`;
export const deliveryWith = (count: number): string => `CPU a delivery to ${count} webhooks`;

const CHANGES = 20;
/** As long as a message about a list of seven games. */
const TEXT = 'x'.repeat(2_000);

interface Sender {
  readonly server: Server;
  readonly count: number;
  readonly send: () => Promise<unknown>;
}

interface Round {
  /** CPU of the server in microseconds a change, deliveries included. */
  readonly cpu: number;
  /** Milliseconds from sending the change to its response, and to the last receipt. */
  readonly response: number;
  readonly last: number;
}

/** A change that 0, 1 and 100 webhooks receive, alternating with bare POSTs. The receiver is a separate process. */
export const webhooks: Part = async ({ sidelined, figures, quick }) => {
  await using opened = new AsyncDisposableStack();
  const receiver = opened.use(new Child(CLIENT_CORE, [RECEIVER]));
  const { port } = await receiver.ask<{ port: number }>('start');
  const url = `http://127.0.0.1:${port}/`;
  const senders: Sender[] = [];
  for (const count of WEBHOOKS) {
    const server = opened.use(await sidelined.start(servers.OURS, { SIDELINED_WEBHOOK_PRIVATE: 'on' }));
    for (let n = 0; n < count; n += 1) await write(server, 'registerWebhook', { url });
    senders.push({ server, count, send: () => sidelined.revise(server) });
    if (count === 0) continue;
    const limit = opened.use(await servers.startL3(url));
    const body = JSON.stringify({ count, text: TEXT });
    senders.push({ server: limit, count, send: () => limit.post(body) });
  }
  const rounds = new Map<Sender, Round[]>(senders.map((sender) => [sender, []]));
  for (let round = -2; round < (quick ? 2 : 7); round += 1) {
    for (const sender of senders) {
      const result = await sendChanges(sender, receiver);
      if (round >= 0) rounds.get(sender)?.push(result);
    }
  }
  const [first] = senders;
  const without = (first && rounds.get(first)) ?? [];
  for (const [{ server, count }, results] of rounds) {
    const add = (measure: string, unit: string, of: (round: Round, place: number) => number): void =>
      figures.add(server.name, measure, unit, results.map(of));
    add(responseWith(count), 'ms', ({ response }) => response);
    if (count === 0) continue;
    add(lastReceiptWith(count), 'ms', ({ last }) => last);
    // What a delivery costs beyond the change itself; a bare POST has no change.
    const change = (place: number): number => (server.name === servers.OURS ? (without[place]?.cpu ?? 0) : 0);
    add(deliveryWith(count), 'us', ({ cpu }, place) => (cpu - change(place)) / count);
  }
};

/** Sends some changes, each after the last one was received by all. */
async function sendChanges({ server, count, send }: Sender, receiver: Child): Promise<Round> {
  const changes = count > 1 ? CHANGES / 4 : CHANGES;
  const total = { cpu: 0, response: 0, last: 0 };
  const before = server.cpu();
  for (let change = 0; change < changes; change += 1) {
    await receiver.ask({ expect: count });
    const received = count === 0 ? null : receiver.receive<Received>();
    const began = process.hrtime.bigint();
    await send();
    total.response += Number(process.hrtime.bigint() - began) / 1e6;
    const last = BigInt((await received)?.last ?? began);
    total.last += Number(last - began) / 1e6;
    await server.untilIdle();
  }
  total.cpu = server.cpu() - before;
  return { cpu: total.cpu / changes, response: total.response / changes, last: total.last / changes };
}
