import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, report, type Scenario } from '../support/scenario.ts';
import { ruleTest } from '../support/rule-test.ts';

/** A league whose second file added a club twice: "Valencia" of the first file is "Valencia CF" of the second. */
const SCENARIO: Scenario = {
  now: '2026-02-01T12:00:00Z',
  season: '2025-26',
  competitions: { liga: { name: 'La Liga', kind: 'LEAGUE' }, twice: { name: 'Primera', kind: 'LEAGUE' } },
  teams: [
    { name: 'Valencia', slug: 'valencia', timeZone: 'Europe/Madrid' },
    { name: 'Valencia CF', slug: 'valencia-cf', timeZone: 'Europe/Madrid' },
    { name: 'Elche', slug: 'elche', timeZone: 'Europe/Madrid' },
    { name: 'Getafe', slug: 'getafe', timeZone: 'Europe/Madrid' },
    { name: 'Betis', slug: 'betis', timeZone: 'Europe/Madrid' },
  ],
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'J. Gayà', club: 'valencia-cf' },
    { name: 'Pepelu', club: 'valencia-cf' },
    { name: 'Pedro Bigas', club: 'elche' },
    { name: 'Antony', club: 'betis' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-02-08', home: 'valencia', away: 'elche', round: 'Matchday 23' },
    { competition: 'liga', date: '2026-02-09', home: 'valencia-cf', away: 'elche', round: 'Matchday 23' },
    { competition: 'liga', date: '2026-02-15', home: 'getafe', away: 'valencia-cf', round: 'Matchday 24' },
    { competition: 'liga', date: '2026-02-22', home: 'elche', away: 'betis', round: 'Matchday 25' },
    { competition: 'twice', date: '2026-02-22', home: 'elche', away: 'betis', round: 'Matchday 25' },
    { competition: 'twice', date: '2026-03-01', home: 'betis', away: 'getafe', round: 'Matchday 26' },
  ],
};

const hurt = (api: ApiClient, slug: string) =>
  report(api, { player: { slug }, occurredOn: '2026-01-25', bodyPart: 'KNEE', description: slug });

async function fixturesOf(api: ApiClient, slug: string): Promise<string[]> {
  const query = `query ($slug: String!) { team(by: { slug: $slug }) { slug fixtures { nodes { date home { slug } away { slug } } } } }`;
  const { team } = (await api.query(query, { slug })).data;
  return team.fixtures.nodes.map(({ date, home, away }: any) => `${date} ${home.slug} v ${away.slug}`);
}

async function idOf(api: ApiClient, field: 'team' | 'player' | 'competition', slug: string): Promise<string> {
  return (await api.query(`query ($slug: String!) { ${field}(by: { slug: $slug }) { id } }`, { slug })).data[field].id;
}

test('two entries for one team become one: squad, fixtures, ids and slugs', async () => {
  await using api = await openScenario(SCENARIO);
  const duplicate = await idOf(api, 'team', 'valencia-cf');
  await hurt(api, 'pedro-bigas');
  await hurt(api, 'pepelu');
  await using opponent = api.subscribeToList('pedro-bigas');
  await using own = api.subscribeToList('pepelu');
  await using bystander = api.subscribeToList('antony');
  expect((await opponent.next()).missedGames.games).toHaveLength(4);
  expect((await own.next()).missedGames.games).toHaveLength(2);
  await bystander.next();

  const merged = await api.edit(
    'mergeTeams',
    { keep: { slug: 'valencia' }, duplicate: { slug: 'valencia-cf' } },
    'id slug aliases players { nodes { slug } }',
  );
  expect(merged).toMatchObject({ slug: 'valencia', aliases: ['Valencia CF'] });
  expect(merged.players.nodes.map(({ slug }: any) => slug)).toEqual(['j-gaya', 'jose-gaya', 'pepelu']);

  // The match that existed for both entries is one match now.
  const fixtures = ['2026-02-08 valencia v elche', '2026-02-15 getafe v valencia'];
  expect(await fixturesOf(api, 'valencia')).toEqual(fixtures);
  expect(await fixturesOf(api, 'valencia-cf')).toEqual(fixtures);
  const { data } = await api.query('query ($id: ID!) { node(id: $id) { id ... on Team { slug } } }', { id: duplicate });
  expect(data.node).toEqual({ id: merged.id, slug: 'valencia' });

  const after = (await opponent.next()).missedGames;
  expect(after).toMatchObject({ cause: 'CORRECTION' });
  expect(after.games.map(({ fixture }: any) => fixture.home.slug)).toEqual(['valencia', 'elche', 'elche']);
  expect((await own.next()).missedGames).toMatchObject({ cause: 'CORRECTION' });
  expect(await bystander.isQuiet()).toBe(true);
});

