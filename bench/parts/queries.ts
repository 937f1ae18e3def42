import { fileURLToPath } from 'node:url';
import type { HttpLoad, HttpReport } from '../load/http.ts';
import { Child, CLIENT_CORE } from '../measured/child.ts';
import * as roster from '../measured/roster.ts';
import type { Server } from '../measured/server.ts';
import { OPERATIONS } from '../rivals/api.ts';
import { injuries, teams } from '../world/league.ts';
import { EDITOR, MOVE, Q1, Q2 } from '../world/operations.ts';
import type { Bench, Part } from './bench.ts';
import { checkSame } from './same.ts';

const LOAD = fileURLToPath(new URL('../load/http.ts', import.meta.url));
const CONNECTIONS = 50;

/** A server, and the requests that it is asked in turn. */
export interface Contender {
  readonly server: Server;
  readonly bodies: readonly string[];
}

/** A query as often as it can be asked: hot from kept bytes, cold with the keeping of answers switched off. */
function queries(name: 'Q1' | 'Q2'): Part {
  return async ({ ours, figures, quick }) => {
    await using opened = new AsyncDisposableStack();
    const numbers = name === 'Q1' ? injuries.map(({ player }) => player) : teams.map(({ id }) => id);
    const ids = name === 'Q1' ? ours.ids.players : ours.ids.teams;
    const own = numbers.map((id) => bodyOf(name === 'Q1' ? Q1 : Q2, ids.get(id)));
    const theirs = numbers.map((id) => bodyOf(OPERATIONS[name], String(id)));
    const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);

    const hot = await start(ours.start(`${roster.OURS}, hot`));
    const cold = await start(ours.start(`${roster.OURS}, cold`, { SIDELINED_RESPONSE_CACHE: 'off' }));
    const l1 = await start(roster.startL1());
    const l0 = await start(roster.startL0(ours.folder, hot, own));
    const rivals = [roster.startYoga, roster.startYogaCache, roster.startMercurius];
    const contenders: Contender[] = [
      { server: l0, bodies: own },
      { server: hot, bodies: own },
      { server: cold, bodies: own },
      { server: l1, bodies: theirs },
    ];
    for (const rival of rivals) contenders.push({ server: await start(rival()), bodies: theirs });
    await checkSame(name, contenders);

    const load = opened.use(new Child(CLIENT_CORE, [LOAD]));
    const rounds = await interleaved(load, contenders, quick);
    for (const { server } of contenders) {
      const told = rounds.get(server) ?? [];
      const each = (of: (round: Round) => number): number[] => told.map(of);
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
    const after = await afterRing(load, { server: hot, bodies: own }, ours, quick);
    figures.add(hot.name, `${name} CPU a request, all rung before`, 'us', after);
  };
}

export const q1 = queries('Q1');
export const q2 = queries('Q2');

export function bodyOf(query: string, id: string | undefined): string {
  return JSON.stringify({ query, variables: { id } });
}

interface Round extends HttpReport {
  /** Of the server, in microseconds a request. */
  readonly cpu: number;
}

/** Every server in each round, so that whatever else the machine does meets all alike. */
async function interleaved(
  load: Child,
  contenders: readonly Contender[],
  quick: boolean,
): Promise<Map<Server, Round[]>> {
  const [rounds, seconds] = quick ? [3, 1] : [5, 1];
  for (const contender of contenders) await ask(load, contender, { seconds: quick ? 1 : 2 });
  const told = new Map<Server, Round[]>(contenders.map(({ server }) => [server, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      told.get(contender.server)?.push(await ask(load, contender, { seconds }));
    }
  }
  return told;
}

export async function ask(
  load: Child,
  { server, bodies }: Contender,
  length: Pick<HttpLoad, 'seconds' | 'amount'>,
): Promise<Round> {
  const before = server.cpu();
  // Each connection begins with the first question: only one by itself asks every question once.
  const connections = length.amount === undefined ? CONNECTIONS : 1;
  const order: HttpLoad = { url: server.endpoint, bodies, connections, ...length };
  const told = await load.ask<HttpReport>(order);
  if (told.failed > 0) throw new Error(`${server.name} has failed ${told.failed} times`);
  return { ...told, cpu: (server.cpu() - before) / told.answered };
}

/** Each question once, after every fixture of a matchday has been moved by a day: nothing that was read still holds. */
async function afterRing(
  load: Child,
  contender: Contender,
  { matchday }: Bench['ours'],
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
