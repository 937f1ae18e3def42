import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Server, startServer } from './server.ts';

const scriptAt = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The names of the servers in the figures. */
export const OURS = 'Sidelined';
export const YOGA = 'yoga, textbook';
export const YOGA_CACHE = 'yoga + response-cache';
export const MERCURIUS = 'mercurius JIT';
export const L0 = 'L0';
export const L1 = 'L1';
export const L2 = 'L2';
export const L3 = 'L3';

export const startYoga = (): Promise<Server> => startServer({ name: YOGA, run: [scriptAt('competitors/yoga.ts')] });
export const startYogaCache = (): Promise<Server> =>
  startServer({ name: YOGA_CACHE, run: [scriptAt('competitors/yoga.ts'), 'cache'] });
export const startMercurius = (): Promise<Server> =>
  startServer({ name: MERCURIUS, run: [scriptAt('competitors/mercurius.ts')] });
export const startL1 = (): Promise<Server> => startServer({ name: L1, run: [scriptAt('limits/statements.ts')] });
/** L1 with statements for squads with absences, bans and cards. */
export const startL1OfSquads = (): Promise<Server> => startServer({ name: L1, run: [scriptAt('limits/squads.ts')] });
export const startL2 = (): Promise<Server> => startServer({ name: L2, run: [scriptAt('limits/sends.ts')] });

export const startL3 = (receiver: string): Promise<Server> =>
  startServer({ name: L3, run: [scriptAt('limits/posts.ts'), receiver] });

/** Starts L0 with the responses of another server to these bodies. */
export async function startL0(folder: string, from: Server, bodies: readonly string[]): Promise<Server> {
  const file = join(folder, `bytes-${from.pid}.json`);
  const pairs = await Promise.all(bodies.map(async (body) => [body, await from.post(body)]));
  writeFileSync(file, JSON.stringify(pairs));
  return startServer({ name: L0, run: [scriptAt('limits/bytes.ts'), file] });
}
