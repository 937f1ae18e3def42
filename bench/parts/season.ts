import { fileURLToPath } from 'node:url';
import { Child, SERVER_CORE } from '../measurement/child.ts';
import * as servers from '../measurement/servers.ts';
import type { Part } from './part.ts';

const BARE = 'bare: ';

/** Runs a task without a server in a child process on the servers' core. */
async function runTask(script: string, question: object): Promise<Readonly<Record<string, number[]>>> {
  await using child = new Child(SERVER_CORE, [fileURLToPath(new URL(script, import.meta.url))]);
  return await child.ask(question);
}

/** Imports a file of one season and one of ten seasons into an empty database, until the commit is durable. */
export const importing: Part = async ({ sidelined, figures, quick }) => {
  const result = await runTask('../tasks/import.ts', { folder: sidelined.folder, rounds: quick ? 3 : 9 });
  for (const [what, perRow] of Object.entries(result)) {
    const isLimit = what.startsWith(BARE);
    figures.add(isLimit ? 'bare inserts' : servers.OURS, isLimit ? what.slice(BARE.length) : what, 'us/row', perRow);
  }
};

/** Moves one fixture and re-assesses the lists of both squads. */
export const moving: Part = async ({ sidelined, figures, quick }) => {
  const result = await runTask('../tasks/moved.ts', { folder: sidelined.folder, rounds: quick ? 20 : 200 });
  const { assessed = [], inAll = [], lists = [] } = result;
  figures.add(servers.OURS, 'one moved fixture re-assessed', 'ms', assessed);
  figures.add(servers.OURS, 'the same, with what it reads', 'ms', inAll);
  figures.add(servers.OURS, 'lists that changed', '', lists);
};
