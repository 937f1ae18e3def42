import { fileURLToPath } from 'node:url';
import type { Probes } from '../load/prober.ts';
import type { SubscriberGroup } from '../measurement/subscriber-group.ts';
import { Child, CLIENT_CORE } from '../measurement/child.ts';
import { quantile } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import { OPERATIONS } from '../competitors/api.ts';
import { Q1 } from '../dataset/operations.ts';
import type { Bench } from './part.ts';
import { bodyOf } from './query-load.ts';

const PROBER = fileURLToPath(new URL('../load/prober.ts', import.meta.url));

/** The figure of the fan-outs that alternate with those during which Q1 is sent. */
export const UNDISTURBED = 'F 5000 last receipt, while no queries are sent';

/** Measures the latency of Q1 during a fan-out. */
export async function queryLatencyDuringFanOut(
  { sidelined, figures, quick }: Bench,
  subscriberGroups: readonly SubscriberGroup[],
): Promise<void> {
  for (const subscribers of subscriberGroups) {
    const { server } = subscribers.broadcast;
    const body = server.name === servers.OURS ? bodyOf(Q1, sidelined.player) : bodyOf(OPERATIONS.Q1, '1');
    // The limit has no queries, and the textbook server would take minutes.
    if (server.name !== servers.OURS && server.name !== servers.MERCURIUS) continue;
    await using prober = new Child(CLIENT_CORE, [PROBER]);
    const rounds: number[][] = [];
    const lengths: number[] = [];
    for (let round = 0; round < (quick ? 3 : 15); round += 1) {
      await prober.ask({ url: server.endpoint, body });
      const { span } = await subscribers.deliver();
      prober.process.send('stop');
      const probes = await prober.receive<Probes>();
      // Requests sent during the fan-out, and those still unanswered at its commit.
      const within = probes.filter(([asked, ms]) => {
        const began = BigInt(asked);
        return began <= span[1] && began + BigInt(Math.round(ms * 1e6)) >= span[0];
      });
      rounds.push(within.map(([, ms]) => ms));
      lengths.push((await subscribers.deliver()).last);
    }
    figures.add(server.name, UNDISTURBED, 'ms', lengths);
    const each = (of: (waits: readonly number[]) => number): number[] => rounds.map(of);
    figures.add(
      server.name,
      'Q1 p50 during a fan-out to 5,000',
      'ms',
      each((waits) => quantile(waits, 0.5)),
    );
    figures.add(
      server.name,
      'Q1 p99 during a fan-out to 5,000',
      'ms',
      each((waits) => quantile(waits, 0.99)),
    );
    figures.add(
      server.name,
      'Q1 asked during a fan-out to 5,000',
      '',
      each(({ length }) => length),
    );
  }
}
