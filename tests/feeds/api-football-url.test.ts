import { expect, test } from 'vitest';
import { feedDocuments } from '../../src/cli/feed-documents.ts';
import { instant } from '../../src/domain/day.ts';
import { API_FOOTBALL } from '../../src/feeds/adapters/api-football.ts';
import { openFeedServer } from '../support/feed-server.ts';
import { CONTEXT } from './adapters/reading.ts';

const answer = (get: string, response: readonly unknown[]): string => JSON.stringify({ get, errors: [], response });

test('from its URL, API-Football is asked for a league and the squad of each of its teams, with the key of the environment', async () => {
  await using feed = await openFeedServer();
  feed.answers((response, { path }) => {
    const [, get = ''] = /^\/([a-z/]+)/.exec(path) ?? [];
    const teams = [541, 532].map((id) => ({ team: { id, name: `Team ${id}` } }));
    const id = Number(/team=(\d+)/.exec(path)?.[1]);
    const players = [{ id: id + 1, name: 'D. Costa', position: 'Attacker' }];
    const squad = [{ team: { id, name: `Team ${id}` }, players }];
    response.end(answer(get, get === 'teams' ? teams : get === 'players/squads' ? squad : []));
  });
  const read = async (env: Record<string, string>) =>
    feedDocuments(
      'API_FOOTBALL',
      [feed.url],
      { league: '140', season: '2025', encoding: 'utf-8' },
      env,
      instant('2026-02-05T12:00:00Z'),
    );
  await expect(read({})).rejects.toThrow('set API_FOOTBALL_KEY in the environment');
  const { documents, isLive } = await read({ API_FOOTBALL_KEY: 'secret' });
  expect(isLive).toBe(true);
  expect(feed.calls.map(({ path }) => path)).toEqual([
    '/teams?league=140&season=2025',
    '/fixtures?league=140&season=2025',
    '/injuries?league=140&season=2025',
    '/players/squads?team=541',
    '/players/squads?team=532',
  ]);
  expect(new Set(feed.calls.map(({ headers }) => headers['x-apisports-key']))).toEqual(new Set(['secret']));
  const result = API_FOOTBALL.read(documents, CONTEXT);
  expect(result).toMatchObject({ ok: true, problems: [] });
  expect(result.ok && result.observations.map(({ type }) => type)).toEqual([
    'TEAM',
    'TEAM',
    'SQUAD_MEMBER',
    'SQUAD_MEMBER',
  ]);
});
