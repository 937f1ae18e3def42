import { expect, test } from 'vitest';
import { type ApiClient, EDITOR, openApiClient } from '../support/api-client.ts';
import { news, snapshot, squads } from '../support/fpl-feed.ts';
import { done } from '../support/scenario.ts';

/** Questions of a feed to the editors, over the API. */

const IMPORT = `mutation ($input: ImportFeedInput!) { importFeed(input: $input) {
  __typename ... on FeedSummary { stale } ... on Error { message } } }`;

async function feed(api: ApiClient, elements: ReturnType<typeof squads>, more: object = {}) {
  const { bootstrap, fixtures } = snapshot(elements);
  const input = { format: 'FPL', data: bootstrap, more: fixtures, ...more };
  const answer = await api.mutate(IMPORT, { input });
  expect(answer).toMatchObject({ __typename: 'FeedSummary' });
  return answer;
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly subject: { readonly id: string; readonly stale: boolean };
}

async function queue(api: ApiClient): Promise<readonly Entry[]> {
  const query = `{ editorQueue { nodes { id kind words subject { id ... on Injury { stale } } } } }`;
  return (await api.query(query, {}, EDITOR)).data.editorQueue.nodes;
}

const hurt = (words: string, at: string) => squads({ 100: news('i', words, at) });

test('a record that a part of a feed no longer has is stale until an editor decides, or the feed has it again', async () => {
  await using api = await openApiClient({ SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2025-09-02T12:00:00Z' });
  const rows = hurt('Knee injury - Unknown return date', '2025-08-20T10:00:00Z');
  await feed(api, rows);
  expect(await queue(api)).toEqual([]);
  expect(await feed(api, squads(), { fullSnapshot: false })).toMatchObject({ stale: 1 });
  expect(await queue(api)).toMatchObject([
    {
      kind: 'STALE',
      words: 'Fantasy Premier League no longer lists Adam Abel-Ashford, and no return is recorded.',
      subject: { stale: true },
    },
  ]);
  await feed(api, rows, { fullSnapshot: false });
  expect(await queue(api)).toEqual([]);
  await feed(api, squads(), { fullSnapshot: false });
  const [entry] = await queue(api);
  await done(api, 'settleQuestion', 'SettleQuestionInput', { entry: entry?.id });
  await feed(api, squads(), { fullSnapshot: false });
  expect(await queue(api)).toEqual([]);
  const injury = 'query ($id: ID!) { injury(id: $id) { stale status } }';
  expect((await api.query(injury, { id: entry?.subject.id })).data.injury).toEqual({ stale: false, status: 'ACTIVE' });
});

test("a feed that contradicts an editor's newer statement is a disagreement until one is confirmed", async () => {
  await using api = await openApiClient({ SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2025-09-02T12:00:00Z' });
  await feed(api, hurt('Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z'));
  const injury = await api.injuryOf('adam-abel-ashford');
  await api.revise(injury, { date: '2025-12-20' }, { source: { kind: 'CLUB', name: 'Ashford' } });
  await feed(api, hurt('Knee injury - Expected back 13 Sep', '2025-09-01T10:00:00Z'));
  expect(await queue(api)).toMatchObject([{ kind: 'DISAGREEMENT', subject: { id: injury } }]);
  expect((await queue(api))[0]?.words).toMatch(/^Fantasy Premier League says .*Adam Abel-Ashford/);
  await done(api, 'confirmRecoveryEstimate', 'ConfirmRecoveryEstimateInput', { injury });
  expect(await queue(api)).toEqual([]);
  // The same snapshot again changes nothing.
  await feed(api, hurt('Knee injury - Expected back 13 Sep', '2025-09-01T10:00:00Z'));
  expect(await queue(api)).toEqual([]);
});
