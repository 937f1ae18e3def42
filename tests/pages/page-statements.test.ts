import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, report } from '../support/scenario.ts';
import { recordStatements } from '../support/sqlite-statements.ts';

let recording: ReturnType<typeof recordStatements>;
beforeAll(() => {
  recording = recordStatements();
});
afterAll(() => recording[Symbol.dispose]());

const PATHS = ['/', '/players?search=player', '/players/player-1', '/teams/home', '/fixtures/FIRST'] as const;

/** Every player of one team is injured. */
async function openWorld(players: number, fixtures: number): Promise<ApiClient> {
  const api = await openScenario(
    {
      now: '2026-02-01T12:00:00Z',
      season: '2025-26',
      competitions: { league: { name: 'League', kind: 'LEAGUE' } },
      teams: ['home', 'away'].map((slug) => ({ name: slug, slug, timeZone: 'UTC' })),
      players: Array.from({ length: players }, (_, place) => ({ name: `Player ${place}`, club: 'home' })),
      fixtures: Array.from({ length: fixtures }, (_, place) => ({
        competition: 'league',
        date: `2026-02-${String(place + 2).padStart(2, '0')}`,
        home: 'home',
        away: 'away',
      })),
    },
    { SIDELINED_RESPONSE_CACHE: 'off' },
  );
  for (let place = 0; place < players; place += 1) {
    const estimate = { window: { earliest: '2026-03-01', latest: '2026-03-20' } };
    await report(api, { player: { slug: `player-${place}` }, occurredOn: '2026-01-05', bodyPart: 'KNEE', estimate });
  }
  return api;
}

/** Returns the SQL statements of each page, with no data in the caches. */
async function statementsFor(api: ApiClient): Promise<Record<string, string[]>> {
  const id = await api.fixture('home', 'away', '2026-02-02');
  const found: Record<string, string[]> = {};
  for (const [place, path] of PATHS.entries()) {
    // Invalidates all cached data.
    await done(api, 'registerTeam', 'RegisterTeamInput', { name: `Other ${place}`, kind: 'CLUB', timeZone: 'UTC' });
    recording.take();
    const page = await fetch(`${api.url}${path.replace('FIRST', id)}`);
    expect(page.status).toBe(200);
    expect((await page.text()).includes('Player 1')).toBe(true);
    found[path] = recording.take().filter((one) => one.startsWith('select'));
  }
  return found;
}

test('no page needs more SQL statements for more players and games', async () => {
  await using small = await openWorld(3, 2);
  await using large = await openWorld(20, 12);
  const few = await statementsFor(small);
  const many = await statementsFor(large);
  for (const path of PATHS) expect([path, many[path]?.length]).toEqual([path, few[path]?.length]);
});
