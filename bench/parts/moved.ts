import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../competitors/api.ts';
import { injuries } from '../dataset/league.ts';
import { Child, SERVER_CORE } from '../measurement/child.ts';
import { median } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import type { MovedReport } from '../tasks/moved.ts';
import type { Part } from './part.ts';
import { ask, bodyOf, startLoad } from './query-load.ts';

const TASK = fileURLToPath(new URL('../tasks/moved.ts', import.meta.url));
const WARM_UP = 200;
const MOVES = 20;

/** Moves one fixture and re-assesses the lists of both squads, in alternation with Q1 of L1. */
export const moved: Part = async ({ sidelined, figures, quick }) => {
  await using task = new Child(SERVER_CORE, [TASK, sidelined.folder]);
  await using l1 = await servers.startL1();
  await using load = startLoad();
  const limit = { server: l1, bodies: injuries.map(({ player }) => bodyOf(OPERATIONS.Q1, String(player))) };
  await task.ask({ moves: WARM_UP });
  await ask(load, limit, { ms: 1_000 });
  const rounds: MovedReport[] = [];
  const limits: number[] = [];
  for (let round = 0; round < (quick ? 3 : 11); round += 1) {
    rounds.push(await task.ask<MovedReport>({ moves: MOVES }));
    limits.push((await ask(load, limit, { ms: 250 })).cpu);
  }
  const add = (measure: string, unit: string, of: (round: MovedReport) => readonly number[]): void =>
    figures.add(
      servers.OURS,
      measure,
      unit,
      rounds.map((round) => median(of(round))),
    );
  add('one moved fixture re-assessed', 'ms', ({ assessed }) => assessed);
  add('the same, with what it reads', 'ms', ({ inAll }) => inAll);
  add('lists that changed', '', ({ lists }) => lists);
  figures.add(l1.name, 'Q1 CPU a request', 'us', limits);
};
