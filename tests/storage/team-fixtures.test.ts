import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { openTables } from '../../src/storage/sqlite/open-tables.ts';
import { prepareStatements } from '../../src/storage/sqlite/statements.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { TeamFixtures } from '../../src/storage/sqlite/team-fixtures.ts';
import { databaseFile } from '../support/process.ts';
import { openSeasonImports } from '../support/season-imports.ts';
import { recordStatements } from '../support/sqlite-statements.ts';

/** More than the first half takes for all teams (31 KB), and less than both halves (51 KB). */
const MAX_BYTES = 40 * 1_024;

const FIRST_HALF = Array.from({ length: 10 }, (_, n) => ({
  round: `Matchday ${n + 1}`,
  date: `2026-03-${String(n + 1).padStart(2, '0')}`,
  team1: 'Alpha FC',
  team2: `Team ${n + 1}`,
}));
const SECOND_HALF = FIRST_HALF.map(({ date, team1, team2 }, n) => ({
  round: `Matchday ${n + 11}`,
  date: date.replace('03', '04'),
  team1: team2,
  team2: team1,
}));

test('seasons that commits have made larger are measured again, so that the cache stays within its size', async () => {
  using file = databaseFile();
  const open = async () => openSqliteStore(file.path);
  const kind = { kind: 'SQLite', shared: async () => ({ open, [Symbol.asyncDispose]: async () => {} }) };
  await using season = await openSeasonImports(kind);
  expect(await season.import(FIRST_HALF)).toMatchObject({ ok: true });
  const tables = openTables(file.path);
  const fixtures = new TeamFixtures(prepareStatements(drizzle(tables)), MAX_BYTES);
  const teams = (await season.teams()).map(({ id }) => id);
  const read = (): number => fixtures.of(teams, day('2026-03-01')).fixtures.size;
  using statements = recordStatements();
  const statementsOf = (count: number): number => {
    statements.take();
    expect(read()).toBe(count);
    return statements.take().length;
  };
  expect(statementsOf(10)).toBeGreaterThan(0);
  expect(statementsOf(10)).toBe(0);

  expect(await season.import([...FIRST_HALF, ...SECOND_HALF])).toMatchObject({ ok: true });
  fixtures.drop({ fixtures: await season.fixtures() });
  expect(statementsOf(20)).toBeGreaterThan(0);
  expect(statementsOf(20)).toBeGreaterThan(0);
  tables.close();
});
