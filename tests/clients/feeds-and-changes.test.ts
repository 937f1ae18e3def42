import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient()));
afterAll(() => api[Symbol.asyncDispose]());

const CHANGES = `changes { kind before after fixture { id } player { slug }
  availability { id verdict player { slug } fixture { id } } }`;
const window = (month: string) => ({
  window: { earliest: `2026-${month}-01`, likely: `2026-${month}-08`, latest: `2026-${month}-15` },
});

test('a change contains the new availability, also for a game that is no longer on the list', async () => {
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, window('05'));
  await using page = api.subscribe(
    `subscription { missedGamesChanged(player: { slug: "jude-bellingham" }) {
      missedGames { games { id verdict } } ${CHANGES} } }`,
  );
  const known = new Map((await page.next()).missedGames.games.map((game: any) => [game.id, game.verdict]));
  await api.revise(injury, { date: '2026-02-10' });
  const { missedGames, changes } = await page.next();
  const removed = changes.filter(({ kind }: any) => kind === 'REMOVED');
  expect(removed.length).toBeGreaterThan(3);
  for (const { availability, player } of changes) {
    expect(player.slug).toBe('jude-bellingham');
    known.set(availability.id, availability.verdict);
  }
  // The normalized cache now has the same content as a query's response.
  const listed = new Map(missedGames.games.map((game: any) => [game.id, game.verdict]));
  for (const [id, verdict] of known) {
    const { node } = (await api.query('query ($id: ID!) { node(id: $id) { ... on Availability { verdict } } }', { id }))
      .data;
    expect([id, verdict]).toEqual([id, node.verdict]);
    if (!listed.has(id)) expect(['AVAILABLE', 'PLAYED', 'UNKNOWN']).toContain(verdict);
  }
});

test.each([
  ['teamAvailabilityChanged(team: { slug: "real-madrid" })', 'availability { player { slug } verdict explanation }'],
  [
    'fixtureAvailabilityChanged(fixture: "ID")',
    'home { player { slug } verdict explanation } away { player { slug } verdict explanation }',
  ],
])('%s brings what changed, and nothing when nothing did', async (field, selection) => {
  const fixture = await api.fixture('valencia', 'real-madrid', '2026-02-08');
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, window('04'));
  for (const transport of ['WS', 'SSE'] as const) {
    await using page = api.subscribe(
      `subscription { ${field.replace('ID', fixture)} { ${selection} ${CHANGES} } }`,
      {},
      transport,
    );
    expect((await page.next()).changes).toEqual([]);
    await api.revise(injury, { date: '2026-02-02' });
    const { changes } = await page.next();
    expect(changes).toMatchObject([
      {
        kind: 'CHANGED',
        before: 'OUT',
        player: { slug: 'jude-bellingham' },
        availability: { verdict: changes[0].after },
      },
    ]);
    // Repeated: nothing is sent.
    await api.revise(injury, { date: '2026-02-02' });
    await api.revise(injury, window('04'));
    const added = await page.next();
    expect(added.changes).toMatchObject([{ kind: 'CHANGED', before: changes[0].after, after: 'OUT' }]);
  }
});

const FEED = `subscription ($players: [PlayerRef!], $team: TeamRef, $competition: CompetitionRef) {
  missedGamesFeed(players: $players, team: $team, competition: $competition) {
    missedGames { revision player { slug } } changes { kind } } }`;

test('one stream follows many players: first the list of each, then every new list', async () => {
  for (const transport of ['WS', 'SSE'] as const) {
    const players = ['jude-bellingham', 'kylian-mbappe', 'vinicius-junior'].map((slug) => ({ slug }));
    await using page = api.subscribe(FEED, { players }, transport);
    const first = [await page.next(), await page.next(), await page.next()];
    expect(first.map(({ missedGames }) => missedGames.player.slug).toSorted()).toEqual(
      players.map(({ slug }) => slug).toSorted(),
    );
    const before = first.find(({ missedGames }) => missedGames.player.slug === 'jude-bellingham').missedGames;
    await api.revise(await api.injuryOf('jude-bellingham'), { date: transport === 'WS' ? '2026-05-03' : '2026-02-04' });
    const { missedGames, changes } = await page.next();
    expect(missedGames).toEqual({ revision: before.revision + 1, player: { slug: 'jude-bellingham' } });
    expect(changes.length).toBeGreaterThan(0);
  }
});

