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

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      player: fc.nat(2),
      transport: fc.nat(1),
      back: fc.nat(6),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(99) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      player: fc.nat(2),
      days: fc.array(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), day: fc.integer({ min: 10, max: 28 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), player: fc.nat(2) }) },
);
type Action = typeof action extends fc.Arbitrary<infer D> ? D : never;

/** A subscriber of a list that records and checks every event. */
class Follower {
  readonly slug: Slug;
  readonly since: number | null;
  readonly lists: any[] = [];
  /** Verdicts by fixture, updated by the changes of each event; null before the first list. */
  verdicts: Map<string, string> | null = null;
  readonly wrong: string[] = [];
  leave: () => void = () => {};

  constructor(slug: Slug, since: number | null) {
    this.slug = slug;
    this.since = since;
  }

  receive({ data, errors }: any): void {
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
        this.wrong.push(`at revision ${list.revision} the changes do not lead to the list`);
    }
    this.verdicts = shown;
    this.lists.push(list);
  }
}

/** A server with subscribers on two transports, and the actions of the script. */
async function openScript(api: ApiClient) {
  const endpoint = `${api.url}/graphql`;
  const socket = createClient({ url: endpoint.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const streams = createSseClient({ url: endpoint, retryAttempts: 0 });
  const injuries = await Promise.all(PLAYERS.map((slug) => api.injuryOf(slug)));
  const fixture = await api.fixture('barcelona', 'real-madrid');
  const followers: Follower[] = [];
  const wrong: string[] = [];
  const list = async (slug: Slug, headers = {}) => (await api.query(QUERY, { slug }, headers)).data.player.missedGames;

  const actions = {
    async join({ player, transport, back }: Extract<Action, { kind: 'join' }>) {
      const slug = PLAYERS[player] ?? PLAYERS[0];
      const { revision } = await list(slug);
      const since = back > 4 ? null : Math.max(0, revision - back);
      const follower = new Follower(slug, since);
      const sink = { next: (event: unknown) => follower.receive(event), error: () => {}, complete: () => {} };
      const request = { query: SUBSCRIPTION, variables: { slug, since } };
      follower.leave = transport === 0 ? socket.subscribe(request, sink) : streams.subscribe(request, sink);
      followers.push(follower);
    },
    async leave({ who }: Extract<Action, { kind: 'leave' }>) {
      const [left] = followers.splice(who % Math.max(1, followers.length), 1);
      left?.leave();
      wrong.push(...(left?.wrong ?? []));
    },
    async write({ player, days }: Extract<Action, { kind: 'write' }>) {
      const injury = injuries[player] ?? '';
      await Promise.all(days.map((day) => api.revise(injury, between('2026-02-15', `2026-03-${day}`, '2026-04-10'))));
    },
    move: ({ day }: Extract<Action, { kind: 'move' }>) =>
      api.edit('rescheduleFixture', { fixture, date: `2026-03-${day}` }),
    async read({ player }: Extract<Action, { kind: 'read' }>) {
      await list(PLAYERS[player] ?? PLAYERS[0]);
    },
  };

  return {
    do: (one: Action) => actions[one.kind](one as never),
    /** Cached responses equal those to requests with a token, which are never cached. */
    async agrees() {
      for (const slug of PLAYERS) expect(await list(slug)).toEqual(await list(slug, EDITOR));
    },
    async settles() {
      const newest = new Map(await Promise.all(PLAYERS.map(async (slug) => [slug, await list(slug, EDITOR)] as const)));
      const isThere = ({ slug, since, lists }: Follower) =>
        (lists.at(-1)?.revision ?? since) === newest.get(slug).revision;
      await eventually('every subscriber has the newest list', () => followers.every(isThere));
      for (const { slug, lists } of followers) if (lists.length > 0) expect(lists.at(-1)).toEqual(newest.get(slug));
      expect([...wrong, ...followers.flatMap((follower) => follower.wrong)]).toEqual([]);
    },
    async close() {
      for (const { leave } of followers) leave();
      await socket.dispose();
      streams.dispose();
    },
  };
}

test('with random writes, reads and subscribers, revisions rise, changes lead from list to list, and the last list is the newest', async () => {
  await using api = await openApiClient();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(action, fc.boolean()), { minLength: 10, maxLength: 40 }), async (script) => {
      const ground = await openScript(api);
      try {
        let underWay: Promise<unknown>[] = [];
        for (const [action, isAwaited] of script) {
          underWay.push(ground.do(action));
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
