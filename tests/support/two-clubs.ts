import { type ApiClient, openApiClient } from './api-client.ts';
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

/** Stores these clubs in a file for other processes to serve, and returns the ids that they need. */
export async function makeTwoClubs(
  env: Record<string, string>,
): Promise<{ readonly injuries: readonly string[]; readonly fixtures: readonly string[] }> {
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
