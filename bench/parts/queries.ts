import { fileURLToPath } from 'node:url';
import type { HttpLoad, HttpReport } from '../load/http.ts';
import { Child, CLIENT_CORE } from '../measurement/child.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import { OPERATIONS } from '../competitors/api.ts';
import { injuries, teams } from '../dataset/league.ts';
import { EDITOR, MOVE, Q1, Q2 } from '../dataset/operations.ts';
import type { Bench, Part } from './part.ts';
import { checkSame } from './same-answers.ts';

const LOAD = fileURLToPath(new URL('../load/http.ts', import.meta.url));
const CONNECTIONS = 50;

/** A server with the request bodies that it gets in turn. */
export interface Contender {
  readonly server: Server;
  readonly bodies: readonly string[];
}

/** Throughput of a query: hot from the response cache, and cold without it. */
function queries(name: 'Q1' | 'Q2'): Part {
  return async ({ sidelined, figures, quick }) => {
    await using opened = new AsyncDisposableStack();
    const numbers = name === 'Q1' ? injuries.map(({ player }) => player) : teams.map(({ id }) => id);
    const ids = name === 'Q1' ? sidelined.ids.players : sidelined.ids.teams;
    const own = numbers.map((id) => bodyOf(name === 'Q1' ? Q1 : Q2, ids.get(id)));
    const theirs = numbers.map((id) => bodyOf(OPERATIONS[name], String(id)));
    const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);

    const hot = await start(sidelined.start(`${servers.OURS}, hot`));
    const cold = await start(sidelined.start(`${servers.OURS}, cold`, { SIDELINED_RESPONSE_CACHE: 'off' }));
    const l1 = await start(servers.startL1());
    const l0 = await start(servers.startL0(sidelined.folder, hot, own));
    const competitors = [servers.startYoga, servers.startYogaCache, servers.startMercurius];
    const contenders: Contender[] = [
      { server: l0, bodies: own },
      { server: hot, bodies: own },
      { server: cold, bodies: own },
      { server: l1, bodies: theirs },
    ];
    for (const competitor of competitors) contenders.push({ server: await start(competitor()), bodies: theirs });
    await checkSame(name, contenders);

    const load = opened.use(new Child(CLIENT_CORE, [LOAD]));
    const rounds = await interleaved(load, contenders, quick);
    for (const { server } of contenders) {
      const result = rounds.get(server) ?? [];
      const each = (of: (round: Round) => number): number[] => result.map(of);
      figures.add(
        server.name,
        `${name} CPU a request`,
        'us',
        each(({ cpu }) => cpu),
      );
      figures.add(
        server.name,
        `${name} requests a second`,
        '/s',
        each(({ perSecond }) => perSecond),
      );
      figures.add(
        server.name,
        `${name} p99`,
        'ms',
        each(({ p99 }) => p99),
      );
      figures.add(
        server.name,
        `${name} bytes an answer`,
        'B',
        each(({ bytes }) => bytes),
      );
    }
    const after = await afterInvalidation(load, { server: hot, bodies: own }, sidelined, quick);
    figures.add(hot.name, `${name} CPU a request, all invalidated before`, 'us', after);
  };
}

export const q1 = queries('Q1');
export const q2 = queries('Q2');

export function bodyOf(query: string, id: string | undefined): string {
  return JSON.stringify({ query, variables: { id } });
}

interface Round extends HttpReport {
  /** CPU of the server in microseconds a request. */
  readonly cpu: number;
}

/** Measures every server in each round, so that other load on the machine affects all alike. */
async function interleaved(
  load: Child,
  contenders: readonly Contender[],
  quick: boolean,
): Promise<Map<Server, Round[]>> {
  const [rounds, seconds] = quick ? [3, 1] : [5, 1];
  for (const contender of contenders) await ask(load, contender, { seconds: quick ? 1 : 2 });
  const result = new Map<Server, Round[]>(contenders.map(({ server }) => [server, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      result.get(contender.server)?.push(await ask(load, contender, { seconds }));
    }
  }
  return result;
}

export async function ask(
  load: Child,
  { server, bodies }: Contender,
  length: Pick<HttpLoad, 'seconds' | 'amount' | 'encoding'>,
): Promise<Round> {
  const before = server.cpu();
  // Each connection starts with the first body, so only a single connection sends every body once.
  const connections = length.amount === undefined ? CONNECTIONS : 1;
  const order: HttpLoad = { url: server.endpoint, bodies, connections, ...length };
  const result = await load.ask<HttpReport>(order);
  if (result.failed > 0) throw new Error(`${server.name} failed ${result.failed} times`);
  return { ...result, cpu: (server.cpu() - before) / result.answered };
}

/** Sends each query once after all fixtures of a matchday moved. So no cached read is valid. */
async function afterInvalidation(
  load: Child,
  contender: Contender,
  { matchday }: Bench['sidelined'],
  quick: boolean,
): Promise<number[]> {
  const figures: number[] = [];
  for (let round = 0; round < (quick ? 3 : 9); round += 1) {
    for (const { id, dates } of await matchday(contender.server)) {
      const input = { fixture: id, date: dates[round % 2] };
      await contender.server.post(JSON.stringify({ query: MOVE, variables: { input } }), EDITOR);
    }
    figures.push((await ask(load, contender, { amount: contender.bodies.length })).cpu);
  }
  return figures;
}
