import { SubscriberGroup } from '../measurement/subscriber-group.ts';
import { pause } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import type { Part } from './part.ts';
import { sidelinedBroadcast } from './broadcasts.ts';

const TIMEOUT_MS = 10_000;

/** One subscriber stops reading during thousands of revisions, then resumes. */
export const stalledSubscriber: Part = async ({ sidelined, figures, quick }) => {
  const revisions = quick ? 500 : 3_000;
  await using server = await sidelined.start(servers.OURS);
  await using subscribers = new SubscriberGroup(sidelinedBroadcast(sidelined, server));
  const revise = async (times: number): Promise<void> => {
    for (let done = 0; done < times; done += 1) await sidelined.revise(server);
  };
  await subscribers.subscribe(1);
  await subscribers.send({ do: 'stall' });
  // By then the socket buffers of the kernel are full, and the server is warm.
  await revise(revisions / 10);
  const early = await server.inspect(true);
  await revise((revisions * 9) / 10);
  const late = await server.inspect(true);
  figures.add(server.name, 'heap after a tenth', 'MB', [early.heap / 2 ** 20]);
  figures.add(server.name, 'heap at the end', 'MB', [late.heap / 2 ** 20]);
  figures.add(server.name, 'resident after a tenth', 'MB', [early.rss / 2 ** 20]);
  figures.add(server.name, 'resident at the end', 'MB', [late.rss / 2 ** 20]);
  const newest = await sidelined.newest(server);
  const behind = newest - (await readUntil(subscribers, newest));
  figures.add(server.name, 'revisions', '', [revisions]);
  figures.add(server.name, 'revisions behind after resuming', '', [behind]);
};

/** Resumes reading until the newest revision arrives, or until the timeout. Returns the last revision received. */
async function readUntil(subscribers: SubscriberGroup, newest: number): Promise<number> {
  await subscribers.send({ do: 'resume' });
  const until = performance.now() + TIMEOUT_MS;
  let held = 0;
  while (held < newest && performance.now() < until) {
    await pause(20);
    const { sample } = await subscribers.send({ do: 'report' });
    held = Number(/"revision":(\d+)/.exec(sample)?.[1] ?? 0);
  }
  return held;
}
