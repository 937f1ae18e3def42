import type { ApiClient } from './api-client.ts';
import { report, type Scenario } from './scenario.ts';

/** Three clubs and three matches that tests correct. */
export const LEAGUE: Scenario = {
  now: '2026-02-01T12:00:00Z',
  season: '2025-26',
  competitions: { liga: { name: 'La Liga', kind: 'LEAGUE' } },
  teams: [
    { name: 'Valencia', slug: 'valencia', timeZone: 'Europe/Zurich' },
    { name: 'Elche', slug: 'elche', timeZone: 'Europe/Madrid' },
    { name: 'Betis', slug: 'betis', timeZone: 'Europe/Madrid' },
  ],
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Pedro Bigas', club: 'elche' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-02-08', home: 'valencia', away: 'elche', round: 'Matchday 23' },
    { competition: 'liga', date: '2026-02-15', home: 'betis', away: 'valencia', round: 'Matchday 24' },
    { competition: 'liga', date: '2026-02-22', home: 'elche', away: 'betis', round: 'Matchday 25' },
  ],
};

/** Reports an injury of the player of 25 January. */
export const hurt = (api: ApiClient, slug = 'jose-gaya', more: object = {}) =>
  report(api, { player: { slug }, occurredOn: '2026-01-25', bodyPart: 'KNEE', ...more });

/** Returns the refusal of a mutation. */
export async function refusal(
  api: ApiClient,
  mutation: Parameters<ApiClient['edit']>[0],
  input: Record<string, unknown>,
) {
  const { __typename, message, issues, path } = await api.edit(mutation, input);
  return { __typename, message, issues, path };
}
