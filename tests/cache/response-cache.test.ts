import DatabaseFile from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { done, openScenario, report } from '../support/scenario.ts';

/** All SQL statements that were run, by any method of the driver. */
let statements: string[] = [];
const METHODS = ['all', 'get', 'run'] as const;
const probe = new DatabaseFile(':memory:');
const prototype = Object.getPrototypeOf(probe.prepare('select 1'));
const own = METHODS.map((method) => [method, prototype[method]] as const);
beforeAll(() => {
  for (const [method, run] of own) {
    prototype[method] = function (this: DatabaseFile.Statement, ...args: unknown[]) {
      statements.push(this.source);
      return run.apply(this, args);
    };
  }
});
afterAll(() => {
  for (const [method, run] of own) prototype[method] = run;
  probe.close();
});

const SQUAD = `query ($team: String!) {
  team(by: { slug: $team }) {
    name
    players(first: 25) { nodes { name teams { name } suspensions { id } absences { id } loans { id } injuries(filter: { statuses: [ACTIVE] }) { nodes { id } totalCount } } }
    oneCardAway { name }
    availability {
      verdict
      fixture { date competition { name } home { name } away { name } }
      reasons { __typename }
      player { name missedGames { games { verdict fixture { date } } } }
    }
  }
}`;

/** Reasons why the players of a squad are absent, assigned in turn. */
type Kind = 'injury' | 'absence' | 'loan';

/** Records an absence of a player from every game. */
function makeAbsent(api: ApiClient, slug: string, kind: Kind): Promise<string> {
  const player = { slug };
  if (kind === 'absence') {
    return done(api, 'reportAbsence', 'ReportAbsenceInput', { player, kind: 'OTHER', from: '2026-01-05' });
  }
  if (kind === 'loan') {
    const [from, to] = [{ slug: 'away' }, { slug: 'home' }];
    return done(api, 'recordLoan', 'RecordLoanInput', { player, from, to, since: '2026-01-05' });
  }
  const estimate = { window: { earliest: '2026-03-01', latest: '2026-03-20' } };
  return report(api, { player, occurredOn: '2026-01-05', bodyPart: 'KNEE', estimate });
}

/** Returns the statements that a server without cached reads runs for a squad in which every player is absent. */
async function statementsFor(players: number, fixtures: number, kinds: readonly Kind[]): Promise<string[]> {
  await using api = await openScenario(
    {
      now: '2026-01-10T12:00:00Z',
      season: '2025-26',
      competitions: { league: { name: 'League', kind: 'LEAGUE' } },
      teams: ['home', 'away'].map((slug) => ({ name: slug, slug, timeZone: 'UTC' })),
      players: Array.from({ length: players }, (_, place) => ({ name: `Player ${place}`, club: 'home' })),
      fixtures: Array.from({ length: fixtures }, (_, place) => ({
        competition: 'league',
        date: `2026-02-${String(place + 1).padStart(2, '0')}`,
        home: 'home',
        away: 'away',
      })),
    },
    { SIDELINED_RESPONSE_CACHE: 'off' },
  );
  for (let place = 0; place < players; place += 1) {
    await makeAbsent(api, `player-${place}`, kinds[place % kinds.length] ?? 'injury');
  }
  // Invalidates what was cached while the data was created.
  await done(api, 'registerTeam', 'RegisterTeamInput', { name: 'Other', kind: 'CLUB', timeZone: 'UTC' });
  statements = [];
  const { data, errors } = await api.query(SQUAD, { team: 'home' });
  expect(errors).toBeUndefined();
  expect(data.team.availability).toHaveLength(players);
  expect(data.team.availability[0].player.missedGames.games).toHaveLength(fixtures);
  return statements.filter((one) => one.startsWith('select'));
}

test.each<[string, readonly Kind[], number]>([
  ['injuries', ['injury'], 40],
  ['injuries, absences and loans', ['injury', 'absence', 'loan'], 45],
])('a squad of 25 with 20 games and %s takes as many statements as one of 3 with 2', async (_, kinds, most) => {
  const few = await statementsFor(3, 2, kinds);
  const many = await statementsFor(25, 20, kinds);
  expect(many).toEqual(few);
  expect(few.length).toBeLessThan(most);
});

test("a player's injuries are paged and filtered like the list of all injuries", async () => {
  const players = [{ name: 'Player 0', club: 'home' }];
  const teams = [{ name: 'home', slug: 'home', timeZone: 'UTC' }];
  await using api = await openScenario({
    now: '2026-01-10T12:00:00Z',
    season: '2025-26',
    competitions: {},
    teams,
    players,
    fixtures: [],
  });
  for (const [place, bodyPart] of ['KNEE', 'ANKLE', 'HEAD', 'CALF', 'FOOT'].entries()) {
    await report(api, { player: { slug: 'player-0' }, occurredOn: `2026-01-0${place + 1}`, bodyPart });
  }
  const page =
    'nodes { id bodyPart } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } totalCount';
  const both = `query ($filter: InjuryFilter, $all: InjuryFilter, $first: Int, $after: String, $last: Int, $before: String) {
    player(by: { slug: "player-0" }) { injuries(filter: $filter, first: $first, after: $after, last: $last, before: $before) { ${page} } }
    injuries(filter: $all, first: $first, after: $after, last: $last, before: $before) { ${page} }
  }`;
  const ask = async (which: object, range: object) => {
    const all = { ...which, player: { slug: 'player-0' } };
    const { data } = await api.query(both, { filter: which, all, ...range });
    expect(data.player.injuries).toEqual(data.injuries);
    return data.injuries;
  };
  for (const which of [{}, { since: '2026-01-03' }, { bodyParts: ['KNEE', 'FOOT'] }, { statuses: ['RECOVERED'] }]) {
    const whole = await ask(which, { first: 10 });
    const cursors = whole.edges.map(({ cursor }: { cursor: string }) => cursor);
    for (const size of [0, 1, 2, 5]) {
      await ask(which, { last: size });
      for (const cursor of cursors) {
        await ask(which, { first: size, after: cursor });
        await ask(which, { last: size, before: cursor });
        await ask(which, { first: size, before: cursor });
      }
    }
  }
  expect((await ask({}, { first: 2 })).nodes.map(({ bodyPart }: { bodyPart: string }) => bodyPart)).toEqual([
    'FOOT',
    'CALF',
  ]);
});
