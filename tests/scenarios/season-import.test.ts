import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { between, type ApiClient, EDITOR, openApiClient, pairings } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';

/** A new cup with two clubs of the demo data and a new club. */
const EARLIER = [
  { round: 'Quarter-final', date: '2026-02-04', time: '21:00', team1: 'Real Madrid CF', team2: 'Valencia CF' },
  { round: 'Quarter-final', date: '2026-02-05', team1: 'Getafe CF', team2: 'CD Numancia' },
  { round: 'Semi-final', date: '2026-03-04', team1: 'Real Madrid CF', team2: 'Getafe CF' },
  { round: 'Final', date: '2026-04-18', team1: 'Real Madrid CF', team2: 'FC Barcelona' },
];

const CUP = {
  format: 'OPENFOOTBALL_JSON',
  competition: 'Copa del Rey',
  season: '2025-26',
  kind: 'CUP',
  timeZone: 'Europe/Madrid',
};
const SUMMARY = 'added moved finished unchanged teamsAdded problems { message }';

function importSeason(api: ApiClient, matches: readonly object[], more: object = {}) {
  return api.edit('importFixtures', { ...CUP, data: JSON.stringify({ matches }), ...more }, SUMMARY);
}

async function cup(api: ApiClient) {
  const competition = await api.competition('Copa del Rey');
  const query = `query ($competition: ID!) { fixtures(filter: { competition: $competition }) {
    totalCount nodes { id round date kickoffAt originalDate status score { home away } home { slug } away { slug } } } }`;
  return (await api.query(query, { competition })).data.fixtures.nodes;
}

test('a later file is merged into an earlier one: moved, finished and unchanged are counted, ids are kept', async () => {
  await using api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  await using madrid = api.subscribeToList('jude-bellingham');
  await using seville = api.subscribeToList('marcao');
  const before = (await madrid.next()).missedGames;
  await seville.next();

  expect(await importSeason(api, EARLIER)).toMatchObject({
    added: 4,
    moved: 0,
    finished: 0,
    unchanged: 0,
    teamsAdded: 1,
    problems: [],
  });
  const first = await madrid.next();
  expect(first.missedGames).toMatchObject({ revision: before.revision + 1, cause: 'FIXTURE' });
  expect(first.changes.map(({ kind, after, fixture }: any) => [kind, after, fixture.date])).toEqual([
    ['ADDED', 'OUT', '2026-02-04'],
    ['ADDED', 'DOUBTFUL', '2026-03-04'],
  ]);
  const known = await cup(api);
  expect(known).toHaveLength(4);
  expect(known[0]).toMatchObject({ status: 'TIMED', kickoffAt: '2026-02-04T20:00:00.000Z' });
  for (const page of [madrid, seville]) expect(await page.isQuiet()).toBe(true);

  // The same file again changes nothing and sends nothing.
  expect(await importSeason(api, EARLIER)).toMatchObject({
    added: 0,
    moved: 0,
    finished: 0,
    unchanged: 4,
    teamsAdded: 0,
  });
  expect(await madrid.isQuiet()).toBe(true);

  await api.advanceTo('2026-02-06T12:00:00Z');
  const { revision } = await api.list('jude-bellingham');
  await madrid.until(({ missedGames }) => missedGames.revision === revision);
  const later: object[] = [
    { ...EARLIER[0], score: { ft: [2, 0] } },
    { ...EARLIER[1], score: { ft: [1, 1], et: [1, 1], p: [5, 4] } },
    { ...EARLIER[2], date: '2026-04-01', time: '21:30' },
    { ...EARLIER[3] },
  ];
  expect(await importSeason(api, later)).toMatchObject({
    added: 0,
    moved: 1,
    finished: 2,
    unchanged: 1,
    teamsAdded: 0,
  });
  const after = await cup(api);
  expect(after.map(({ id }: any) => id).toSorted()).toEqual(known.map(({ id }: any) => id).toSorted());
  const semi = after.find(({ round }: any) => round === 'Semi-final');
  expect(semi).toMatchObject({
    date: '2026-04-01',
    kickoffAt: '2026-04-01T19:30:00.000Z',
    originalDate: '2026-03-04',
    status: 'TIMED',
  });
  expect(after.find(({ round, away }: any) => round === 'Quarter-final' && away.slug === 'valencia')).toMatchObject({
    status: 'FINISHED',
    score: { home: 2, away: 0 },
  });
  // One push for all changes.
  const second = await madrid.next();
  expect(second.changes).toMatchObject([{ kind: 'REMOVED', before: 'DOUBTFUL', fixture: { date: '2026-04-01' } }]);
  expect(second.missedGames.count).toMatchObject({ missed: 1 });
  expect(await madrid.isQuiet()).toBe(true);
});

