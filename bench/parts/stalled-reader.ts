import { Audience } from '../measured/audience.ts';
import { pause } from '../measured/figures.ts';
import * as roster from '../measured/roster.ts';
import type { Part } from './bench.ts';
import { ourBroadcast } from './broadcasts.ts';

const PATIENCE_MS = 10_000;

/** One reader stops reading, and the list is revised thousands of times; then he reads again. */
export const stalledReader: Part = async ({ ours, figures, quick }) => {
  const revisions = quick ? 500 : 10_000;
  await using server = await ours.start(roster.OURS);
  await using audience = new Audience(ourBroadcast(ours, server));
  const revise = async (times: number): Promise<void> => {
    for (let done = 0; done < times; done += 1) await ours.revise(server);
  };
  await audience.come(1);
  await audience.order({ do: 'stall' });
  // What the kernel holds for him is full by then, and the server is warm.
  await revise(revisions / 10);
  const early = await server.look(true);
  await revise((revisions * 9) / 10);
  const late = await server.look(true);
  figures.add(server.name, 'heap after a tenth', 'MB', [early.heap / 2 ** 20]);
  figures.add(server.name, 'heap at the end', 'MB', [late.heap / 2 ** 20]);
  figures.add(server.name, 'resident after a tenth', 'MB', [early.rss / 2 ** 20]);
  figures.add(server.name, 'resident at the end', 'MB', [late.rss / 2 ** 20]);
  const newest = await ours.newest(server);
  const behind = newest - (await heardUntil(audience, newest));
  figures.add(server.name, 'revisions', '', [revisions]);
  figures.add(server.name, 'revisions that he is behind after resuming', '', [behind]);
};

/** He reads until he has the newest, or as long as anybody would wait. Answers with the revision that he has then. */
async function heardUntil(audience: Audience, newest: number): Promise<number> {
  await audience.order({ do: 'resume' });
  const until = performance.now() + PATIENCE_MS;
  let held = 0;
  while (held < newest && performance.now() < until) {
    await pause(20);
    const { sample } = await audience.order({ do: 'tell' });
    held = Number(/"revision":(\d+)/.exec(sample)?.[1] ?? 0);
  }
  return held;
}