test('the published lists of a merged player are unchanged, and their subscribers follow the kept player', async () => {
  await using api = await openScenario(SCENARIO);
  const duplicate = await idOf(api, 'player', 'j-gaya');
  const injury = await hurt(api, 'j-gaya');
  await api.revise(injury, { unknown: true }, { replaces: true });
  await api.advanceTo('2026-02-03T12:00:00Z');
  await using page = api.subscribeToList('j-gaya');
  const before = (await page.next()).missedGames;
  expect(before.games.length).toBeGreaterThan(0);
  const kept = await api.list('jose-gaya');
  expect(kept.revision).toBeLessThan(before.revision);

  const input = { keep: { slug: 'jose-gaya' }, duplicate: { id: duplicate } };
  expect(await api.edit('mergePlayers', input, 'slug aliases')).toEqual({
    __typename: 'Player',
    slug: 'jose-gaya',
    aliases: ['J. Gayà'],
  });
  const after = (await page.next()).missedGames;
  expect(after.revision).toBeGreaterThan(before.revision);
  expect(after).toMatchObject({ cause: 'CORRECTION', headline: expect.stringContaining('José Gayà') });
  expect(await api.list('j-gaya')).toEqual(await api.list('jose-gaya'));
  // The kept player had no list of games at noon.
  expect(await api.list('jose-gaya', '2026-02-02T12:00:00Z')).toMatchObject({ revision: kept.revision, games: [] });
  expect(await api.injuryOf('jose-gaya')).toBe(injury);

  await api.advanceTo('2026-02-04T12:00:00Z');
  expect((await page.next()).missedGames.revision).toBeGreaterThan(after.revision);
});

test('two entries for one match become one, with everything that was recorded of it', async () => {
  await using api = await openScenario(SCENARIO);
  const keep = await api.fixture('elche', 'betis', '2026-02-22');
  const other = await done(api, 'scheduleFixture', 'ScheduleFixtureInput', {
    competition: (await api.query('query ($id: ID!) { fixture(id: $id) { competition { id } } }', { id: keep })).data
      .fixture.competition.id,
    home: { slug: 'elche' },
    away: { slug: 'betis' },
    date: '2026-02-23',
    externalIds: [{ source: 'opta', value: '42' }],
  });
  await hurt(api, 'antony');
  await using page = api.subscribeToList('antony');
  const before = (await page.next()).missedGames.games.length;
  const merged = await api.edit('mergeFixtures', { keep, duplicate: other }, 'id date externalIds { source value }');
  expect(merged).toMatchObject({ id: keep, date: '2026-02-22', externalIds: [{ source: 'opta', value: '42' }] });
  const { missedGames, changes } = await page.next();
  expect(missedGames.games).toHaveLength(before - 1);
  expect(changes).toMatchObject([{ kind: 'REMOVED' }]);
  const { data } = await api.query('query ($id: ID!) { fixture(id: $id) { id } }', { id: other });
  expect(data.fixture).toEqual({ id: keep });
});

test('two entries for one season become one, without duplicate fixtures', async () => {
  await using api = await openScenario(SCENARIO);
  await hurt(api, 'antony');
  await using page = api.subscribeToList('antony');
  expect((await page.next()).missedGames.games).toHaveLength(3);
  const input = { keep: { slug: 'la-liga-2025-26' }, duplicate: { slug: 'primera-2025-26' } };
  expect(await api.edit('mergeCompetitions', input, 'slug')).toMatchObject({ slug: 'la-liga-2025-26' });
  expect((await page.next()).missedGames.games).toHaveLength(2);
  expect(await idOf(api, 'competition', 'primera-2025-26')).toBe(await idOf(api, 'competition', 'la-liga-2025-26'));
});

ruleTest('a merge of different things is refused', async () => {
  await using api = await openScenario(SCENARIO);
  const elche = { slug: 'elche' };
  expect(await api.edit('mergeTeams', { keep: elche, duplicate: elche })).toMatchObject({
    __typename: 'ConflictError',
  });
  expect(await api.edit('mergeTeams', { keep: elche, duplicate: { slug: 'betis' } })).toMatchObject({
    __typename: 'ConflictError',
    message: expect.stringMatching(/play each other/),
  });
  expect(await api.edit('mergeTeams', { keep: elche, duplicate: { slug: 'nobody' } })).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'duplicate'],
  });
  const [first, second] = [await api.fixture('elche', 'betis'), await api.fixture('getafe', 'valencia-cf')];
  expect(await api.edit('mergeFixtures', { keep: first, duplicate: second })).toMatchObject({
    issues: expect.arrayContaining([
      { path: ['input', 'duplicate'], message: expect.stringMatching(/different teams/) },
    ]),
  });
});

ruleTest('a merge is in the audit trail', async () => {
  await using api = await openScenario(SCENARIO);
  await api.edit('mergePlayers', { keep: { slug: 'jose-gaya' }, duplicate: { slug: 'j-gaya' } });
  const id = await idOf(api, 'player', 'jose-gaya');
  const { data } = await api.query(
    '{ audit(first: 1) { nodes { what by { kind } subjects { node { id } } } } }',
    {},
    { authorization: 'Bearer a-token-for-the-tests' },
  );
  expect(data.audit.nodes[0]).toMatchObject({ what: 'mergePlayers', by: { kind: 'TOKEN' } });
  expect(data.audit.nodes[0].subjects).toContainEqual({ node: { id } });
});
