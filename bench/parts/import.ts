import { fileURLToPath } from 'node:url';
import { Child, SERVER_CORE } from '../measurement/child.ts';
import * as servers from '../measurement/servers.ts';
import type { Part } from './part.ts';

const TASK = fileURLToPath(new URL('../tasks/import.ts', import.meta.url));
const BARE = 'bare: ';

/** Imports a file of one season and one of ten seasons into an empty database, until the commit is durable. */
export const importing: Part = async ({ sidelined, figures, quick }) => {
  await using task = new Child(SERVER_CORE, [TASK]);
  const question = { folder: sidelined.folder, rounds: quick ? 3 : 25 };
  const result = await task.ask<Readonly<Record<string, number[]>>>(question);
  for (const [what, perRow] of Object.entries(result)) {
    const isLimit = what.startsWith(BARE);
    figures.add(isLimit ? 'bare inserts' : servers.OURS, isLimit ? what.slice(BARE.length) : what, 'us/row', perRow);
  }
};
