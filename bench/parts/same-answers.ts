import { deepStrictEqual } from 'node:assert';
import type { Contender } from './query-load.ts';

/** The comparable part of a response of any API: the days of missed games, or the players who are out. */
const COMPARABLE = {
  Q1: ({ player }: any): unknown =>
    (player.missedGames.games ?? player.missedGames).map((game: any) => game.date ?? game.fixture.date),
  Q2: ({ team }: any): unknown => verdictsOf(team),
  Reasons: ({ team }: any): unknown => [verdictsOf(team), team.oneCardAway.map(({ name }: any) => name).toSorted()],
};

function verdictsOf(team: any): unknown {
  return (team.availability ?? team.players)
    .map((row: any) => [row.player?.name ?? row.name, row.verdict ?? row.availability.status])
    .toSorted(([a]: [string], [b]: [string]) => (a < b ? -1 : 1));
}

/** Throws unless all servers give the same answers, because otherwise they would not do the same work. */
export async function checkSame(name: keyof typeof COMPARABLE, contenders: readonly Contender[]): Promise<void> {
  const questions = contenders[0]?.bodies.length ?? 0;
  for (let place = 0; place < questions; place += 1) {
    const results = contenders.map(async ({ server, bodies }) =>
      COMPARABLE[name](JSON.parse(await server.post(bodies[place] ?? '')).data),
    );
    const [first, ...rest] = await Promise.all(results);
    for (const [at, result] of rest.entries()) {
      deepStrictEqual(result, first, `${contenders[at + 1]?.server.name} answers ${name} ${place} differently`);
    }
  }
}
