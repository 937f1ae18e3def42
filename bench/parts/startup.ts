import * as servers from '../measurement/servers.ts';
import { BARE_NODE, compareStarts } from '../startup.ts';
import type { Part } from './part.ts';

/** Starts of the commands and of the server, beside bare node. */
export const startup: Part = async ({ figures, quick }) => {
  await compareStarts(quick ? 3 : 5, ({ what }, times, bare) => {
    figures.add(servers.OURS, what, 'ms', times);
    figures.add(BARE_NODE, what, 'ms', bare);
  });
};
