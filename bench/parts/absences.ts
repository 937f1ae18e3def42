import { enterAbsences, ENDS } from '../dataset/absences.ts';
import { write } from '../dataset/editor.ts';
import { teams } from '../dataset/league.ts';
import { REASONS } from '../dataset/operations.ts';
import * as servers from '../measurement/servers.ts';
import type { Server } from '../measurement/server.ts';
import type { Part } from './part.ts';
import { bodyOf, compareQueries, type Contender, startLoad } from './query-load.ts';
import { checkSame } from './same-answers.ts';

const CHANGES = 20;

/** Squads with many absences, bans and cards, hot and cold; and the revision of an absence. */
export const absences: Part = async ({ sidelined, figures, quick }) => {
  const [extended, reported] = await sidelined.extended(enterAbsences);
  await using opened = new AsyncDisposableStack();
  const start = async (starting: Promise<Server>): Promise<Server> => opened.use(await starting);
  const own = teams.map(({ id }) => bodyOf(REASONS, extended.ids.teams.get(id)));
  const theirs = teams.map(({ id }) => bodyOf(REASONS, String(id)));
  const hot = await start(extended.start(`${servers.OURS}, hot`));
  const contenders: Contender[] = [
    { server: await start(servers.startL0(extended.folder, hot, own)), bodies: own },
    { server: hot, bodies: own },
    { server: await start(servers.startL1OfSquads()), bodies: theirs },
    { server: await start(extended.startCold()), bodies: own },
  ];
  await checkSame('Reasons', contenders);
  const load = opened.use(startLoad());
  await compareQueries(load, 'squad with reasons', contenders, figures, quick);

  const changes = {
    'an absence': (turn: number) =>
      write(hot, 'reviseAbsence', { absence: reported[0], until: { date: ENDS[(turn + 1) % 2] } }),
    'an estimate': () => extended.revise(hot),
  };
  const rounds: Record<string, number[]> = { 'an absence': [], 'an estimate': [] };
  let turn = 0;
  for (let round = -1; round < (quick ? 2 : 7); round += 1) {
    const first = turn;
    for (const [what, change] of Object.entries(changes)) {
      const before = hot.cpu();
      for (turn = first; turn < first + CHANGES; turn += 1) await change(turn);
      if (round >= 0) rounds[what]?.push((hot.cpu() - before) / CHANGES / 1_000);
    }
  }
  for (const [what, cpu] of Object.entries(rounds)) {
    figures.add(servers.OURS, `CPU of a revision of ${what}`, 'ms', cpu);
  }
};
