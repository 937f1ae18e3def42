import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createToken } from '../../src/auth/token-commands.ts';
import { configFrom } from '../../src/config.ts';
import { openStore } from '../../src/storage/open-database.ts';
import { type ApiClient, between, pairings } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { databaseFile } from '../support/process.ts';
import { openScenario, report, type Scenario } from '../support/scenario.ts';
import { THREE_CLUBS } from '../support/two-clubs.ts';

const SCENARIO: Scenario = {
  ...THREE_CLUBS,
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Pepelu', club: 'valencia' },
    { name: 'Hugo Duro', club: 'valencia' },
    { name: 'Pedro Bigas', club: 'elche' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-02-08', home: 'valencia', away: 'elche' },
    { competition: 'liga', date: '2026-02-15', home: 'betis', away: 'valencia' },
  ],
};

const hurt = (api: ApiClient, slug: string, more: object = {}) =>
  report(api, { player: { slug }, occurredOn: '2026-01-25', bodyPart: 'KNEE', ...more });

interface Shown {
  readonly verdict: string;
  readonly assumed: boolean;
  readonly explanation: string;
}

async function shown(api: ApiClient, slug: string, fixture: string): Promise<Shown> {
  const query = `query ($slug: String!, $fixture: ID!) {
    player(by: { slug: $slug }) { availability(fixture: $fixture) { verdict assumed explanation } } }`;
  return (await api.query(query, { slug, fixture })).data.player.availability;
}

const players = (...slugs: string[]) => slugs.map((slug) => ({ slug }));

/** The evening of the match in Valencia. */
async function openMatch() {
  const api = await openScenario(SCENARIO);
  const fixture = await api.fixture('valencia', 'elche');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-08', kickoffAt: '2026-02-08T20:00:00Z' });
  return { api, fixture };
}

test('without a line-up MISSED and PLAYED are assumed; with one they are facts', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await hurt(api, 'jose-gaya');
  await hurt(api, 'pepelu');
  await api.advanceTo('2026-02-08T20:00:00Z');
  expect(await shown(api, 'jose-gaya', fixture)).toMatchObject({ verdict: 'MISSED', assumed: true });
  expect(await shown(api, 'hugo-duro', fixture)).toMatchObject({ verdict: 'PLAYED', assumed: true });

  await using page = api.subscribeToList('pepelu');
  expect((await page.next()).missedGames.count.missed).toBe(1);
  const lineup = { fixture, team: { slug: 'valencia' }, starting: players('pepelu'), bench: players('hugo-duro') };
  expect(
    await api.edit(
      'recordLineup',
      { ...lineup, absent: players('jose-gaya') },
      'team { slug } starting { slug } bench { slug } absent { slug }',
    ),
  ).toEqual({
    __typename: 'Lineup',
    team: { slug: 'valencia' },
    starting: players('pepelu'),
    bench: players('hugo-duro'),
    absent: players('jose-gaya'),
  });
  expect(await shown(api, 'jose-gaya', fixture)).toMatchObject({ verdict: 'MISSED', assumed: false });
  expect(await shown(api, 'hugo-duro', fixture)).toMatchObject({ verdict: 'PLAYED', assumed: false });
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'PLAYED', assumed: false });
  // The other team's line-up is not known.
  expect(await shown(api, 'pedro-bigas', fixture)).toMatchObject({ verdict: 'PLAYED', assumed: true });
  // An editor's line-up leaves the injury open.
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ cause: 'LINEUP', count: { missed: 0 } });
  expect(changes).toMatchObject([{ kind: 'REMOVED', before: 'MISSED' }]);
  const { data } = await api.query(
    'query ($id: ID!) { fixture(id: $id) { lineups { team { slug } starting { slug } } } }',
    {
      id: fixture,
    },
  );
  expect(data.fixture.lineups).toEqual([{ team: { slug: 'valencia' }, starting: players('pepelu') }]);
});

test('a fit player who is not in the squad has missed the match, and nothing is said about an injury', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T21:00:00Z');
  const lineup = { fixture, team: { slug: 'valencia' }, starting: players('pepelu'), bench: [] };
  await api.edit('recordLineup', lineup);
  const left = await shown(api, 'hugo-duro', fixture);
  expect(left).toMatchObject({ verdict: 'MISSED', assumed: false });
  expect(left.explanation).not.toMatch(/injur|ban/);
  expect((await api.list('hugo-duro')).games).toEqual([]);
});