test('the season’s later file moves Bellingham’s list in one push, and keeps every id', async () => {
  await using api = await openApiClient();
  const file = new URL('../../src/demo/fixtures/la-liga-2025-26.json', import.meta.url);
  const { matches } = JSON.parse(readFileSync(file, 'utf8'));
  const league = { competition: 'La Liga', season: '2025/26', kind: 'LEAGUE' };
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  expect(await importSeason(api, matches, league)).toMatchObject({
    added: 0,
    moved: 0,
    finished: 0,
    unchanged: matches.length,
  });
  expect(await page.isQuiet()).toBe(true);

  // The kick-offs of February are set, as the league does it some weeks ahead.
  const timed = matches.map((match: any) =>
    match.date.startsWith('2026-02-') && match.score === undefined ? { ...match, time: '21:00' } : match,
  );
  const set = timed.filter((match: any, n: number) => match !== matches[n] && matches[n].time !== '21:00').length;
  expect(set).toBeGreaterThan(10);
  expect(await importSeason(api, timed, league)).toMatchObject({
    added: 0,
    moved: set,
    finished: 0,
    unchanged: matches.length - set,
  });
  const { missedGames, changes } = await page.next();
  expect(missedGames).toMatchObject({ revision: before.revision + 1, cause: 'FIXTURE' });
  expect(changes).toEqual([]);
  expect(pairings(missedGames)).toEqual(pairings(before));
  expect(missedGames.games.map(({ fixture }: any) => fixture.id)).toEqual(
    before.games.map(({ fixture }: any) => fixture.id),
  );
  expect(await page.isQuiet()).toBe(true);
});

test('a CSV file is merged into the same season as a file of openfootball', async () => {
  await using api = await openApiClient();
  await importSeason(api, EARLIER);
  const data = [
    'round,date,time,home,away,home_goals,away_goals,status',
    'Quarter-final,2026-02-04,22:00,Real Madrid CF,Valencia CF,,,',
    'Quarter-final,,,Getafe CF,CD Numancia,,,postponed',
    'Semi-final,2026-03-04,,Real Madrid CF,Getafe CF,,,',
    'Third place,2026-04-17,,Getafe CF,FC Barcelona,,,',
  ].join('\n');
  expect(await api.edit('importFixtures', { ...CUP, format: 'CSV', data }, SUMMARY)).toMatchObject({
    added: 1,
    moved: 2,
    finished: 0,
    unchanged: 1,
    teamsAdded: 0,
  });
  const fixtures = await cup(api);
  expect(fixtures.at(-1)).toMatchObject({ status: 'POSTPONED', date: null, originalDate: '2026-02-05' });
  expect(fixtures[0]).toMatchObject({ kickoffAt: '2026-02-04T21:00:00.000Z' });
});