test('a feed of a team follows its squad as it changes; a competition has all its teams', async () => {
  const squad = async () => {
    const { data } = await api.query('{ team(by: { slug: "girona" }) { players(first: 200) { nodes { slug } } } }');
    return data.team.players.nodes.map(({ slug }: any) => slug);
  };
  const known = await squad();
  await using page = api.subscribe(FEED, { team: { slug: 'girona' } });
  const seen = new Set<string>();
  while (seen.size < known.length) seen.add((await page.next()).missedGames.player.slug);
  expect([...seen].toSorted()).toEqual(known.toSorted());
  await api.edit('transferPlayer', {
    player: { slug: 'vinicius-junior' },
    from: { slug: 'real-madrid' },
    to: { slug: 'girona' },
    on: '2026-02-01',
  });
  await page.until(({ missedGames }: any) => missedGames.player.slug === 'vinicius-junior');
  const { data } = await api.query('{ competitions(search: "La Liga") { nodes { slug } } }');
  await using league = api.subscribe(FEED, { competition: { slug: data.competitions.nodes[0].slug } }, 'SSE');
  await league.until(({ missedGames }: any) => missedGames.player.slug === 'jude-bellingham');
});

test('a feed without a subject, or of a player who does not exist, is refused', async () => {
  const first = async (variables: object) => {
    await using page = api.subscribe(FEED, variables as Record<string, unknown>, 'SSE');
    return await page.next().then(
      () => 'followed',
      (error) => String(error),
    );
  };
  for (const none of [{}, { players: [] }]) expect(await first(none)).toContain('Give at least one of `players`');
  expect(await first({ players: [{ slug: 'nobody' }] })).toContain('There is no such player');
});

test('a fixture from the view of one team, and the timeline of a player', async () => {
  const { data } = await api.query(`{
    fixtures(filter: { team: { slug: "real-madrid" } }, first: 5) { nodes {
      home { slug } away { slug }
      opponent(of: { slug: "real-madrid" }) { slug } isHome(of: { slug: "real-madrid" })
      stranger: opponent(of: { slug: "sevilla" }) { slug } strangers: isHome(of: { slug: "nobody" })
    } }
    player(by: { slug: "jude-bellingham" }) {
      missedGames { revision }
      all: revisions(first: 200) { totalCount nodes { id revision headline } }
      page: revisions(first: 2) { nodes { revision } pageInfo { hasNextPage endCursor } }
      oldest: revisions(last: 2) { nodes { revision } pageInfo { hasPreviousPage } }
    }
  }`);
  for (const { home, away, opponent, isHome, stranger, strangers } of data.fixtures.nodes) {
    expect(opponent).toEqual(isHome ? away : home);
    expect(isHome).toBe(home.slug === 'real-madrid');
    if (home.slug !== 'sevilla' && away.slug !== 'sevilla') expect([stranger, strangers]).toEqual([null, null]);
  }
  const { missedGames, all, page, oldest } = data.player;
  const revisions = all.nodes.map(({ revision }: any) => revision);
  expect(revisions).toEqual(Array.from({ length: missedGames.revision }, (_, n) => missedGames.revision - n));
  expect(all.totalCount).toBe(missedGames.revision);
  expect(page).toMatchObject({
    nodes: all.nodes.slice(0, 2).map(({ revision }: any) => ({ revision })),
    pageInfo: { hasNextPage: true },
  });
  expect(oldest).toMatchObject({ nodes: [{ revision: 2 }, { revision: 1 }], pageInfo: { hasPreviousPage: true } });
  const next = await api.query(
    'query ($after: String) { player(by: { slug: "jude-bellingham" }) { revisions(first: 1, after: $after) { nodes { revision } } } }',
    { after: page.pageInfo.endCursor },
  );
  expect(next.data.player.revisions.nodes).toEqual([{ revision: missedGames.revision - 2 }]);
});
