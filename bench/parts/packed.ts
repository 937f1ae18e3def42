import { injuries, teams } from '../dataset/league.ts';
import { Q1, Q2 } from '../dataset/operations.ts';
import * as servers from '../measurement/servers.ts';
import type { Part } from './part.ts';
import { ask, bodyOf, startLoad } from './query-load.ts';

const ENCODINGS = { plain: undefined, gzip: 'gzip', br: 'br' };
const ROUND_MS = 250;

/** Hot queries with compressed responses, and the same ones uncompressed. Each cached response is compressed once. */
export const packed: Part = async ({ sidelined, figures, quick }) => {
  await using server = await sidelined.start(servers.OURS);
  await using load = startLoad();
  const bodies = {
    Q1: injuries.map(({ player }) => bodyOf(Q1, sidelined.ids.players.get(player))),
    Q2: teams.map(({ id }) => bodyOf(Q2, sidelined.ids.teams.get(id))),
  };
  for (const [name, own] of Object.entries(bodies)) {
    const contender = { server, bodies: own };
    const rounds = new Map<string, number[]>(Object.keys(ENCODINGS).map((one) => [one, []]));
    // Three warm-up rounds.
    for (let round = -3; round < (quick ? 3 : 11); round += 1) {
      for (const [one, encoding] of Object.entries(ENCODINGS)) {
        const { cpu } = await ask(load, contender, { ms: ROUND_MS, ...(encoding !== undefined && { encoding }) });
        if (round >= 0) rounds.get(one)?.push(cpu);
      }
    }
    for (const [one, cpu] of rounds) figures.add(server.name, `${name} CPU a request, ${one}`, 'us', cpu);
  }
};