test('an older file after a newer one is refused and removes no result', async () => {
  await using api = await openApiClient();
  const played = [{ ...EARLIER[0], date: '2026-01-14', score: { ft: [0, 3] } }];
  expect(await importSeason(api, played, { asOf: '2026-01-31T12:00:00Z' })).toMatchObject({ added: 1 });
  const before = await cup(api);

  const older = [{ ...EARLIER[0], date: '2026-01-13' }];
  expect(await importSeason(api, older, { asOf: '2026-01-10T12:00:00Z' })).toMatchObject({
    issues: [{ path: ['input', 'asOf'] }],
  });
  expect(await cup(api)).toEqual(before);
  // A file of unknown age is imported, but results stay.
  await importSeason(api, older);
  expect(await cup(api)).toMatchObject([{ status: 'FINISHED', score: { home: 0, away: 3 } }]);
});

test.each<[what: string, input: object, path: string | null]>([
  ['no JSON', { data: '{"matches": [' }, 'data'],
  ['an empty file', { data: '' }, 'data'],
  ['a list', { data: '[]' }, 'data'],
  ['no matches', { data: '{"name": "Copa"}' }, 'data'],
  ['a match on 30 February', { data: broken({ date: '2026-02-30' }) }, 'data.matches.2.date'],
  ['a match at 25:00', { data: broken({ time: '25:00' }) }, 'data.matches.2.time'],
  ['a team without a name', { data: broken({ team2: '' }) }, 'data.matches.2.team2'],
  ['a team that is a number', { data: broken({ team1: 7 }) }, 'data.matches.2.team1'],
  ['a team against itself', { data: broken({ team2: 'Getafe CF' }) }, 'data.matches.2.team2'],
  ['a team against itself in another spelling', { data: broken({ team2: 'Getafe' }) }, null],
  ['a name without a letter', { data: broken({ team2: '???' }) }, 'data.matches.2.team2'],
  ['minus one goal', { data: broken({ score: { ft: [-1, 0] } }) }, null],
  ['a match that is there twice', { data: JSON.stringify({ matches: [EARLIER[0], EARLIER[0]] }) }, 'data.matches.2'],
  ['a table without a column', { format: 'CSV', data: 'date,home\n2026-03-01,Getafe\n' }, 'data'],
  [
    'a table with a line too short',
    { format: 'CSV', data: 'date,home,away\n2026-03-01,Getafe,Valencia\n2026-03-02,Getafe\n' },
    'data.lines.3',
  ],
  [
    'a table with a wrong day',
    { format: 'CSV', data: 'date,home,away\n1.3.2026,Getafe,Valencia\n' },
    'data.lines.2.date',
  ],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['no competition', { competition: '' }, 'competition'],
  ['a competition without a letter', { competition: '???' }, 'competition'],
  ['no season', { season: ' ' }, 'season'],
])('%s: the file is refused, naming the row and the field; nothing of it is stored', async (_, input, path) => {
  await using api = await openApiClient();
  const count = '{ fixtures { totalCount } teams { totalCount } competitions { totalCount } }';
  const before = (await api.query(count)).data;
  const file = { ...CUP, data: JSON.stringify({ matches: EARLIER }), strict: true, ...input };
  const { data, errors } = await api.query(mutationOf('importFixtures'), { input: file }, EDITOR);
  expect(errors).toBe(undefined);
  const { __typename, issues } = data.importFixtures;
  expect(__typename).toBe('InvalidInputError');
  if (path === null) expect(issues[0].path.slice(0, 4)).toEqual(['input', 'data', 'matches', '2']);
  else expect(issues[0].path.join('.')).toBe(`input.${path}`);
  expect((await api.query(count)).data).toEqual(before);
});

