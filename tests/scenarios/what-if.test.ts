import { expect, test } from 'vitest';
import { type ApiClient, LIST, openApiClient, pairings } from '../support/api-client.ts';

const WHAT_IF = `query ($input: PreviewMissedGamesInput!) { previewMissedGames(input: $input) {
  __typename ... on MissedGames { ${LIST} } ... on NotFoundError { path } ... on InvalidInputError { issues { path message } } } }`;

async function whatIf(api: ApiClient, input: Record<string, unknown>) {
  return (await api.query(WHAT_IF, { input })).data.previewMissedGames;
}

/** The published fields of a list, without its ids. */
function published({ games, count, returnWindow, targetReturn, headline }: Record<string, any>) {
  return { count, returnWindow, targetReturn, headline, games: games.map(({ id: _, ...game }: any) => game) };
}

const ESTIMATES = [
  { window: { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' } },
  { window: { earliest: '2026-02-20', latest: '2026-04-20' } },
  { date: '2026-03-10' },
  { text: '4-6 weeks' },
  { text: 'a finales de marzo' },
  { text: 'out for the season' },
  { unknown: true },
];

test.each(ESTIMATES)('a preview equals the list after the revision: %j', async (estimate) => {
  await using api = await openApiClient();
  const player = { slug: 'jude-bellingham' };
  const before = await api.list('jude-bellingham');
  const preview = await whatIf(api, { player, estimate });
  expect(await api.list('jude-bellingham')).toEqual(before);
  expect(preview.id).not.toBe(before.id);

  await api.revise(await api.injuryOf('jude-bellingham'), estimate);
  const after = await api.list('jude-bellingham');
  expect(published(preview)).toEqual(published(after));
  expect(preview.revision).toBe(after.revision);
});

test('what if a fit player is injured: the game already played today is not missed', async () => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('kylian-mbappe');
  const before = (await page.next()).missedGames;
  const preview = await whatIf(api, {
    player: { slug: 'kylian-mbappe' },
    bodyPart: 'ANKLE',
    estimate: { text: 'tres semanas' },
  });
  expect(pairings(preview).slice(0, 2)).toEqual(['valencia v real-madrid', 'real-madrid v real-sociedad']);
  expect(preview.headline).toMatch(
    /^Kylian Mbappé could miss up to \w+ games, at least two: Valencia \(A\), Real Sociedad \(H\)/,
  );
  expect(await page.isQuiet()).toBe(true);
  expect(await api.list('kylian-mbappe')).toEqual(before);
  const { data } = await api.query('query ($id: ID!) { node(id: $id) { id } }', { id: preview.id });
  expect(data.node).toBeNull();
});

test('an estimate in words is stored and shown as a window; words that cannot be parsed are refused with examples', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, { text: 'around a month' });
  const query = 'query ($id: ID!) { injury(id: $id) { estimate { basis text window { earliest likely latest } } } }';
  const { data } = await api.query(query, { id: injury });
  expect(data.injury.estimate).toEqual({
    basis: 'TEXT',
    text: 'around a month',
    window: { earliest: '2026-02-22', likely: '2026-03-03', latest: '2026-03-18' },
  });
  // "Tests pending" names no day: the estimate stays current.
  expect(await api.revise(injury, { text: 'pendiente de pruebas' })).toMatchObject({ estimate: { revision: 2 } });

  const before = await api.list('jude-bellingham');
  expect(await api.revise(injury, { text: 'he is a good lad' })).toMatchObject({
    __typename: 'InvalidInputError',
    issues: [{ path: ['input', 'estimate', 'text'], message: expect.stringContaining('4-6 weeks') }],
  });
  expect(await api.list('jude-bellingham')).toEqual(before);
});

test('"out for the season" is out until the league of the club has ended', async () => {
  await using api = await openApiClient();
  const preview = await whatIf(api, {
    player: { slug: 'jude-bellingham' },
    estimate: { text: 'out for the season' },
  });
  expect(preview.returnWindow.earliest > '2026-05-24').toBe(true);
  expect(preview.games.every((game: { verdict: string }) => game.verdict === 'OUT')).toBe(true);
  expect(preview).toMatchObject({ targetReturn: null, headline: expect.stringContaining('at least twenty') });
});

test('an unknown player, and a window that ends before it begins', async () => {
  await using api = await openApiClient();
  expect(await whatIf(api, { player: { slug: 'nobody' }, estimate: { unknown: true } })).toEqual({
    __typename: 'NotFoundError',
    path: ['input', 'player'],
  });
  const estimate = { window: { earliest: '2026-03-09', latest: '2026-03-01' } };
  expect(await whatIf(api, { player: { slug: 'jude-bellingham' }, estimate })).toMatchObject({
    issues: [{ path: ['input', 'estimate', 'window', 'latest'] }],
  });
});

test('a preview has the reading of its estimate in every language; a list does not', async () => {
  await using api = await openApiClient();
  const document = `query ($text: String!) {
    previewMissedGames(input: { player: { slug: "jude-bellingham" }, estimate: { text: $text } }) {
      ... on MissedGames { id reading es: reading(language: ES) }
    }
    player(by: { slug: "jude-bellingham" }) { missedGames { reading } }
  }`;
  const { data } = await api.query(document, { text: 'out for four weeks' });
  expect(data.previewMissedGames).toMatchObject({ reading: 'back in 4 weeks', es: 'vuelta en 4 semanas' });
  expect(data.player.missedGames.reading).toBeNull();
  // A text that says nothing about the return changes nothing, and is refused as such.
  const other = await api.query(document, { text: 'evolution to be monitored' });
  expect(other.data.previewMissedGames.reading).toMatch(/^no estimate/);
  expect(other.data.previewMissedGames.id).not.toBe(data.previewMissedGames.id);
});
