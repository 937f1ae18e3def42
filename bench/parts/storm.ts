import { Audience } from '../measured/audience.ts';
import * as roster from '../measured/roster.ts';
import { s1 } from '../world/operations.ts';
import type { Part } from './bench.ts';
import { ourBroadcast } from './broadcasts.ts';

const COUNT = 5_000;
/** How many connect at the same moment. */
const AT_ONCE = 1_000;

/** Everyone comes back at once, with nothing, and with the revision that he holds already. */
export const storm: Part = async ({ ours, figures, quick }) => {
  await using server = await ours.start(roster.OURS);
  const plain = ourBroadcast(ours, server);
  const silent = { ...plain, operations: [holding(ours.player, await ours.newest(server))], opens: false };
  for (const [words, broadcast] of [
    ['who hold nothing', plain],
    ['who hold the newest', silent],
  ] as const) {
    const all: { ms: number; cpu: number }[] = [];
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      await using audience = new Audience(broadcast);
      all.push(await audience.come(COUNT, 'WS', AT_ONCE));
      await audience.order({ do: 'leave' });
    }
    figures.add(
      server.name,
      `5,000 come back ${words}: the last is served`,
      'ms',
      all.map(({ ms }) => ms),
    );
    figures.add(
      server.name,
      `5,000 come back ${words}: CPU a reader`,
      'us',
      all.map(({ cpu }) => cpu),
    );
  }
};

/** The same subscription, of somebody who holds a revision already. */
function holding(player: string, since: number): string {
  return JSON.stringify({ query: s1('list0'), variables: { id: player, since } });
}
