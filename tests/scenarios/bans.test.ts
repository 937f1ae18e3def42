import { expect, test } from 'vitest';
import { type ApiClient, openApiClient, pairings } from '../support/api-client.ts';

/** Bans Kylian Mbappé, who is fit, for this many matches on the evening of the demo data. */
async function ban(api: ApiClient, matches: number, competition = 'la-liga-2025-26') {
  const { data } = await api.query('query ($slug: String!) { competition(by: { slug: $slug }) { id } }', {
    slug: competition,
  });
  return api.mutate(
    `mutation ($input: ImposeSuspensionInput!) { imposeSuspension(input: $input) {
      __typename ... on Suspension { id matches served reason competition { slug } player { slug } }
      ... on InvalidInputError { issues { path } } ... on Error { message } } }`,
    {
      input: {
        player: { slug: 'kylian-mbappe' },
        competition: data.competition.id,
        matches,
        reason: 'Red card',
        imposedOn: '2026-02-01',
      },
    },
  );
}

const bans = async (api: ApiClient) =>
  (await api.query('{ player(by: { slug: "kylian-mbappe" }) { suspensions { matches served } } }')).data.player
    .suspensions;

test('a ban applies to the next matches of its competition, follows them when they move, and is served match by match', async () => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('kylian-mbappe');
  expect((await page.next()).missedGames.games).toEqual([]);

  expect(await ban(api, 2)).toMatchObject({ __typename: 'Suspension', matches: 2, served: 0 });
  const imposed = (await page.next()).missedGames;
  expect(imposed).toMatchObject({ cause: 'SUSPENSION', count: { out: 2, min: 2, max: 2, expected: 2 } });
  expect(pairings(imposed)).toEqual(['valencia v real-madrid', 'real-madrid v real-sociedad']);
  expect(imposed.games[1]).toMatchObject({
    chanceOfMissing: 1,
    explanation: 'Out because of a ban for two La Liga matches, of which this is the second.',
    reasons: [{ __typename: 'Suspension' }],
  });
  // Benfica, between them and later, is in another competition.
  expect(imposed.targetReturn).toEqual({ date: '2026-02-17' });

  const move = 'mutation ($input: RescheduleFixtureInput!) { rescheduleFixture(input: $input) { __typename } }';
  const sociedad = await api.fixture('real-madrid', 'real-sociedad');
  await api.mutate(move, { input: { fixture: sociedad, date: '2026-04-29' } });
  const moved = (await page.next()).missedGames;
  expect(pairings(moved)).toEqual(['valencia v real-madrid', 'osasuna v real-madrid']);

  await api.advanceTo('2026-02-09T12:00:00Z');
  expect(await bans(api)).toEqual([{ matches: 2, served: 1 }]);
  await api.advanceTo('2026-02-23T12:00:00Z');
  expect(await bans(api)).toEqual([{ matches: 2, served: 2 }]);
  expect((await api.list('kylian-mbappe')).games).toEqual([]);
});

test('a ban and an injury on one fixture are one missed game with two reasons, and the ban is served meanwhile', async () => {
  await using api = await openApiClient();
  await ban(api, 1);
  await api.mutate(`mutation ($input: ReportInjuryInput!) { reportInjury(input: $input) { __typename } }`, {
    input: {
      player: { slug: 'kylian-mbappe' },
      occurredOn: '2026-02-01',
      occurredIn: await api.fixture('real-madrid', 'rayo-vallecano'),
      bodyPart: 'KNEE',
      estimate: { window: { earliest: '2026-02-10', latest: '2026-02-20' } },
    },
  });
  const list = await api.list('kylian-mbappe');
  expect(list.games[0].reasons.map((reason: { __typename: string }) => reason.__typename)).toEqual([
    'Injury',
    'Suspension',
  ]);
  expect(list.count).toMatchObject({ out: 1 });
  await api.advanceTo('2026-02-09T12:00:00Z');
  expect(await bans(api)).toEqual([{ matches: 1, served: 1 }]);
});

test('a ban is lifted: its matches leave the list; a second time is a conflict, and invalid input is refused', async () => {
  await using api = await openApiClient();
  const { id } = await ban(api, 3);
  expect(await ban(api, 3)).toMatchObject({ __typename: 'ConflictError' });
  expect(await ban(api, 0)).toMatchObject({ issues: [{ path: ['input', 'matches'] }] });
  const lift = 'mutation ($id: ID!) { liftSuspension(input: { suspension: $id }) { __typename } }';
  expect(await api.mutate(lift, { id })).toEqual({ __typename: 'Suspension' });
  expect(await api.list('kylian-mbappe')).toMatchObject({ games: [], cause: 'SUSPENSION' });
  expect(await api.mutate(lift, { id })).toEqual({ __typename: 'ConflictError' });
});

test('a ban may cover a tie that may not be played', async () => {
  await using api = await openApiClient();
  await ban(api, 3, 'champions-league-2025-26');
  const list = await api.list('kylian-mbappe');
  expect(pairings(list)).toEqual(['benfica v real-madrid', 'real-madrid v benfica', 'real-madrid v ?']);
  expect(list.count).toMatchObject({ out: 2, conditional: 1, min: 2, max: 3, expected: 2 });
});
