import { fileURLToPath } from 'node:url';
import type { HttpLoad, HttpReport } from '../load/http.ts';
import { Child, CLIENT_CORE } from '../measurement/child.ts';
import type { Figures } from '../measurement/figures.ts';
import type { Server } from '../measurement/server.ts';

const LOAD = fileURLToPath(new URL('../load/http.ts', import.meta.url));
const CONNECTIONS = 50;
const WARM_UP_MS = 1_500;
/** Many short rounds, because the speed of a shared machine changes within seconds. */
const ROUND_MS = 250;

/** A server with the request bodies that it receives in turn. */
export interface Contender {
  readonly server: Server;
  readonly bodies: readonly string[];
}

export function bodyOf(query: string, id: string | undefined): string {
  return JSON.stringify({ query, variables: { id } });
}

/** Starts a child process that sends queries. */
export function startLoad(): Child {
  return new Child(CLIENT_CORE, [LOAD]);
}

/** Sends queries over 50 connections, for a time or a number of requests. The bodies are used in turn. */
export async function ask(
  load: Child,
  { server, bodies }: Contender,
  length: Pick<HttpLoad, 'ms' | 'amount' | 'encoding'>,
): Promise<HttpReport> {
  const order: HttpLoad = { url: server.endpoint, pid: server.pid, bodies, connections: CONNECTIONS, ...length };
  const report = await load.ask<HttpReport>(order);
  if (report.failed > 0) throw new Error(`${server.name} failed ${report.failed} times`);
  return report;
}

/** Queries all servers in alternation, and adds their figures. */
export async function compareQueries(
  load: Child,
  name: string,
  contenders: readonly Contender[],
  figures: Figures,
  quick: boolean,
): Promise<void> {
  const reports = new Map<Server, HttpReport[]>(contenders.map(({ server }) => [server, []]));
  for (const contender of contenders) await ask(load, contender, { ms: quick ? 500 : WARM_UP_MS });
  for (let round = 0; round < (quick ? 3 : 15); round += 1) {
    for (const contender of contenders) {
      reports.get(contender.server)?.push(await ask(load, contender, { ms: ROUND_MS }));
    }
  }
  for (const [{ name: server }, rounds] of reports) {
    const add = (measure: string, unit: string, of: (round: HttpReport) => number): void =>
      figures.add(server, `${name} ${measure}`, unit, rounds.map(of));
    add('CPU a request', 'us', ({ cpu }) => cpu);
    add('requests a second', '/s', ({ perSecond }) => perSecond);
    add('p99', 'ms', ({ p99 }) => p99);
    add('bytes an answer', 'B', ({ bytes }) => bytes);
  }
}
