import { expect, test } from 'vitest';
import { openApiClient, pairings } from '../support/api-client.ts';

const ARTICLE = [
  'valencia v real-madrid',
  'real-madrid v real-sociedad',
  'benfica v real-madrid',
  'osasuna v real-madrid',
  'real-madrid v benfica',
  'real-madrid v getafe',
  'celta-vigo v real-madrid',
  'real-madrid v elche',
  'real-madrid v atletico-madrid',
];

test('with the tests pending, all nine games of the article are on the list, the next two the least likely', async () => {
  await using api = await openApiClient();
  const list = await api.list('jude-bellingham');

  expect(pairings(list).filter((pairing) => ARTICLE.includes(pairing))).toEqual(ARTICLE);
  const chances = list.games.map((game: { chanceOfMissing: number }) => game.chanceOfMissing);
  expect(chances).toEqual(chances.toSorted((a: number, b: number) => b - a));
  expect(pairings(list).slice(0, 2)).toEqual(ARTICLE.slice(0, 2));
  expect(list).toMatchObject({ cause: 'INJURY_REPORTED', count: { conditional: 2 } });
  expect(pairings(list)).toEqual(
    expect.arrayContaining(['real-madrid v ?', '? v real-madrid', 'england v uruguay', 'england v japan']),
  );
  const ties = list.games.filter(
    (game: { fixture: { certainty: string } }) => game.fixture.certainty === 'CONDITIONAL',
  );
  for (const tie of ties) expect(tie).toMatchObject({ provisional: true, explanation: /if Real Madrid beat Benfica/ });
});

test.each(['WS', 'SSE'] as const)('"about a month": every open page has the new list, over %s', async (transport) => {
  await using api = await openApiClient();
  await using page = api.subscribeToList('jude-bellingham', undefined, transport);
  const before = await page.next();
  expect(before.changes).toEqual([]);

  const window = { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' };
  const injury = await api.injuryOf('jude-bellingham');
  expect(await api.revise(injury, { window })).toMatchObject({
    __typename: 'Injury',
    estimate: { revision: 2, window },
  });

  const after = await page.next();
  expect(after.missedGames).toMatchObject({
    revision: before.missedGames.revision + 1,
    cause: 'ESTIMATE_REVISED',
    returnWindow: window,
    targetReturn: { date: '2026-03-15' },
    // Valencia to Benfica's second leg are before the window, Getafe on its first day and Celta on its likely one are in doubt.
    count: { out: 5, doubtful: 2, questionable: 0, conditional: 1, min: 5, max: 8 },
  });
  expect(pairings(after.missedGames)).toEqual([...ARTICLE.slice(0, 7), 'real-madrid v ?']);
  expect(after.changes).toContainEqual({
    kind: 'REMOVED',
    before: 'QUESTIONABLE',
    after: null,
    fixture: { date: '2026-03-15', home: { slug: 'real-madrid' }, away: { slug: 'elche' } },
  });
  expect(await api.list('jude-bellingham')).toEqual(after.missedGames);
});
