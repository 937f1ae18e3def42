import fc from 'fast-check';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { between, EDITOR, type ApiClient, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const PLAYERS = ['jude-bellingham', 'pedri', 'antonio-rudiger'] as const;
type Slug = (typeof PLAYERS)[number];

const LIST =
  'player { slug } revision headline count { missed expected } games { verdict chanceOfMissing fixture { id date } }';
const QUERY = `query ($slug: String!) { player(by: { slug: $slug }) { missedGames { ${LIST} } } }`;
const SUBSCRIPTION = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) {
    missedGames { ${LIST} } changes { kind fixture { id } before after } } }`;

const context = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('join' as const), whom: fc.nat(2), road: fc.nat(1), back: fc.nat(6) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(99) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      whom: fc.nat(2),
      days: fc.array(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), day: fc.integer({ min: 10, max: 28 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), whom: fc.nat(2) }) },
);
type Deed = typeof context extends fc.Arbitrary<infer D> ? D : never;

/** One who follows a list and keeps all that he hears. */
class Reader {
  readonly slug: Slug;
  readonly since: number | null;
  readonly lists: any[] = [];
  /** The verdicts by fixture, only ever changed as the differences say; null until he has a whole list to start from. */
  verdicts: Map<string, string> | null = null;
  readonly wrong: string[] = [];
  leave: () => void = () => {};

  constructor(slug: Slug, since: number | null) {
    this.slug = slug;
    this.since = since;
  }

  hear({ data, errors }: any): void {
    if (errors !== undefined) return void this.wrong.push(JSON.stringify(errors));
    const { missedGames: list, changes } = data.missedGamesChanged;
    if (list.player.slug !== this.slug) this.wrong.push(`the list of ${list.player.slug}`);
    if (list.revision <= (this.lists.at(-1)?.revision ?? this.since ?? 0))
      this.wrong.push(`revision ${list.revision} again`);
    const shown = new Map<string, string>(list.games.map((game: any) => [game.fixture.id, game.verdict]));
    if (this.verdicts !== null) {
      for (const { kind, fixture, after } of changes) {
        if (kind === 'REMOVED') this.verdicts.delete(fixture.id);
        else this.verdicts.set(fixture.id, after);
      }
      if (JSON.stringify([...this.verdicts].toSorted()) !== JSON.stringify([...shown].toSorted()))
        this.wrong.push(`at revision ${list.revision} the differences do not lead to the list`);
    }
    this.verdicts = shown;
    this.lists.push(list);
  }
}

/** A server and all who are at it. */
async function openGround(api: ApiClient) {
  const endpoint = `${api.url}/graphql`;
  const socket = createClient({ url: endpoint.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const streams = createSseClient({ url: endpoint, retryAttempts: 0 });
  const injuries = await Promise.all(PLAYERS.map((slug) => api.injuryOf(slug)));
  const fixture = await api.fixture('barcelona', 'real-madrid');
  const readers: Reader[] = [];
  const wrong: string[] = [];
  const list = async (slug: Slug, headers = {}) => (await api.ask(QUERY, { slug }, headers)).data.player.missedGames;

  const deeds = {
    async join({ whom, road, back }: Extract<Deed, { kind: 'join' }>) {
      const slug = PLAYERS[whom] ?? PLAYERS[0];
      const { revision } = await list(slug);
      const since = back > 4 ? null : Math.max(0, revision - back);
      const reader = new Reader(slug, since);
      const sink = { next: (event: unknown) => reader.hear(event), error: () => {}, complete: () => {} };
      const request = { query: SUBSCRIPTION, variables: { slug, since } };
      reader.leave = road === 0 ? socket.subscribe(request, sink) : streams.subscribe(request, sink);
      readers.push(reader);
    },
    async leave({ who }: Extract<Deed, { kind: 'leave' }>) {
      const [left] = readers.splice(who % Math.max(1, readers.length), 1);
      left?.leave();
      wrong.push(...(left?.wrong ?? []));
    },
    async write({ whom, days }: Extract<Deed, { kind: 'write' }>) {
      const injury = injuries[whom] ?? '';
      await Promise.all(days.map((day) => api.revise(injury, between('2026-02-15', `2026-03-${day}`, '2026-04-10'))));
    },
    move: ({ day }: Extract<Deed, { kind: 'move' }>) =>
      api.edit('rescheduleFixture', { fixture, date: `2026-03-${day}` }),
    async read({ whom }: Extract<Deed, { kind: 'read' }>) {
      await list(PLAYERS[whom] ?? PLAYERS[0]);
    },
  };

  return {
    do: (context: Deed) => deeds[context.kind](context as never),
    /** What is kept is what is so: who asks with a token is answered by the engine, and by nothing that is kept. */
    async agrees() {
      for (const slug of PLAYERS) expect(await list(slug)).toEqual(await list(slug, EDITOR));
    },
    async settles() {
      const newest = new Map(await Promise.all(PLAYERS.map(async (slug) => [slug, await list(slug, EDITOR)] as const)));
      const isThere = ({ slug, since, lists }: Reader) =>
        (lists.at(-1)?.revision ?? since) === newest.get(slug).revision;
      await eventually('every subscriber has the newest list', () => readers.every(isThere));
      for (const { slug, lists } of readers) if (lists.length > 0) expect(lists.at(-1)).toEqual(newest.get(slug));
      expect([...wrong, ...readers.flatMap((reader) => reader.wrong)]).toEqual([]);
    },
    async close() {
      for (const { leave } of readers) leave();
      await socket.dispose();
      streams.dispose();
    },
  };
}

test('writers, readers, joiners and leavers at random: revisions rise, differences lead from one to the next, the last is the newest', async () => {
  await using api = await openApiClient();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(context, fc.boolean()), { minLength: 10, maxLength: 40 }), async (script) => {
      const ground = await openGround(api);
      try {
        let underWay: Promise<unknown>[] = [];
        for (const [deed, isAwaited] of script) {
          underWay.push(ground.do(deed));
          if (!isAwaited) continue;
          await Promise.all(underWay);
          underWay = [];
          await ground.agrees();
        }
        await Promise.all(underWay);
        await ground.agrees();
        await ground.settles();
      } finally {
        await ground.close();
      }
    }),
    { numRuns: 10 },
  );
  await eventually('no live query is left', () => api.app.liveQueries.size().queries === 0);
});