test('an impossible line-up is refused, naming the player', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  const lineup = { fixture, team: { slug: 'valencia' }, starting: players('pepelu'), bench: [] };
  expect(await api.edit('recordLineup', lineup)).toMatchObject({ issues: [{ path: ['input', 'fixture'] }] });
  await api.advanceTo('2026-02-08T19:00:00Z');
  const faults: [object, object][] = [
    [{ bench: players('pepelu') }, { issues: [{ path: ['input', 'bench', '0'] }] }],
    [{ starting: players('pedro-bigas') }, { issues: [{ path: ['input', 'starting', '0'] }] }],
    [{ starting: players('pepelu', 'nobody') }, { __typename: 'NotFoundError', path: ['input', 'starting', '1'] }],
    [{ team: { slug: 'betis' }, starting: [] }, { issues: [{ path: ['input', 'team'] }] }],
  ];
  for (const [more, refusal] of faults) {
    expect(await api.edit('recordLineup', { ...lineup, ...more })).toMatchObject(refusal);
  }
  // An hour before the kick-off the team sheet is known.
  expect(await api.edit('recordLineup', lineup)).toMatchObject({ __typename: 'Lineup' });
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'AVAILABLE', assumed: false });
  expect(await shown(api, 'hugo-duro', fixture)).toMatchObject({ verdict: 'OUT', assumed: false });
});

test('a feed ends the injury of a player who started; for a player on the bench a question is added', async () => {
  using file = databaseFile();
  await using api = await openScenario(SCENARIO, file.env);
  const [started, waited] = [await hurt(api, 'pepelu'), await hurt(api, 'jose-gaya')];
  await api.advanceTo('2026-02-08T21:00:00Z');
  const fixture = await api.fixture('valencia', 'elche');
  await api.edit('recordResult', { fixture, home: 1, away: 0 });
  await using store = await openStore(configFrom(file.env));
  const token = await createToken(store.tokens, 'opta', 'FEED');
  if (!token.ok) throw new Error('no token');
  const input = { fixture, team: { slug: 'valencia' }, starting: players('pepelu'), bench: players('jose-gaya') };
  for (const _ of [1, 2]) {
    const answer = await api.query(mutationOf('recordLineup'), { input }, { authorization: `Bearer ${token.value}` });
    expect(answer.data.recordLineup).toMatchObject({ __typename: 'Lineup' });
  }
  const { data } = await api.query(
    'query ($a: ID!, $b: ID!) { started: injury(id: $a) { status returnedOn } waited: injury(id: $b) { status } }',
    { a: started, b: waited },
  );
  expect(data).toEqual({
    started: { status: 'RECOVERED', returnedOn: '2026-02-08' },
    waited: { status: 'ACTIVE' },
  });
  const tables = new Database(file.path, { readonly: true });
  const asked = tables.prepare('select kind, subject_kind, data from editor_question').all();
  tables.close();
  expect(asked).toMatchObject([{ kind: 'LINEUP_CONFLICT', subject_kind: 'Injury' }]);
});

test('a match that was awarded after it was played is missed or played', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await hurt(api, 'jose-gaya');
  await api.advanceTo('2026-02-08T23:30:00Z');
  await api.edit('recordResult', { fixture, home: 0, away: 3, status: 'AWARDED' });
  expect(await shown(api, 'jose-gaya', fixture)).toMatchObject({ verdict: 'UNKNOWN' });
  expect(pairings(await api.list('jose-gaya'))).toEqual(['betis v valencia']);
  await api.edit('recordLineup', { fixture, team: { slug: 'valencia' }, starting: players('pepelu'), bench: [] });
  expect(await shown(api, 'jose-gaya', fixture)).toMatchObject({ verdict: 'MISSED', assumed: false });
  expect((await api.list('jose-gaya')).count.missed).toBe(1);
});

