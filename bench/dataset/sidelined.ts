import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMaintenance } from '../../src/storage/open-database.ts';
import { copy } from '../../src/storage/copy.ts';
import { type Server, startServer } from '../measurement/server.ts';
import { daysAfter, injuries, REVISIONS } from './league.ts';
import { CLOCK, EDITOR, M1, TOKEN } from './operations.ts';
import { enterLeague, type Ids } from './seed.ts';

/** A league Saturday on which the injured players are out. */
const MATCHDAY = '2026-01-17';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const COMMIT_WATCHES = ['commit-watch.ts', 'commit-watch-postgres.ts'].map((file) =>
  fileURLToPath(new URL(`../measurement/${file}`, import.meta.url)),
);

/** Starts Sidelined as a user does, on a copy of a database file with the data set. */
export class Sidelined implements Disposable {
  readonly ids: Ids;
  readonly folder: string;
  readonly #seeded: string;
  readonly #databases = new Map<Server, string>();
  readonly #turns = new Map<string, number>();
  #copies = 0;

  constructor(folder: string, seeded: string, ids: Ids) {
    this.folder = folder;
    this.#seeded = seeded;
    this.ids = ids;
  }

  async start(name: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
    this.#copies += 1;
    const file = join(this.folder, `${this.#copies}.db`);
    copyFileSync(this.#seeded, file);
    const server = await start(name, file, env);
    this.#databases.set(server, env.DATABASE_URL ?? file);
    return server;
  }

  /** Starts a server without the response cache, so that every request is executed. */
  startCold(): Promise<Server> {
    return this.start('Sidelined, cold', { SIDELINED_RESPONSE_CACHE: 'off' });
  }

  /** Returns this data set with the further facts that a function enters, and the function's result. */
  async extended<Entered>(enter: (server: Server, ids: Ids) => Promise<Entered>): Promise<[Sidelined, Entered]> {
    const folder = mkdtempSync(join(this.folder, 'extended-'));
    const file = join(folder, 'extended.db');
    copyFileSync(this.#seeded, file);
    await using server = await start('Sidelined', file, {});
    return [new Sidelined(folder, file, this.ids), await enter(server, this.ids)];
  }

  /** Copies the data set to a shared database. */
  async copyTo(database: string): Promise<void> {
    await copy(await openMaintenance({ database: this.#seeded }), await openMaintenance({ database }));
  }

  /** Revises an estimate, by default the first one, with the two windows in turn. */
  async revise(server: Server, injury = 1): Promise<void> {
    const key = `${this.#databases.get(server)} ${injury}`;
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    const input = { injury: this.ids.injuries.get(injury), estimate: { window: REVISIONS[turn % 2] } };
    await server.post(JSON.stringify({ query: M1, variables: { input } }), EDITOR);
  }

  /** Returns the id of the player of the first injury. */
  get player(): string {
    return this.ids.players.get(injuries[0]?.player ?? 0) ?? '';
  }

  /** Returns the current revision of that player's list. */
  async newest(server: Server): Promise<number> {
    const query = 'query ($id: ID!) { player(by: { id: $id }) { missedGames { revision } } }';
    const response = await server.post(JSON.stringify({ query, variables: { id: this.player } }));
    return JSON.parse(response).data.player.missedGames.revision;
  }

  /** Returns the fixtures of a matchday of all teams, each with two days. */
  readonly matchday = async (server: Server): Promise<readonly { id: string; dates: readonly [string, string] }[]> => {
    const query = `{ fixtures(filter: { from: "${MATCHDAY}", to: "${daysAfter(MATCHDAY, 1)}" }) { nodes { id } } }`;
    const { data } = JSON.parse(await server.post(JSON.stringify({ query })));
    return data.fixtures.nodes.map(({ id }: { id: string }) => ({
      id,
      dates: [daysAfter(MATCHDAY, 1), MATCHDAY] as const,
    }));
  };

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function prepareSidelined(): Promise<Sidelined> {
  const folder = mkdtempSync(join(tmpdir(), 'sidelined-bench-'));
  const seeded = join(folder, 'seeded.db');
  await using server = await start('Sidelined', seeded, {});
  const ids = await enterLeague(server);
  return new Sidelined(folder, seeded, ids);
}

function start(name: string, file: string, env: Readonly<Record<string, string>>): Promise<Server> {
  return startServer({
    name,
    run: [MAIN, 'serve'],
    preload: COMMIT_WATCHES,
    env: {
      PORT: '0',
      DATABASE_URL: `file:${file}`,
      SIDELINED_SEED: 'none',
      SIDELINED_CLOCK: CLOCK,
      SIDELINED_EDITOR_TOKEN: TOKEN,
      SIDELINED_LIMITS: 'off',
      ...env,
    },
  });
}
