import { expect, test } from 'vitest';
import { pairings } from '../support/api-client.ts';
import { hurt, LEAGUE, refusal } from '../support/corrections.ts';
import { done, openScenario } from '../support/scenario.ts';
import { ruleTest } from '../support/rule-test.ts';

test('a team is corrected: its names, its zone, its slug; the former slug still resolves', async () => {
  await using api = await openScenario(LEAGUE);
  await hurt(api, 'pedro-bigas');
  await using page = api.subscribeToList('pedro-bigas');
  await page.next();
  const update = { name: 'Valencia Club de Fútbol', shortName: 'Valencia CF', slug: 'valencia-cf' };
  const corrected = await api.edit(
    'updateTeam',
    {
      team: { slug: 'valencia' },
      ...update,
      timeZone: 'Europe/Madrid',
      country: 'Spain',
      gender: 'MEN',
      externalIds: [{ source: 'opta', value: 't191' }],
    },
    'id name shortName slug timeZone country gender aliases externalIds { source value }',
  );
  expect(corrected).toMatchObject({ ...update, timeZone: 'Europe/Madrid', gender: 'MEN', aliases: ['Valencia'] });
  for (const by of [{ slug: 'valencia' }, { slug: 'valencia-cf' }, { external: { source: 'opta', value: 't191' } }]) {
    const { data } = await api.query('query ($by: TeamRef!) { team(by: $by) { id } }', { by });
    expect(data.team).toEqual({ id: corrected.id });
  }
  // Players of opponents read the new name in their headline.
  expect((await page.next()).missedGames).toMatchObject({
    cause: 'CORRECTION',
    headline: expect.stringContaining('Valencia CF'),
  });
  expect(await refusal(api, 'updateTeam', { team: { slug: 'valencia' }, slug: 'elche' })).toMatchObject({
    __typename: 'ConflictError',
  });
  expect(await refusal(api, 'updateTeam', { team: { slug: 'valencia' }, timeZone: 'Spain' })).toMatchObject({
    issues: [{ path: ['input', 'timeZone'] }],
  });
});

ruleTest('another zone of a team moves the match days of its kick-offs', async () => {
  await using api = await openScenario(LEAGUE);
  const fixture = await api.fixture('valencia', 'elche');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-09', kickoffAt: '2026-02-08T23:30:00Z' });
  await api.edit('updateTeam', { team: { slug: 'valencia' }, timeZone: 'Europe/London' });
  const { data } = await api.query('query ($id: ID!) { fixture(id: $id) { date } }', { id: fixture });
  expect(data.fixture.date).toBe('2026-02-08');
});

test('a player is corrected, and their list has the new name', async () => {
  await using api = await openScenario(LEAGUE);
  await hurt(api);
  await using page = api.subscribeToList('jose-gaya');
  await page.next();
  const input = { player: { slug: 'jose-gaya' }, name: 'José Luis Gayà Peña', slug: 'gaya', birthDate: '1995-05-25' };
  expect(await api.edit('updatePlayer', input, 'name shortName slug birthDate aliases')).toMatchObject({
    slug: 'gaya',
    shortName: 'Luis Gayà Peña',
    aliases: ['José Gayà'],
  });
  expect((await page.next()).missedGames.headline).toContain('José Luis Gayà Peña');
  expect((await api.list('jose-gaya')).id).toBe((await api.list('gaya')).id);
  expect(await refusal(api, 'updatePlayer', { player: { slug: 'gaya' }, birthDate: '2030-01-01' })).toMatchObject({
    issues: [{ path: ['input', 'birthDate'] }],
  });
});

test('a competition is registered and corrected, and found by its id in another system', async () => {
  await using api = await openScenario(LEAGUE);
  const external = { source: 'opta', value: 'c24' };
  const cup = { name: 'Copa del Rey', season: '2025/26', kind: 'CUP', country: 'Spain', externalIds: [external] };
  const registered = await api.edit('registerCompetition', cup, 'id slug season country family { slug name }');
  expect(registered).toMatchObject({
    slug: 'copa-del-rey-2025-26',
    season: '2025-26',
    family: { slug: 'copa-del-rey', name: 'Copa del Rey' },
  });
  expect(await refusal(api, 'registerCompetition', cup)).toMatchObject({ __typename: 'ConflictError' });
  const next = await api.edit('registerCompetition', { ...cup, season: '2026-27', externalIds: [] }, 'family { slug }');
  expect(next.family).toEqual({ slug: 'copa-del-rey' });
  const { data } = await api.query('query ($by: CompetitionRef!) { competition(by: $by) { id } }', {
    by: { external },
  });
  expect(data.competition).toEqual({ id: registered.id });

  const update = { competition: { external }, name: 'Copa', slug: 'copa-2025-26', gender: 'MEN' };
  expect(await api.edit('updateCompetition', update, 'id name slug gender')).toMatchObject({
    id: registered.id,
    name: 'Copa',
    gender: 'MEN',
  });
  const former = await api.query('{ competition(by: { slug: "copa-del-rey-2025-26" }) { slug } }');
  expect(former.data.competition).toEqual({ slug: 'copa-2025-26' });
});

