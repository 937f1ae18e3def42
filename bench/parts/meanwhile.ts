import { fileURLToPath } from 'node:url';
import type { Probes } from '../load/prober.ts';
import type { Audience } from '../measured/audience.ts';
import { Child, CLIENT_CORE } from '../measured/child.ts';
import { quantile } from '../measured/figures.ts';
import * as roster from '../measured/roster.ts';
import { OPERATIONS } from '../rivals/api.ts';
import { Q1 } from '../world/operations.ts';
import type { Bench } from './bench.ts';
import { bodyOf } from './queries.ts';

const PROBER = fileURLToPath(new URL('../load/prober.ts', import.meta.url));

/** How long somebody waits for Q1 who asks while all are being told something. */
export async function latencyMeanwhile({ ours, figures, quick }: Bench, audiences: readonly Audience[]): Promise<void> {
  for (const audience of audiences) {
    const { server } = audience.broadcast;
    const body = server.name === roster.OURS ? bodyOf(Q1, ours.player) : bodyOf(OPERATIONS.Q1, '1');
    // The limit answers no query, and the textbook would take minutes.
    if (server.name !== roster.OURS && server.name !== roster.MERCURIUS) continue;
    await using prober = new Child(CLIENT_CORE, [PROBER]);
    const rounds: number[][] = [];
    for (let round = 0; round < (quick ? 3 : 15); round += 1) {
      await prober.ask({ url: server.endpoint, body });
      const { span } = await audience.tell();
      prober.process.send('stop');
      const probes = await prober.hear<Probes>();
      // Those who ask while it goes out, and those who wait since before its commit.
      const within = probes.filter(([asked, ms]) => {
        const began = BigInt(asked);
        return began <= span[1] && began + BigInt(Math.round(ms * 1e6)) >= span[0];
      });
      rounds.push(within.map(([, ms]) => ms));
    }
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
