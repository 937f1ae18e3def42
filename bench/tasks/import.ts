import DatabaseFile from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, openBackend } from '../../src/backend.ts';
import { configFrom } from '../../src/config.ts';
import { importFile } from '../../src/feeds/import.ts';
import type { ImportSummary } from '../../src/feeds/season/season-file.ts';
import { COMPETITIONS, fixtures, teams } from '../dataset/league.ts';
import { CLOCK } from '../dataset/operations.ts';
import { insertBare } from './bare-inserts.ts';

const LEAGUE = fixtures.filter(({ competition }) => competition === COMPETITIONS[0]);

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

const FILES = {
  'a season of 380 rows': { rows: rowsOf(1), isKnown: false },
  /** Their teams are known under other spellings, so that each name has to be resolved. */
  'a season of 380 rows, 20 names to resolve': { rows: otherSpellings(rowsOf(1)), isKnown: true },
  'ten seasons in one file, 3,800 rows': { rows: rowsOf(10), isKnown: false },
};

function otherSpellings(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, team1: `FC ${row.team1}`, team2: `FC ${row.team2}` }));
}

/** The state of a database before a file is imported. */
interface Start {
  readonly path: string;
  /** Whether it has the teams of the file. */
  readonly isKnown: boolean;
}

/** Creates a database, and imports `earlier` as another competition. */
async function start(path: string, earlier: readonly Row[]): Promise<Start> {
  await using backend = await open(path);
  if (earlier.length > 0) await importRows(backend, 'Earlier Division', earlier);
  return { path, isKnown: earlier.length > 0 };
}

/** Prepares the statements of a running server by an import of its own, as those of the bare inserts are prepared. */
const FIRST_ROWS = [{ round: '1', date: '2025-08-16', team1: 'First FC', team2: 'Second FC' }];

/**
 * Imports a file like the mutation, and inserts the same rows directly, each into a copy of the same database. Returns
 * for both the microseconds per row until the commit is durable.
 */
async function measure({ path, isKnown }: Start, rows: readonly Row[]): Promise<{ ours: number; bare: number }> {
  const [imported, inserted] = [`${path}-imported`, `${path}-inserted`];
  copyFileSync(path, imported);
  const ms = await timeImport(imported, rows, isKnown, inserted);
  const bareMs = insertBare(inserted, imported);
  for (const copy of [imported, inserted]) rmSync(copy);
  return { ours: (ms * 1_000) / rows.length, bare: (bareMs * 1_000) / rows.length };
}

/** Copies the database to `before` directly before the import that is timed. */
async function timeImport(path: string, rows: readonly Row[], areKnown: boolean, before: string): Promise<number> {
  await using backend = await open(path);
  await importRows(backend, 'First Division', FIRST_ROWS);
  copyWhole(path, before);
  const { ms, summary } = await importRows(backend, COMPETITIONS[0], rows);
  if (summary.added !== rows.length || summary.teamsAdded > 0 === areKnown) throw new Error(JSON.stringify(summary));
  return ms;
}

/** Copies a database that nobody is writing, with what is in its write-ahead log. */
function copyWhole(path: string, to: string): void {
  const file = new DatabaseFile(path);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
  copyFileSync(path, to);
}

function open(path: string): Promise<Backend> {
  return openBackend(configFrom({ DATABASE_URL: `file:${path}`, SIDELINED_SEED: 'none', SIDELINED_CLOCK: CLOCK }));
}

async function importRows(
  { commands }: Backend,
  competition: string,
  rows: readonly Row[],
): Promise<{ readonly ms: number; readonly summary: ImportSummary }> {
  const file = {
    format: 'OPENFOOTBALL_JSON',
    data: JSON.stringify({ name: competition, matches: rows }),
    competition,
    season: '2025-26',
    kind: 'LEAGUE',
    timeZone: 'Europe/London',
    asOf: null,
  } as const;
  const began = performance.now();
  const decision = await importFile(
    commands.as({ actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' }),
    file,
    randomUUID,
  );
  const ms = performance.now() - began;
  if (!decision.ok) throw new Error(JSON.stringify(decision));
  return { ms, summary: decision.value };
}

process.on('message', async ({ folder, rounds }: { readonly folder: string; readonly rounds: number }) => {
  const empty = await start(join(folder, 'import-empty.db'), []);
  const known = await start(join(folder, 'import-known.db'), rowsOf(1));
  const results: Record<string, number[]> = {};
  // Two warm-up rounds.
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, { rows, isKnown }] of Object.entries(FILES)) {
      const { ours, bare } = await measure(isKnown ? known : empty, rows);
      if (round < 0) continue;
      (results[name] ??= []).push(ours);
      (results[`bare: ${name}`] ??= []).push(bare);
    }
  }
  process.send?.(results);
});
