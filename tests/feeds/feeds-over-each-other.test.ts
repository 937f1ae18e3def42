import { expect, test } from 'vitest';
import { instant } from '../../src/domain/day.ts';
import type { FeedDocument, FeedFormat } from '../../src/feeds/adapter.ts';
import { accepted, type FeedImports, openFeedImports } from '../support/feed-imports.ts';
import { documentsOf, fixtures, news, snapshot, squads } from '../support/fpl-feed.ts';
import { apiFootball, footballData, sportmonks } from '../support/other-feeds.ts';

const games = fixtures();
const elements = squads({
  100: news('i', 'Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z'),
  203: news('d', 'Hamstring injury - 75% chance of playing', '2025-08-25T10:00:00Z', 75),
});
const feeds = {
  FPL: documentsOf(snapshot(elements, games)),
  API_FOOTBALL: apiFootball(elements, games),
  FOOTBALL_DATA_ORG: footballData(elements, games),
  SPORTMONKS: sportmonks(elements, games),
} as const satisfies Partial<Record<FeedFormat, readonly FeedDocument[]>>;

const at = instant('2025-08-28T12:00:00Z');
const load = (imports: FeedImports, format: keyof typeof feeds) =>
  imports.import({ format, documents: feeds[format], asOf: at, readAt: at });

const all = { after: null, before: null, limit: 1_000, last: false };

/** The clubs, the players with their number of clubs, the fixtures, and the injuries. */
async function worldOf({ store }: FeedImports) {
  const teams = await store.teams.list({}, all);
  const players = await store.players.list({}, all);
  const injuries = (await store.injuriesOf(players.map(({ id }) => id))).flat();
  const { fixtures: stored } = await store.readScope({
    season: '2025-26',
    competitions: [{ slug: 'premier-league-2025-26' }],
  });
  return {
    teams: teams.map(({ id }) => id).toSorted(),
    players: players.map(({ id, memberships }) => `${id} ${memberships.length}`).toSorted(),
    fixtures: [...stored.keys()].toSorted(),
    injuries: injuries.map(({ id, status }) => `${id} ${status}`).toSorted(),
  };
}

test.each([
  ['FPL', 'API_FOOTBALL', 'FOOTBALL_DATA_ORG', 'SPORTMONKS'],
  ['API_FOOTBALL', 'FPL', 'SPORTMONKS', 'FOOTBALL_DATA_ORG'],
  ['FOOTBALL_DATA_ORG', 'SPORTMONKS', 'API_FOOTBALL', 'FPL'],
] as const)('%s, then %s, %s and %s: one league, in which nothing is doubled', async (...order) => {
  await using imports = await openFeedImports();
  for (const format of order) {
    const summary = accepted(await load(imports, format));
    expect({ format, problems: summary.problems }).toEqual({ format, problems: [] });
  }
  const after = await worldOf(imports);
  expect(after).toMatchObject({
    teams: { length: 4 },
    players: { length: 24 },
    fixtures: { length: 12 },
    injuries: { length: 2 },
  });
  expect(after.players.filter((player) => !player.endsWith(' 1'))).toEqual([]);
  for (const format of order) {
    expect({ format, summary: accepted(await load(imports, format)) }).toMatchObject({
      format,
      summary: {
        playersAdded: 0,
        playersMoved: 0,
        injuriesReported: 0,
        estimatesRevised: 0,
        returnsRecorded: 0,
        absences: 0,
        fixturesMoved: 0,
      },
    });
  }
  expect(await worldOf(imports)).toEqual(after);
  expect((await imports.player(100)).name).toBe('Adam Abel-Ashford');
});

test('a sidelined player of a feed without squads is added; a past absence of an unknown player is ignored', async () => {
  await using imports = await openFeedImports();
  expect(accepted(await load(imports, 'SPORTMONKS'))).toMatchObject({
    playersAdded: 1,
    injuriesReported: 1,
    teamsAdded: 4,
  });
  const text = feeds.SPORTMONKS[0]?.text.replaceAll('"completed":false', '"completed":true') ?? '';
  await using other = await openFeedImports();
  const over = await other.import({
    format: 'SPORTMONKS',
    documents: [{ name: 'fixtures.json', text }],
    asOf: at,
    readAt: at,
  });
  expect(accepted(over)).toMatchObject({ playersAdded: 0, injuriesReported: 0, problems: [] });
});

test('a feed without squads: a sidelined player of a team that plays next, whom it no longer has, becomes a question', async () => {
  await using imports = await openFeedImports();
  accepted(await load(imports, 'FPL'));
  accepted(await load(imports, 'SPORTMONKS'));
  const others = squads({ 305: news('i', 'Ankle injury - Unknown return date', '2025-08-27T10:00:00Z') });
  const documents = sportmonks(others, games);
  const later = instant('2025-08-29T12:00:00Z');
  const summary = accepted(await imports.import({ format: 'SPORTMONKS', documents, asOf: later, readAt: later }));
  expect(summary).toMatchObject({ injuriesReported: 1, returnsRecorded: 0, stale: 0 });
  expect(await imports.records(100)).toEqual([expect.stringMatching(/^ACTIVE KNEE/)]);
  await using alone = await openFeedImports();
  accepted(await load(alone, 'SPORTMONKS'));
  const next = await alone.import({ format: 'SPORTMONKS', documents, asOf: later, readAt: later });
  expect(accepted(next)).toMatchObject({ playersAdded: 1, injuriesReported: 1, returnsRecorded: 0, stale: 1 });
});
