import { expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

const LEDGER = `query ($injury: ID!) { injury(id: $injury) {
  estimate { revision note } estimates { revision note window { likely } } player { missedGames { revision } } } }`;

test('two editors revise revision 1 at the same time: one gets a ConflictError', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  await using page = api.subscribeToList('jude-bellingham');
  const before = (await page.next()).missedGames;
  const answers = await Promise.all(
    ['2026-03-10', '2026-03-20'].map((date) => api.revise(injury, { date }, { expectedRevision: 1, note: date })),
  );
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['ConflictError', 'Injury']);
  expect(answers.find(({ __typename }) => __typename === 'ConflictError')).toMatchObject({ currentRevision: 2 });

  const { data } = await api.query(LEDGER, { injury });
  const won = answers[0]?.__typename === 'Injury' ? '2026-03-10' : '2026-03-20';
  expect(data.injury.estimates).toMatchObject([{ revision: 2, note: won }, { revision: 1 }]);
  expect(data.injury.estimate).toEqual({ revision: 2, note: won });
  expect((await page.next()).missedGames.revision).toBe(before.revision + 1);
  expect(await page.isQuiet()).toBe(true);

  // With the current revision the editor may revise it.
  expect(await api.revise(injury, { date: '2026-03-21' }, { expectedRevision: 2 })).toMatchObject({
    estimate: { revision: 3 },
  });
  for (const expectedRevision of [0, 2, 4, -1]) {
    expect(await api.revise(injury, { date: '2026-03-22' }, { expectedRevision })).toMatchObject({
      currentRevision: 3,
    });
  }
});

test('ten revisions without an expected revision are all recorded, and one of them is current', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  const { revision } = await api.list('jude-bellingham');
  const days = Array.from({ length: 10 }, (_, n) => `2026-03-${String(n + 10)}`);
  await Promise.all(days.map((date) => api.revise(injury, { date }, { note: date })));

  const { data } = await api.query(LEDGER, { injury });
  const { estimates, estimate, player } = data.injury;
  expect(estimates.map((one: any) => one.revision)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(new Set(estimates.map(({ note }: any) => note))).toEqual(new Set([...days, null]));
  expect(estimate).toEqual({ revision: 11, note: estimates[0].note });
  expect(player.missedGames.revision).toBe(revision + 10);
});

test('a repeated estimate adds an entry to the ledger of estimates, but no revision of the list', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  const window = { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' };
  await api.revise(injury, { window });
  await using page = api.subscribeToList('jude-bellingham');
  const { missedGames } = await page.next();
  expect(await api.revise(injury, { window })).toMatchObject({ estimate: { revision: 3 } });
  expect(await page.isQuiet()).toBe(true);
  expect(await api.list('jude-bellingham')).toEqual(missedGames);
});

test('one editor reports the return while the other revises: never both', async () => {
  await using api = await openApiClient();
  const injury = await api.injuryOf('jude-bellingham');
  const [back, revised] = await Promise.all([
    api.edit('recordReturn', { injury, returnedOn: '2026-02-01' }, 'status'),
    api.revise(injury, { date: '2026-03-10' }),
  ]);
  expect(back).toMatchObject({ status: 'RECOVERED' });
  const { data } = await api.query(LEDGER, { injury });
  expect(data.injury.estimates).toHaveLength(revised.__typename === 'Injury' ? 2 : 1);
  expect(await api.list('jude-bellingham')).toMatchObject({ games: [], cause: 'RETURN_RECORDED' });
});
