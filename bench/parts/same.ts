import { deepStrictEqual } from 'node:assert';
import type { Contender } from './queries.ts';

/** What is told of one question, whichever API told it: the days of the games missed, or who is out. */
const GISTS: Record<'Q1' | 'Q2', (data: any) => unknown> = {
  Q1: ({ player }) =>
    (player.missedGames.games ?? player.missedGames).map((game: any) => game.date ?? game.fixture.date),
  Q2: ({ team }) =>
    (team.availability ?? team.players)
      .map((row: any) => [row.player?.name ?? row.name, row.verdict ?? row.availability.status])
      .toSorted(([a]: [string], [b]: [string]) => (a < b ? -1 : 1)),
};

/** All of them answer every question alike: else it would not be the same work. */
export async function checkSame(name: 'Q1' | 'Q2', contenders: readonly Contender[]): Promise<void> {
  const questions = contenders[0]?.bodies.length ?? 0;
  for (let place = 0; place < questions; place += 1) {
    const gists = contenders.map(async ({ server, bodies }) =>
      GISTS[name](JSON.parse(await server.post(bodies[place] ?? '')).data),
    );
    const [first, ...rest] = await Promise.all(gists);
    for (const [at, gist] of rest.entries()) {
      deepStrictEqual(gist, first, `${contenders[at + 1]?.server.name} answers ${name} ${place} differently`);
    }
  }
}
