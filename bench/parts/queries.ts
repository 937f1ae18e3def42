import type { Child } from '../measurement/child.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import { OPERATIONS } from '../competitors/api.ts';
import { injuries, teams } from '../dataset/league.ts';
import { EDITOR, MOVE, Q1, Q2 } from '../dataset/operations.ts';
import type { Bench, Part } from './part.ts';
import { ask, bodyOf, compareQueries, type Contender, startLoad } from './query-load.ts';
import { checkSame } from './same-answers.ts';

const ROUND_MS = 250;
/** Rounds that are not counted, because V8 has not compiled the code of the server yet. */
const WARM_UP_ROUNDS = 10;

/** Throughput of a query: hot from the response cache, and cold without it. */
function queries(name: 'Q1' | 'Q2'): Part {
  return async (bench) => {
    const { sidelined, figures, quick } = bench;
    await using opened = new AsyncDisposableStack();
    const numbers = name === 'Q1' ? injuries.map(({ player }) => player) : teams.map(({ id }) => id);
    const ids = name === 'Q1' ? sidelined.ids.players : sidelined.ids.teams;
    const own = numbers.map((id) => bodyOf(name === 'Q1' ? Q1 : Q2, ids.get(id)));
    const theirs = numbers.map((id) => bodyOf(OPERATIONS[name], String(id)));
    const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);

    const hot = { server: await start(sidelined.start(`${servers.OURS}, hot`)), bodies: own };
    const cold = { server: await start(sidelined.startCold()), bodies: own };
    const l0 = { server: await start(servers.startL0(sidelined.folder, hot.server, own)), bodies: own };
    const l1 = { server: await start(servers.startL1()), bodies: theirs };
    // Contenders that are compared with each other are adjacent.
    const contenders: Contender[] = [l0, hot, l1, cold];
    for (const competitor of [servers.startMercurius, servers.startYogaCache, servers.startYoga]) {
      contenders.push({ server: await start(competitor()), bodies: theirs });
    }
    await checkSame(name, contenders);
    const load = opened.use(startLoad());
    await compareQueries(load, name, contenders, figures, quick);
    await afterInvalidation(load, name, hot, l1, bench);
  };
}

export const q1 = queries('Q1');
export const q2 = queries('Q2');

/**
 * Sends each query once after all fixtures of a matchday moved, so that no cached read is valid. L1, which caches
 * nothing, is measured in alternation, over as many connections.
 */
async function afterInvalidation(
  load: Child,
  name: string,
  contender: Contender,
  limit: Contender,
  { sidelined, figures, quick }: Bench,
): Promise<void> {
  const { server, bodies } = contender;
  const rounds: number[] = [];
  const limits: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < (quick ? 3 : 15); round += 1) {
    for (const { id, dates } of await sidelined.matchday(server)) {
      const input = { fixture: id, date: dates[Math.abs(round % 2)] };
      await server.post(JSON.stringify({ query: MOVE, variables: { input } }), EDITOR);
    }
    const { cpu } = await ask(load, contender, { amount: bodies.length });
    if (round < 0) continue;
    rounds.push(cpu);
    limits.push((await ask(load, limit, { ms: ROUND_MS })).cpu);
  }
  const measure = `${name} CPU a request, all invalidated before`;
  figures.add(server.name, measure, 'us', rounds);
  figures.add(limit.server.name, measure, 'us', limits);
}
