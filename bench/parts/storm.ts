import { SubscriberGroup } from '../measurement/subscriber-group.ts';
import * as servers from '../measurement/servers.ts';
import { s1 } from '../dataset/operations.ts';
import type { Part } from './part.ts';
import { sidelinedBroadcast } from './broadcasts.ts';

const COUNT = 5_000;
/** The number of clients that connect at the same time. */
const AT_ONCE = 1_000;

/** All subscribers reconnect at once, without a revision and with the newest one. */
export const storm: Part = async ({ sidelined, figures, quick }) => {
  await using server = await sidelined.start(servers.OURS);
  const plain = sidelinedBroadcast(sidelined, server);
  const resuming = {
    ...plain,
    operations: [resumingFrom(sidelined.player, await sidelined.newest(server))],
    sendsInitialResult: false,
  };
  for (const [words, broadcast] of [
    ['without a revision', plain],
    ['with the newest revision', resuming],
  ] as const) {
    const all: { ms: number; cpu: number }[] = [];
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      await using subscribers = new SubscriberGroup(broadcast);
      all.push(await subscribers.subscribe(COUNT, 'WS', AT_ONCE));
      await subscribers.send({ do: 'close' });
    }
    figures.add(
      server.name,
      `5,000 reconnect ${words}: the last is served`,
      'ms',
      all.map(({ ms }) => ms),
    );
    figures.add(
      server.name,
      `5,000 reconnect ${words}: CPU a subscriber`,
      'us',
      all.map(({ cpu }) => cpu),
    );
  }
};

/** Returns the subscription of a client that already has a revision. */
function resumingFrom(player: string, since: number): string {
  return JSON.stringify({ query: s1('list0'), variables: { id: player, since } });
}
