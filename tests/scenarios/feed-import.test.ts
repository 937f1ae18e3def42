import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { news, type Snapshot, snapshot, squads } from '../support/fpl-feed.ts';
import { databaseFile } from '../support/process.ts';
import { bearer, tokenCommands } from '../support/token-commands.ts';

/** A feed over the API: imports by each scope of token, results of subscribers, and questions. */

const COUNTS = 'teamsAdded fixturesAdded playersAdded injuriesReported absences unchanged problems { message } dryRun';

const file = databaseFile();
const env = { ...file.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2025-08-24T12:00:00Z' };
let api: ApiClient;
let feed: { authorization: string };
let medical: { authorization: string };
beforeAll(async () => {
  api = await openApiClient(env);
  const tokens = tokenCommands(env);
  feed = bearer(await tokens.create('stats', 'FEED'));
  medical = bearer(await tokens.create('doctors', 'MEDICAL'));
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

const FIRST = snapshot(squads({ 100: news('i', 'Knee injury - Unknown return date', '2025-08-23T16:30:00Z') }));

const inputOf = ({ bootstrap, fixtures }: Snapshot, more: object = {}) => {
  return { input: { format: 'FPL', data: bootstrap, more: fixtures, ...more } };
};
const send = async (
  mutation: 'importFeed' | 'importSquads' | 'importAbsences',
  input: object,
  headers: { authorization: string },
) => api.query(mutationOf(mutation, COUNTS), { ...input }, headers);

test("a feed's token imports everything but absences; a medical one imports them too", async () => {
  const imported = await send('importFeed', inputOf(FIRST), feed);
  expect(imported.data.importFeed).toMatchObject({
    teamsAdded: 4,
    fixturesAdded: 12,
    playersAdded: 24,
    injuriesReported: 0,
    problems: [{ message: expect.stringMatching(/Absences are left out/) }],
  });
  expect((await send('importAbsences', inputOf(FIRST), feed)).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
  const absences = await send('importAbsences', inputOf(FIRST), medical);
  expect(absences.data.importAbsences).toMatchObject({ injuriesReported: 1, playersAdded: 0, problems: [] });
  const again = await send('importFeed', inputOf(FIRST), medical);
  expect(again.data.importFeed).toMatchObject({ injuriesReported: 0, fixturesAdded: 0, unchanged: 12 + 24 + 1 });
});

test('a subscriber gets one push for a snapshot with several news about a player', async () => {
  const list = api.subscribeToList('adam-abel-ashford');
  expect((await list.next()).missedGames).toMatchObject({ count: { missed: 0 } });
  // Out until a day, in another club, with a game that moved.
  const moved = { team: 2, team_join_date: '2025-08-24' };
  const rows = squads({
    100: { ...news('i', 'Knee injury - Expected back 20 Sep', '2025-08-24T10:00:00Z'), ...moved },
  });
  const later = snapshot(rows);
  const imported = await send('importFeed', inputOf(later), medical);
  expect(imported.data.importFeed).toMatchObject({ problems: [] });
  const { missedGames } = await list.next();
  expect(missedGames.returnWindow).toMatchObject({ likely: '2025-09-20' });
  expect(
    missedGames.games.every(({ fixture }: any) => [fixture.home.slug, fixture.away.slug].includes('brackley')),
  ).toBe(true);
  expect(await list.isQuiet()).toBe(true);
});

test('names that nothing resolves are questions, and the answers are sent with the next attempt', async () => {
  const registered = { name: 'Guy Grant-Ashford', club: { slug: 'corby' } };
  await api.edit('registerPlayer', registered);
  const stranger = { ...squads()[0]!, code: 106, first_name: 'Guy', second_name: 'Grant-Ashford', birth_date: null };
  const rows = snapshot(squads({ 100: { team: 2 } }, [stranger]));
  const questions = `... on ImportQuestionsError { questions { name kind words candidates { words node { ... on Player { slug } } } } }`;
  const query = (more: object) =>
    api.query(
      mutationOf('importSquads', COUNTS).replace('... on Error', `${questions} ... on Error`),
      inputOf(rows, { asOf: '2025-08-24T11:00:00Z', ...more }),
      feed,
    );
  const asked = (await query({})).data.importSquads;
  expect(asked.questions).toMatchObject([
    { kind: 'PLAYER', name: 'Guy Grant-Ashford (Ashford)', candidates: [{ node: { slug: 'guy-grant-ashford' } }] },
  ]);
  const create = { name: 'Guy Grant-Ashford', slug: 'another-guy', club: { slug: 'ashford' } };
  const answered = (await query({ players: [{ name: asked.questions[0].name, create }] })).data.importSquads;
  expect(answered).toMatchObject({ __typename: 'FeedSummary', problems: [] });
  expect(await api.list('another-guy')).toMatchObject({ count: { missed: 0 } });
});

test('invalid input is refused with its cause', async () => {
  const page = { input: { format: 'FPL', data: '<html>Too many requests</html>' } };
  expect((await send('importFeed', page, medical)).data.importFeed).toMatchObject({
    __typename: 'InvalidInputError',
    issues: [{ path: ['input', 'data'], message: expect.stringMatching(/a web page, not JSON/) }],
  });
});