test('a removed fixture is in no list, and still resolves; it can be reinstated, as a cancelled one can', async () => {
  await using api = await openScenario(LEAGUE);
  await hurt(api);
  await using page = api.subscribeToList('jose-gaya');
  expect(pairings((await page.next()).missedGames)).toEqual(['valencia v elche', 'betis v valencia']);
  const fixture = await api.fixture('valencia', 'elche');
  const before = '2026-02-01T12:59:00Z';
  await api.advanceTo('2026-02-01T13:00:00Z');

  expect(await api.edit('removeFixture', { fixture, note: 'Entered twice' }, 'status')).toMatchObject({
    status: 'REMOVED',
  });
  const removed = await page.next();
  expect(removed.missedGames.cause).toBe('CORRECTION');
  expect(removed.changes).toMatchObject([{ kind: 'REMOVED', fixture: { date: '2026-02-08' } }]);
  const { data } = await api.query(
    'query ($id: ID!) { fixture(id: $id) { status } team(by: { slug: "valencia" }) { nextFixture { date } fixtures { totalCount } } }',
    { id: fixture },
  );
  expect(data).toEqual({
    fixture: { status: 'REMOVED' },
    team: { nextFixture: { date: '2026-02-15' }, fixtures: { totalCount: 1 } },
  });
  expect(pairings(await api.list('jose-gaya', before))).toHaveLength(2);
  expect(await refusal(api, 'removeFixture', { fixture })).toMatchObject({ __typename: 'ConflictError' });
  expect(await refusal(api, 'recordResult', { fixture, home: 1, away: 0 })).toMatchObject({
    __typename: 'ConflictError',
  });

  expect(await api.edit('reinstateFixture', { fixture }, 'status')).toMatchObject({ status: 'SCHEDULED' });
  expect((await page.next()).changes).toMatchObject([{ kind: 'ADDED' }]);
  await api.edit('cancelFixture', { fixture });
  expect((await page.next()).changes).toMatchObject([{ kind: 'REMOVED' }]);
  await api.edit('reinstateFixture', { fixture });
  expect((await page.next()).changes).toMatchObject([{ kind: 'ADDED' }]);
  expect(await refusal(api, 'reinstateFixture', { fixture })).toMatchObject({ __typename: 'ConflictError' });
});

test('a fixture gets its ground: the match day is the day there', async () => {
  await using api = await openScenario(LEAGUE);
  const fixture = await api.fixture('valencia', 'elche');
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-08', kickoffAt: '2026-02-08T02:00:00Z' });
  const ground = { venue: 'Hard Rock Stadium', neutral: true, venueTimeZone: 'America/New_York' };
  expect(
    await api.edit(
      'updateFixture',
      { fixture, ...ground, round: 'Matchday 17' },
      'date venue neutral venueTimeZone round',
    ),
  ).toMatchObject({ ...ground, date: '2026-02-07', round: 'Matchday 17' });
  expect(await refusal(api, 'updateFixture', { fixture, venueTimeZone: 'Miami' })).toMatchObject({
    issues: [{ path: ['input', 'venueTimeZone'] }],
  });
});

test('an injury is reopened after a return, and after a withdrawal', async () => {
  await using api = await openScenario(LEAGUE);
  const injury = await hurt(api);
  await using page = api.subscribeToList('jose-gaya');
  const before = (await page.next()).missedGames;
  expect(await refusal(api, 'reopenInjury', { injury })).toMatchObject({ __typename: 'ConflictError' });
  for (const [close, more] of [
    ['recordReturn', { returnedOn: '2026-02-01' }],
    ['withdrawInjury', {}],
  ] as const) {
    await api.edit(close, { injury, ...more });
    expect((await page.next()).missedGames.games).toEqual([]);
    expect(await api.edit('reopenInjury', { injury }, 'status returnedOn')).toMatchObject({
      status: 'ACTIVE',
      returnedOn: null,
    });
    const reopened = (await page.next()).missedGames;
    expect(reopened).toMatchObject({ cause: 'CORRECTION', count: before.count, headline: before.headline });
  }
});

test('a ban is amended after an appeal, and lifted even when it is served', async () => {
  await using api = await openScenario(LEAGUE);
  const competition = await api.competition('La Liga');
  const terms = { competition, matches: 2, imposedOn: '2026-02-01', reason: 'Red card' };
  const { id: suspension } = await api.edit('imposeSuspension', { player: { slug: 'jose-gaya' }, ...terms }, 'id');
  await using page = api.subscribeToList('jose-gaya');
  expect((await page.next()).missedGames.count.out).toBe(2);
  expect(await api.edit('amendSuspension', { suspension, matches: 1 }, 'matches served')).toMatchObject({ matches: 1 });
  expect((await page.next()).missedGames).toMatchObject({ cause: 'CORRECTION', count: { out: 1 } });
  expect(await refusal(api, 'amendSuspension', { suspension, matches: 0 })).toMatchObject({
    issues: [{ path: ['input', 'matches'] }],
  });
  await api.advanceTo('2026-02-10T12:00:00Z');
  expect(await api.edit('liftSuspension', { suspension }, 'liftedAt')).toMatchObject({
    __typename: 'Suspension',
    liftedAt: expect.stringMatching(/^2026-02-10/),
  });
  expect(await refusal(api, 'liftSuspension', { suspension })).toMatchObject({ __typename: 'ConflictError' });
  expect(await refusal(api, 'amendSuspension', { suspension, matches: 3 })).toMatchObject({
    __typename: 'ConflictError',
  });
});

ruleTest('only an editor corrects', async () => {
  await using api = await openScenario(LEAGUE);
  await done(api, 'updateTeam', 'UpdateTeamInput', { team: { slug: 'elche' }, country: 'Spain' });
  const answer = await api.query(
    'mutation { updateTeam(input: { team: { slug: "elche" }, name: "X" }) { __typename } }',
  );
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});
