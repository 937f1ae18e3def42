import DatabaseFile from 'better-sqlite3';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { copy } from '../../src/storage/copy.ts';
import { postgresMaintenance } from '../../src/storage/postgres/maintenance.ts';
import { connect, MIGRATIONS } from '../../src/storage/postgres/open.ts';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { sqliteMaintenance } from '../../src/storage/sqlite/maintenance.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { TABLE_NAMES } from '../../src/storage/tables.ts';
import { put } from '../support/entity-factories.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { databaseFile } from '../support/process.ts';
import { fillSeason, girona, loaned, madrid, vini } from '../support/season-records.ts';
import { tempDir } from '../support/temp-dir.ts';

test('the records of a season are copied with every table, are sound in both databases, and are read alike', async () => {
  using file = databaseFile();
  using back = databaseFile();
  await using database = await postgresDatabase();
  {
    await using store = openSqliteStore(file.path);
    await fillSeason(store);
    await put(store, { redirects: [{ noun: 'team', from: 'slug:old', to: madrid.id }] });
  }
  const hand = new DatabaseFile(file.path);
  hand.exec(`
    insert into webhook (id, url, format, secret, teams, created_at, failures)
      values ('w', 'https://example.com/', 'JSON', 'whsec_x', '["t-madrid"]', 1, 0);
    insert into webhook_delivery (id, webhook_id, subject, payload, created_at, next_try_at, attempts)
      values ('1', 'w', 'p-vini', '{}', 1, 2, 0);
    insert into feed_state (source, key, etag, checked_at) values ('fpl', 'bootstrap', '"x"', 5);
    insert into editor_question (id, kind, subject_kind, subject, since, data)
      values ('q', 'OVERDUE', 'Injury', 'i-knee', 3, '{}');
  `);
  hand.close();
  const [from, to, again] = [
    sqliteMaintenance(file.path),
    postgresMaintenance(database.url),
    sqliteMaintenance(back.path),
  ];
  const { rows } = await copy(from, to);
  expect(await copy(to, again)).toEqual({ rows, alreadyCopied: false });
  const empty = TABLE_NAMES.filter((name) => rows.get(name) === 0);
  expect(empty).toEqual(['audit', 'auditSubject', 'token']);
  for (const maintenance of [from, to]) {
    expect(await maintenance.snapshot(({ integrityErrors }) => integrityErrors(50))).toEqual([]);
  }
  await using embedded = openSqliteStore(file.path);
  await using shared = await openPostgresStore(database.url);
  for (const scope of [
    { players: [vini, loaned].map(({ id }) => ({ id })), since: day('2026-01-01'), estimates: 'ALL' } as const,
    { teams: [{ slug: 'old' }, { id: girona.id }] },
    { season: '2025-26' },
    { absentees: 'ALL' } as const,
  ]) {
    expect(await shared.readScope(scope)).toEqual(await embedded.readScope(scope));
  }
});

test('a shared database from before is migrated: families, short names and scopes of suspensions', async () => {
  await using database = await postgresDatabase(false);
  using folder = tempDir();
  const migrations = join(folder.path, 'migrations');
  cpSync(MIGRATIONS, migrations, { recursive: true });
  const journal = join(migrations, 'meta', '_journal.json');
  const { entries, ...others } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...others, entries: entries.slice(0, 1) }));
  const client = await connect(database.url);
  await migrate(drizzle(client), { migrationsFolder: migrations });
  await client.query(`
    insert into player (id, slug, name, search) values ('p', 'a-player', 'A Good Player', ''), ('v', 'v', 'Vinícius Júnior', '');
    insert into published (player_id, revision, published_at, cause, list)
      select id, 1, 1, 'TRANSFER', '{}' from player;
    insert into competition (id, slug, name, season, kind) values
      ('c', 'la-liga-2025-26', 'La Liga', '2025-26', 'LEAGUE'), ('d', 'la-liga-2024-25', 'La Liga', '2024-25', 'LEAGUE');
    insert into suspension (id, player_id, competition_id, matches, imposed_on) values ('s', 'p', 'c', 2, '2026-01-15');
  `);
  await client.end();
  await using store = await openPostgresStore(database.url);
  const players = await store.players.byIds(['p', 'v'] as never[]);
  expect(players.map((player) => player?.shortName)).toEqual(['Good Player', 'Vinícius Júnior']);
  const [ban] = await store.suspensions(['s' as never]);
  expect(ban).toMatchObject({ scope: { kind: 'COMPETITION', competition: 'c' }, origin: 'STATED', forLife: false });
  const family = await store.families.find({ slug: 'la-liga' });
  const [seasons = []] = await store.seasonsOf([family!.id]);
  expect(seasons.map(({ id }) => id)).toEqual(['c', 'd']);
  const { integrityErrors } = await postgresMaintenance(database.url).snapshot(async (snapshot) => ({
    integrityErrors: await snapshot.integrityErrors(50),
  }));
  expect(integrityErrors).toEqual([]);
});
