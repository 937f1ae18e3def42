import DatabaseFile from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openBackend } from '../../src/backend.ts';
import { configFrom } from '../../src/config.ts';
import { importFile } from '../../src/feeds/import.ts';
import { fixtures, teams } from '../dataset/league.ts';
import { CLOCK } from '../dataset/operations.ts';

const LEAGUE = fixtures.filter(({ competition }) => competition === 'Premier Division');

interface Row {
  readonly round: string;
  readonly date: string;
  readonly team1: string;
  readonly team2: string;
}

/** Returns the rows of a file with seasons of several leagues, all different. */
function rowsOf(leagues: number): Row[] {
  return Array.from({ length: leagues }, (_, league) =>
    LEAGUE.map(({ round, date, home, away }) => ({
      round,
      date,
      team1: `${teams[home - 1]?.name} ${league}`,
      team2: `${teams[away - 1]?.name} ${league}`,
    })),
  ).flat();
}

const SEASON = 'a season of 380 rows';
const RESOLVING = 'a season of 380 rows, 20 names to resolve';
const FILES = { [SEASON]: rowsOf(1), 'ten seasons in one file, 3,800 rows': rowsOf(10) };

/** Imports a file into an empty database like the mutation. Returns microseconds a row until the commit is durable. */
async function importOnce(path: string, rows: readonly Row[]): Promise<number> {
  return timeImport(path, rows, []);
}

/** Imports a season of teams that are known under other spellings, so that each of their names has to be resolved. */
async function importResolving(path: string, rows: readonly Row[]): Promise<number> {
  const renamed = rows.map((row) => ({ ...row, team1: `FC ${row.team1}`, team2: `FC ${row.team2}` }));
  return timeImport(path, renamed, rows);
}

/** Imports `earlier` as another competition, then times the import of `rows`. */
async function timeImport(path: string, rows: readonly Row[], earlier: readonly Row[]): Promise<number> {
  const env = { DATABASE_URL: `file:${path}`, SIDELINED_SEED: 'none', SIDELINED_CLOCK: CLOCK };
  await using backend = await openBackend(configFrom(env));
  const file = {
    format: 'OPENFOOTBALL_JSON',
    data: JSON.stringify({ name: 'Premier Division', matches: rows }),
    competition: 'Premier Division',
    season: '2025-26',
    kind: 'LEAGUE',
    timeZone: 'Europe/London',
    asOf: null,
  } as const;
  const commands = backend.commands.as({ actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' });
  if (earlier.length > 0) {
    const data = JSON.stringify({ matches: earlier });
    await importFile(commands, { ...file, data, competition: 'Earlier Division' }, randomUUID);
  }
  const began = performance.now();
  const decision = await importFile(commands, file, randomUUID);
  const ms = performance.now() - began;
  const hasAdded = decision.ok && decision.value.added === rows.length;
  if (!hasAdded || decision.value.teamsAdded > 0 !== (earlier.length === 0)) throw new Error(JSON.stringify(decision));
  return (ms * 1_000) / rows.length;
}

/** Inserts the same rows into the same table with one prepared statement and one transaction, without any checks. */
function insertOnce(path: string, rows: readonly Row[]): number {
  const db = new DatabaseFile(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) db.pragma(pragma);
  const filled = db.prepare('SELECT * FROM fixture').raw().all() as unknown[][];
  if (filled.length !== rows.length) throw new Error(`${filled.length} rows were imported, not ${rows.length}`);
  db.exec('DELETE FROM fixture');
  const insert = db.prepare(`INSERT INTO fixture VALUES (${filled[0]?.map(() => '?').join(', ')})`);
  const began = performance.now();
  db.transaction(() => {
    for (const row of filled) insert.run(row);
  })();
  const ms = performance.now() - began;
  db.close();
  return (ms * 1_000) / rows.length;
}

process.on('message', async ({ folder, rounds }: { readonly folder: string; readonly rounds: number }) => {
  const results: Record<string, number[]> = {};
  // Two warm-up rounds.
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, rows] of Object.entries(FILES)) {
      const path = join(folder, `import-${rows.length}-${round}.db`);
      const perRow = await importOnce(path, rows);
      const limit = insertOnce(path, rows);
      if (round < 0) continue;
      (results[name] ??= []).push(perRow);
      (results[`bare: ${name}`] ??= []).push(limit);
      if (name !== SEASON) continue;
      const resolving = await importResolving(join(folder, `resolve-${round}.db`), rows);
      (results[RESOLVING] ??= []).push(resolving);
      (results[`bare: ${RESOLVING}`] ??= []).push(limit);
    }
  }
  process.send?.(results);
});
