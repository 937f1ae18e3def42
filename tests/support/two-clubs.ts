import { copyFileSync } from 'node:fs';
import { databaseIn } from '../../src/config.ts';
import { type ApiClient, openApiClient } from './api-client.ts';
import { filledDatabase } from './database-content.ts';
import { madeOnce } from './made-once.ts';
import { databaseLike, type PostgresDatabase, postgresDatabase } from './postgres.ts';
import { openScenario, report, type Scenario } from './scenario.ts';

/** Two clubs, three injured players and a few fixtures: the least that a ledger needs. */
export const TWO_CLUBS: Scenario = {
  now: '2026-02-01T12:00:00Z',
  season: '2025-26',
  competitions: { liga: { name: 'La Liga', kind: 'LEAGUE' } },
  teams: [
    { name: 'Valencia', slug: 'valencia', timeZone: 'Europe/Madrid' },
    { name: 'Elche', slug: 'elche', timeZone: 'Europe/Madrid' },
  ],
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Thierry Correia', club: 'valencia' },
    { name: 'Pedro Bigas', club: 'elche' },
  ],
  fixtures: ['2026-02-08', '2026-02-22', '2026-03-08', '2026-03-22', '2026-04-12'].map((date, n) => ({
    competition: 'liga',
    date,
    home: n % 2 === 0 ? 'valencia' : 'elche',
    away: n % 2 === 0 ? 'elche' : 'valencia',
  })),
};

/** These clubs and a third one, without players and fixtures. */
export const THREE_CLUBS = {
  ...TWO_CLUBS,
  teams: [...TWO_CLUBS.teams, { name: 'Betis', slug: 'betis', timeZone: 'Europe/Madrid' }],
  players: [],
  fixtures: [],
} satisfies Scenario;

export const HURT = ['jose-gaya', 'thierry-correia', 'pedro-bigas'] as const;

/** The ids of what these clubs' database has. */
interface Ids {
  readonly injuries: readonly string[];
  readonly fixtures: readonly string[];
}

/** Stores these clubs in a new file for other processes to serve, and returns the ids that they need. */
export async function makeTwoClubs({ DATABASE_URL }: { readonly DATABASE_URL: string }): Promise<Ids> {
  const { path, ...ids } = await madeOnce('two clubs in a file', () =>
    filledDatabase((path) => createTwoClubs({ DATABASE_URL: `file:${path}` })),
  );
  copyFileSync(path, databaseIn(DATABASE_URL));
  return ids;
}

/** Returns a PostgreSQL database with these clubs, and the ids that other processes need. */
export async function postgresTwoClubs(): Promise<PostgresDatabase & Ids> {
  const { name, ...ids } = await madeOnce('two clubs on PostgreSQL', async () => {
    // It is never dropped: the server ends with the run.
    const { name, env } = await postgresDatabase();
    return { name, ...(await createTwoClubs(env)) };
  });
  return { ...(await databaseLike(name)), ...ids };
}

/** Creates these clubs in an empty database. */
export async function createTwoClubs(env: Record<string, string>): Promise<Ids> {
  await using api = await openScenario(TWO_CLUBS, env);
  const injuries: string[] = [];
  for (const slug of HURT) {
    injuries.push(await report(api, { player: { slug }, occurredOn: '2026-01-25', bodyPart: 'KNEE' }));
  }
  return { injuries, fixtures: await fixturesIn(api) };
}

async function fixturesIn(api: ApiClient): Promise<string[]> {
  const { data } = await api.query('{ fixtures(filter: {}, first: 20) { nodes { id } } }');
  return data.fixtures.nodes.map(({ id }: { id: string }) => id);
}

/** Opens a server of that file in this process, with its clock. */
export const openTwoClubs = (env: Record<string, string>) =>
  openApiClient({ SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now, ...env });
