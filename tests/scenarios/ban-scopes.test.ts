import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { openWinter, verdicts } from '../support/winter-scenario.ts';

const REED = { slug: 'tom-reed' };

const families = async (api: ApiClient, ...slugs: string[]): Promise<string[]> => {
  const { data } = await api.query('{ competitions(first: 50) { nodes { family { id slug } } } }');
  const found: { id: string; slug: string }[] = data.competitions.nodes.map(({ family }: { family: object }) => family);
  return slugs.map((slug) => found.find((family) => family.slug === slug)?.id ?? slug);
};

const impose = (api: ApiClient, more: Record<string, unknown>, selection = 'id served') =>
  api.edit('imposeSuspension', { player: REED, imposedOn: '2026-01-03', ...more }, selection);

test('an English red card is served across the league and both cups, not in Europe and not in a friendly', async () => {
  await using api = await openWinter();
  const scope = { families: await families(api, 'premier-league', 'fa-cup', 'efl-cup') };
  const ban = await impose(
    api,
    { scope, matches: 3, reason: 'Violent conduct' },
    'id served scope { competitions { slug } domestic everywhere } competition { slug } origin',
  );
  expect(ban).toMatchObject({
    served: 0,
    competition: null,
    origin: 'STATED',
    scope: {
      competitions: [{ slug: 'premier-league' }, { slug: 'fa-cup' }, { slug: 'efl-cup' }],
      domestic: null,
      everywhere: false,
    },
  });
  const list = await api.list('tom-reed');
  expect(verdicts(list)).toEqual(['2026-01-07 OUT', '2026-01-10 OUT', '2026-01-14 OUT']);
  expect(list.games[1].explanation).toBe('Out because of a ban for three matches, of which this is the second.');
  expect(list).toMatchObject({ targetReturn: { date: '2026-01-17' }, returnWindow: { likely: '2026-01-15' } });

  // A postponed match does not count towards the ban until it is played: the next match takes its place.
  const tie = await api.fixture('castle', 'harbour', '2026-01-10');
  await api.edit('postponeFixture', { fixture: tie });
  expect(verdicts(await api.list('tom-reed'))).toEqual(['2026-01-07 OUT', '2026-01-14 OUT', '2026-01-17 OUT']);
  await api.advanceTo('2026-01-18T12:00:00Z');
  await api.edit('rescheduleFixture', { fixture: tie, date: '2026-01-28' });
  expect((await api.list('tom-reed')).games).toEqual([]);
  const { data } = await api.query('{ player(by: { slug: "tom-reed" }) { suspensions { served matches } } }');
  expect(data.player.suspensions).toEqual([{ served: 3, matches: 3 }]);
});

test('bans in a country, by a federation, from everything; until a day, for life, on probation', async () => {
  await using api = await openWinter();
  const games = async (more: Record<string, unknown>) => {
    const { id } = await impose(api, more);
    const days = verdicts(await api.list('tom-reed')).map((game) => game.slice(8, 10));
    await api.edit('liftSuspension', { suspension: id });
    expect((await api.list('tom-reed')).games).toEqual([]);
    return days;
  };
  expect(await games({ scope: { domestic: 'England' }, matches: 6 })).toEqual(['07', '10', '14', '17', '24', '31']);
  expect(await games({ scope: { federation: 'UEFA' }, matches: 2 })).toEqual(['20']);
  expect(await games({ scope: { everywhere: true }, matches: 6 })).toEqual(['07', '10', '14', '17', '20', '24']);
  // A ban from everything for a time includes friendlies.
  expect(await games({ scope: { everywhere: true }, until: '2026-01-24' })).toEqual([
    '07',
    '10',
    '14',
    '17',
    '20',
    '22',
  ]);
  expect(await games({ scope: { federation: 'FA' }, forLife: true })).toHaveLength(6);
  expect(await games({ scope: { domestic: 'ENG' }, matches: 1, probation: 2 })).toEqual(['07']);
  expect(await games({ scope: { domestic: 'England' }, probation: 2 })).toEqual([]);

  const until = await impose(api, { scope: { domestic: 'England' }, until: '2026-01-15' }, 'until forLife matches');
  expect(until).toMatchObject({ until: '2026-01-15', forLife: false, matches: null });
  const list = await api.list('tom-reed');
  expect(list.games[0].explanation).toBe('Out because of a ban (available again from 15 January).');
  await api.advanceTo('2026-01-15T12:00:00Z');
  expect(await api.list('tom-reed')).toMatchObject({ games: [], cause: 'TIME_PASSED' });
});

test('what is left at the end of a season is served in the next one of that competition', async () => {
  await using api = await openWinter();
  const competition = await api.competition('Premier League');
  await impose(api, { competition, matches: 6 });
  expect(verdicts(await api.list('tom-reed'))).toHaveLength(4);
  const [family] = await families(api, 'premier-league');
  const next = await api.edit(
    'registerCompetition',
    { name: 'Premier League', season: '2026-27', kind: 'LEAGUE' },
    'id family { id }',
  );
  expect(next.family.id).toBe(family);
  for (const date of ['2026-08-15', '2026-08-22', '2026-08-29']) {
    const teams = { home: { slug: 'harbour' }, away: { slug: 'castle' } };
    await api.edit('scheduleFixture', { competition: next.id, date, ...teams });
  }
  const list = await api.list('tom-reed');
  expect(verdicts(list).slice(4)).toEqual(['2026-08-15 OUT', '2026-08-22 OUT']);
  expect(list.games.at(-1).explanation).toBe(
    'Out because of a ban for six Premier League matches, of which this is the sixth.',
  );
});

test('a ban needs a scope and one length; nonsense is refused with its field', async () => {
  await using api = await openWinter();
  const refused = async (more: Record<string, unknown>) => (await impose(api, more)).issues[0].path.join('.');
  expect(await refused({ matches: 2 })).toBe('input.scope');
  expect(await refused({ scope: { everywhere: true } })).toBe('input.matches');
  expect(await refused({ scope: { everywhere: false }, matches: 1 })).toBe('input.scope.everywhere');
  expect(await refused({ scope: { everywhere: true }, matches: 1, forLife: true })).toBe('input.until');
  expect(await refused({ scope: { everywhere: true }, until: '2026-01-03' })).toBe('input.until');
  expect(await refused({ scope: { everywhere: true }, matches: 1, probation: 0 })).toBe('input.probation');
  const once = { scope: { everywhere: true }, matches: 1 };
  await impose(api, once);
  expect(await impose(api, once)).toMatchObject({ __typename: 'ConflictError' });
});

test('the target of the return is not a match of a ban, nor one that an injury makes unlikely', async () => {
  await using api = await openWinter();
  await impose(api, { scope: { families: await families(api, 'efl-cup', 'champions-league') }, matches: 2 });
  await api.report('tom-reed', '2026-01-04', {
    estimate: { window: { earliest: '2026-01-08', likely: '2026-01-12', latest: '2026-01-14' } },
  });
  const list = await api.list('tom-reed');
  expect(verdicts(list)).toEqual(['2026-01-07 OUT', '2026-01-10 DOUBTFUL', '2026-01-14 OUT', '2026-01-20 OUT']);
  expect(list.targetReturn).toEqual({ date: '2026-01-17' });
});
