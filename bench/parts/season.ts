import { fileURLToPath } from 'node:url';
import { Child, SERVER_CORE } from '../measured/child.ts';
import * as roster from '../measured/roster.ts';
import type { Part } from './bench.ts';

const BARE = 'bare: ';

/** Work without a server, in a process of its own on the servers' core. */
async function workOf(script: string, question: object): Promise<Readonly<Record<string, number[]>>> {
  await using child = new Child(SERVER_CORE, [fileURLToPath(new URL(script, import.meta.url))]);
  return await child.ask(question);
}

/** A file of a season, and one of ten, laid over an empty one: read, checked, written and durable. */
export const importing: Part = async ({ ours, figures, quick }) => {
  const told = await workOf('../work/import.ts', { folder: ours.folder, rounds: quick ? 3 : 9 });
  for (const [what, perRow] of Object.entries(told)) {
    const isLimit = what.startsWith(BARE);
    figures.add(isLimit ? 'bare inserts' : roster.OURS, isLimit ? what.slice(BARE.length) : what, 'us/row', perRow);
  }
};

/** One fixture is moved: the lists of both squads are assessed anew. */
export const moving: Part = async ({ ours, figures, quick }) => {
  const told = await workOf('../work/moved.ts', { folder: ours.folder, rounds: quick ? 20 : 200 });
  const { assessed = [], inAll = [], lists = [] } = told;
  figures.add(roster.OURS, 'one moved fixture re-assessed', 'ms', assessed);
  figures.add(roster.OURS, 'the same, with what it reads', 'ms', inAll);
  figures.add(roster.OURS, 'lists that are other ones then', '', lists);
};
