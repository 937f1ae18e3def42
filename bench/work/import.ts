import DatabaseFile from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openWorkshop } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { importFile } from '../../src/feeds/import.ts';
import { daysAfter, fixtures, teams } from '../world/league.ts';
import { CLOCK } from '../world/operations.ts';

const LEAGUE = fixtures.filter(({ competition }) => competition === 'Premier Division');

/** Seasons of several leagues in one file: so many rows, and no two of them alike. */
function rowsOf(leagues: number) {
  return Array.from({ length: leagues }, (_, league) =>
    LEAGUE.map(({ round, date, home, away }) => ({
      round,
      date,
      team1: `${teams[home - 1]?.name} ${league}`,
      team2: `${teams[away - 1]?.name} ${league}`,
    })),
  ).flat();
}

const FILES = { 'a season of 380 rows': rowsOf(1), 'ten seasons in one file, 3,800 rows': rowsOf(10) };

/** Lays a file over an empty database, as the mutation does: microseconds a row, until it is durable. */
async function importOnce(path: string, rows: readonly object[]): Promise<number> {
  const env = { DATABASE_URL: `file:${path}`, SIDELINED_SEED: 'none', SIDELINED_CLOCK: CLOCK };
  await using workshop = await openWorkshop(configFrom(env));
  const file = {
    format: 'OPENFOOTBALL_JSON',
    data: JSON.stringify({ name: 'Premier Division', matches: rows }),
    competition: 'Premier Division',
    season: '2025-26',
    kind: 'LEAGUE',
    timeZone: 'Europe/London',
    asOf: null,
  } as const;
  const act = workshop.act.by({ writer: { kind: 'COMMAND_LINE' }, what: 'importFixtures' });
  const began = performance.now();
  const decision = await importFile(act, file, randomUUID);
  const ms = performance.now() - began;
  if (!decision.ok || decision.value.added !== rows.length) throw new Error(JSON.stringify(decision));
  return (ms * 1_000) / rows.length;
}

/** The rows alone into a bare table: one prepared statement, one transaction, nothing looked at. */
function insertOnce(path: string, rows: readonly { date: string; team1: string; team2: string }[]): number {
  const db = new DatabaseFile(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) db.pragma(pragma);
  db.exec('CREATE TABLE fixture(id TEXT PRIMARY KEY, date TEXT NOT NULL, home TEXT NOT NULL, away TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO fixture VALUES (?, ?, ?, ?)');
  const began = performance.now();
  db.transaction(() => {
    for (const { date, team1, team2 } of rows) insert.run(randomUUID(), daysAfter(date, 0), team1, team2);
  })();
  const ms = performance.now() - began;
  db.close();
  return (ms * 1_000) / rows.length;
}

process.on('message', async ({ folder, rounds }: { readonly folder: string; readonly rounds: number }) => {
  const told: Record<string, number[]> = {};
  // Two rounds to warm up.
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, rows] of Object.entries(FILES)) {
      const path = (kind: string): string => join(folder, `${kind}-${rows.length}-${round}.db`);
      const perRow = await importOnce(path('import'), rows);
      const limit = insertOnce(path('insert'), rows);
      if (round < 0) continue;
      (told[name] ??= []).push(perRow);
      (told[`limit: ${name}`] ??= []).push(limit);
    }
  }
  process.send?.(told);
});