test('a name that nothing resolves is a question, the answer is sent with the next import and stored', async () => {
  await using api = await openApiClient();
  const file = new URL('../../src/demo/fixtures/la-liga-2025-26.json', import.meta.url);
  const { matches } = JSON.parse(readFileSync(file, 'utf8'));
  const league = { competition: 'La Liga', season: '2025-26', kind: 'LEAGUE', timeZone: 'Europe/Madrid' };
  const row = {
    ...matches.find(({ team1 }: any) => team1 === 'Getafe CF'),
    round: 'Matchday 99',
    date: '2026-05-28',
    score: {},
    team1: 'Geta',
  };
  const document = mutationOf(
    'importFixtures',
    `${SUMMARY} dryRun gone { id } resolved { name evidence words team { slug aliases } }`,
  ).replace(
    '... on Error',
    '... on ImportQuestionsError { questions { name kind words candidates { words node { id ... on Team { slug } } } } } ... on Error',
  );
  const load = (more: object): Promise<any> =>
    api.mutate(document, {
      input: { format: 'OPENFOOTBALL_JSON', data: JSON.stringify({ matches: [row] }), ...league, ...more },
    });
  const teams = async () => (await api.query('{ teams { totalCount } }')).data.teams.totalCount;
  const before = await teams();

  const asked = await load({ newTeams: 'CREATE' });
  expect(asked).toMatchObject({
    __typename: 'ImportQuestionsError',
    questions: [{ name: 'Geta', kind: 'TEAM', words: expect.stringMatching(/all teams of the season are known/) }],
  });
  expect(asked.questions[0].candidates.length).toBeGreaterThan(0);
  expect(asked.questions[0].candidates.every(({ node }: any) => node.slug !== '')).toBe(true);

  const answers = { teams: [{ name: 'Geta', team: { slug: 'getafe' } }] };
  const dry = await load({ ...answers, dryRun: true });
  expect(dry).toMatchObject({ dryRun: true, teamsAdded: 0, gone: [] });
  expect(dry.resolved[0]).toMatchObject({
    name: 'Geta',
    evidence: 'ANSWER',
    team: { slug: 'getafe', aliases: ['Geta'] },
  });
  expect(await load({})).toMatchObject({ __typename: 'ImportQuestionsError' });
  expect(await load(answers)).toMatchObject({ __typename: 'ImportSummary', dryRun: false });
  expect((await load({})).resolved[0]).toMatchObject({ name: 'Geta', evidence: 'ALIAS' });
  expect(await load({ teams: [{ name: 'Geta' }] })).toMatchObject({ issues: [{ path: ['input', 'teams', '0'] }] });
  expect(await load({ teams: [{ name: 'Geta', team: { slug: 'nobody' } }] })).toMatchObject({
    issues: [{ path: ['input', 'teams', '0', 'team'] }],
  });
  expect(await teams()).toBe(before);
});

test('without `strict`, a row that cannot be used is left out and reported, and the rest is imported', async () => {
  await using api = await openApiClient();
  const rows: object[] = [
    ...EARLIER,
    { ...EARLIER[1], date: '2026-02-30' },
    { ...EARLIER[0] },
    { ...EARLIER[1], status: 'rained off' },
  ];
  const summary = await importSeason(api, rows);
  expect(summary).toMatchObject({ added: 4, teamsAdded: 1 });
  expect(summary.problems.map(({ message }: any) => message)).toEqual([
    'match 5: date: "2026-02-30" is not a valid date; expected YYYY-MM-DD',
    expect.stringMatching(/^match 7: status: "rained off" is not a status/),
    'match 6: Real Madrid CF v Valencia CF in Quarter-final duplicates match 1',
  ]);
  expect(await cup(api)).toHaveLength(4);
});

function broken(field: object): string {
  return JSON.stringify({ matches: [EARLIER[0], { ...EARLIER[1], ...field }, EARLIER[2]] });
}

test('slugs that are taken get a suffix or are refused, and never cause an unexpected error', async () => {
  await using api = await openApiClient();
  await api.edit('registerTeam', { name: 'Bar FC', slug: 'foo', kind: 'CLUB', timeZone: 'Europe/Madrid' });
  expect(await importSeason(api, [{ ...EARLIER[0], team2: 'Foo' }])).toMatchObject({ added: 1 });
  const clash = await importSeason(api, EARLIER, { competition: 'La', season: 'Liga 2025-26' });
  expect(['ImportSummary', 'InvalidInputError']).toContain(clash.__typename);
});
