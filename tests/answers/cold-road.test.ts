import DatabaseFile from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, openSmallWorld, report } from '../support/small-world.ts';

/** Every statement that is run, by whatever method of the driver. */
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
    players(first: 25) { nodes { name teams { name } suspensions { id } } }
    availability {
      verdict
      fixture { date competition { name } home { name } away { name } }
      reasons { __typename }
      player { name missedGames { games { verdict fixture { date } } } }
    }
  }
}`;

/** What a server that has been asked nothing yet runs for a squad of so many, all of them hurt, and so many games. */
async function statementsFor(players: number, fixtures: number): Promise<string[]> {
  await using football = await openSmallWorld(
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
    { SIDELINED_ANSWERS: 'off' },
  );
  for (let place = 0; place < players; place += 1) {
    const estimate = { window: { earliest: '2026-03-01', latest: '2026-03-20' } };
    await report(football, {
      player: { slug: `player-${place}` },
      occurredOn: '2026-01-05',
      bodyPart: 'KNEE',
      estimate,
    });
  }
  // Whatever was remembered while the world was made has rung since.
  await done(football, 'registerTeam', 'RegisterTeamInput', { name: 'Other', kind: 'CLUB', timeZone: 'UTC' });
  statements = [];
  const { data, errors } = await football.ask(SQUAD, { team: 'home' });
  expect(errors).toBeUndefined();
  expect(data.team.availability).toHaveLength(players);
  expect(data.team.availability[0].player.missedGames.games).toHaveLength(fixtures);
  return statements.filter((one) => one.startsWith('select'));
}

test('a squad of 25 with 20 games each takes as many statements as one of 2 with 2', async () => {
  const few = await statementsFor(2, 2);
  const many = await statementsFor(25, 20);
  expect(many).toEqual(few);
  expect(few.length).toBeLessThan(40);
});