test('a match is broken off and resumed: a player injured in it is absent, and one who joined in between may not play', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T20:30:00Z');
  const injury = await report(api, {
    player: { slug: 'pepelu' },
    occurredOn: '2026-02-08',
    occurredIn: fixture,
    bodyPart: 'ANKLE',
    estimate: between('2026-02-20', '2026-02-22', '2026-02-24'),
  });
  expect(pairings(await api.list('pepelu'))).toEqual(['betis v valencia']);
  await api.edit('recordResult', { fixture, home: 0, away: 0, status: 'SUSPENDED' });
  expect(pairings(await api.list('pepelu'))).toEqual(['valencia v elche', 'betis v valencia']);
  await api.advanceTo('2026-02-09T12:00:00Z');
  await api.edit('transferPlayer', {
    player: { slug: 'pedro-bigas' },
    from: { slug: 'elche' },
    to: { slug: 'valencia' },
    on: '2026-02-10',
  });
  await api.edit('rescheduleFixture', { fixture, date: '2026-03-03' });
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'OUT' });
  expect(await shown(api, 'pedro-bigas', fixture)).toMatchObject({ verdict: 'OUT' });
  expect(await shown(api, 'hugo-duro', fixture)).toMatchObject({ verdict: 'AVAILABLE' });

  // Even if the player is fit by then.
  await api.advanceTo('2026-02-25T12:00:00Z');
  await api.edit('recordReturn', { injury, returnedOn: '2026-02-25' });
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'OUT' });
  await api.advanceTo('2026-03-04T12:00:00Z');
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'MISSED' });
  expect(await shown(api, 'pedro-bigas', fixture)).toMatchObject({ verdict: 'MISSED' });
});

test('a match that is replayed from the start is a match like others', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T20:30:00Z');
  await api.edit('recordResult', { fixture, home: 0, away: 0, status: 'ABANDONED' });
  await api.advanceTo('2026-02-09T12:00:00Z');
  await api.edit('transferPlayer', {
    player: { slug: 'pedro-bigas' },
    from: { slug: 'elche' },
    to: { slug: 'valencia' },
    on: '2026-02-10',
  });
  await api.edit('rescheduleFixture', { fixture, date: '2026-03-03', replayed: true });
  expect(await shown(api, 'pedro-bigas', fixture)).toMatchObject({ verdict: 'AVAILABLE' });
});

test('an injury of a match day probably happened in the match, until an editor says that it did not', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T22:00:00Z');
  const injury = await report(api, { player: { slug: 'pepelu' }, occurredOn: '2026-02-08', bodyPart: 'KNEE' });
  const guess = async () =>
    (
      await api.query('query ($id: ID!) { injury(id: $id) { occurredIn { id } occurredInGuess { id } } }', {
        id: injury,
      })
    ).data.injury;
  expect(await guess()).toEqual({ occurredIn: null, occurredInGuess: { id: fixture } });
  expect(pairings(await api.list('pepelu'))).toEqual(['betis v valencia']);

  await using page = api.subscribeToList('pepelu');
  await page.next();
  await api.edit('amendInjury', { injury, occurredIn: null });
  expect(await guess()).toEqual({ occurredIn: null, occurredInGuess: null });
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ cause: 'INJURY_AMENDED', count: { missed: 1 } });
  expect(changes).toMatchObject([{ kind: 'ADDED', after: 'MISSED' }]);

  await api.edit('amendInjury', { injury, occurredIn: fixture });
  expect(await guess()).toEqual({ occurredIn: { id: fixture }, occurredInGuess: null });
  expect((await page.next()).missedGames.count.missed).toBe(0);
});

test('an injury of a match day did not happen in the match if the line-up lacks the player: the match is missed', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T22:00:00Z');
  const guess = async (injury: string) => {
    const query = 'query ($id: ID!) { injury(id: $id) { occurredInGuess { id } } }';
    return (await api.query(query, { id: injury })).data.injury.occurredInGuess;
  };
  const before = await report(api, { player: { slug: 'pepelu' }, occurredOn: '2026-02-08', bodyPart: 'KNEE' });
  expect(await guess(before)).toEqual({ id: fixture });
  await using page = api.subscribeToList('pepelu');
  await page.next();
  await api.edit('recordLineup', { fixture, team: { slug: 'valencia' }, starting: players('hugo-duro'), bench: [] });
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ cause: 'LINEUP', count: { missed: 1 } });
  expect(changes).toMatchObject([{ kind: 'ADDED', after: 'MISSED' }]);
  expect(await guess(before)).toBe(null);
  const after = await report(api, { player: { slug: 'jose-gaya' }, occurredOn: '2026-02-08', bodyPart: 'CALF' });
  expect(await guess(after)).toBe(null);
  expect((await api.list('jose-gaya')).count.missed).toBe(1);
});

test('an injury of the morning did not happen in the match in the evening', async () => {
  const { api, fixture } = await openMatch();
  await using _ = api;
  await api.advanceTo('2026-02-08T10:00:00Z');
  await report(api, { player: { slug: 'pepelu' }, occurredOn: '2026-02-08', bodyPart: 'KNEE' });
  expect(await shown(api, 'pepelu', fixture)).toMatchObject({ verdict: 'OUT' });
});
