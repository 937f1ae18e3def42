import DatabaseFile from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { databaseIn } from '../../src/config.ts';
import { day, instant } from '../../src/domain/day.ts';
import { hashToken } from '../../src/auth/token.ts';
import { postgresMaintenance } from '../../src/storage/postgres/maintenance.ts';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { copy } from '../../src/storage/copy.ts';
import { sqliteMaintenance } from '../../src/storage/sqlite/maintenance.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { Scope, Store } from '../../src/storage/store.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { NOW } from '../support/entity-factories.ts';

/** Copies between databases, which then return the same data. */

async function demonstration() {
  const { url, [Symbol.dispose]: remove } = await demoDatabase();
  onTestFinished(remove);
  const path = databaseIn(url);
  {
    await using store = openSqliteStore(path);
    const token = { name: 'desk', scope: 'EDITOR', createdAt: NOW, lastUsedAt: null, revokedAt: null } as const;
    await store.tokens.add({ ...token, hash: hashToken('desk') });
    await store.tokens.revoke('desk', NOW);
    await store.tokens.add({ ...token, hash: hashToken('desk again') });
  }
  return { path, env: { DATABASE_URL: url } };
}

test('an installation is copied to PostgreSQL and back, and is identical byte by byte', async () => {
  const file = await demonstration();
  using back = databaseFile();
  await using database = await postgresDatabase(false);
  const move = (from: string, to: string) => sidelined(['copy', '--from', from, '--to', to], {});
  const up = await move(file.env.DATABASE_URL, database.url);
  expect(up).toMatchObject({ code: 0, errors: '' });
  expect(up.out).toMatch(
    /^Copied, and both databases are the same: \d+ team, .*2 token, \d+ setting\.\n\d+ players verified, 0 differences$/,
  );
  const again = await move(file.env.DATABASE_URL, database.url);
  expect(again).toMatchObject({
    code: 0,
    errors: '',
    out: up.out.replace('Copied', 'Already copied'),
  });
  expect(await move(database.url, back.env.DATABASE_URL)).toEqual(up);

  const dump = (path: string) => {
    using open = Object.assign(new DatabaseFile(path), { [Symbol.dispose]: () => void open.close() });
    const names = open
      .prepare(`select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' order by 1`)
      .pluck()
      .all();
    const rows = (name: unknown) =>
      open
        .prepare(`select * from "${String(name)}"`)
        .all()
        .map((row) => JSON.stringify(row));
    return names.map((name) => [name, rows(name).toSorted()]);
  };
  expect(dump(back.path)).toEqual(dump(file.path));

  const hand = new DatabaseFile(back.path);
  hand.exec(`update player set name = 'Another' where slug = 'jude-bellingham'`);
  hand.close();
  const refused = await move(back.env.DATABASE_URL, database.url);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.errors).toMatch(/^The target database is not empty and holds other data: the player \S+ differs\.$/);
  const nowhere = await move('file:/nowhere/at-all.db', database.url);
  expect(nowhere.code).toBe(1);
  expect((await move('ftp://x', database.url)).errors).toMatch(/Expected file:PATH or postgres/);
});

test('a copy that fails stores nothing, and can be repeated', async () => {
  const file = await demonstration();
  await using database = await postgresDatabase();
  const [from, to] = [sqliteMaintenance(file.path), postgresMaintenance(database.url)];
  const failing = {
    ...from,
    snapshot: (read: Parameters<typeof from.snapshot>[0]) =>
      from.snapshot((at) =>
        read({
          ...at,
          async *rows(table) {
            if (table === 'published') throw new Error('the source is gone');
            yield* at.rows(table);
          },
        }),
      ),
  } as typeof from;
  await expect(copy(failing, to)).rejects.toThrow('the source is gone');
  await using store = await openPostgresStore(database.url);
  expect(await store.isEmpty()).toBe(true);
  expect((await copy(from, to)).alreadyCopied).toBe(false);
  expect((await copy(from, to)).alreadyCopied).toBe(true);
});

test('both stores answer every read alike', async () => {
  const file = await demonstration();
  await using database = await postgresDatabase();
  await copy(sqliteMaintenance(file.path), postgresMaintenance(database.url));
  await using embedded = openSqliteStore(file.path);
  await using shared = await openPostgresStore(database.url);
  const same = async (read: (store: Store) => Promise<unknown>) => {
    const expected = await read(embedded);
    expect(await read(shared)).toEqual(expected);
    return expected;
  };
  const all = { after: null, before: null, limit: 10_000, last: false };
  const { processedUntil } = await embedded.readScope({});
  const [teams, players, fixtures, injuries, competitions] = await Promise.all([
    embedded.teams.list({}, all),
    embedded.players.list({}, all),
    embedded.fixtures.list({}, all),
    embedded.injuries.list({}, all),
    embedded.competitions.list({}, all),
  ]);
  const [someTeam, someFixture] = [teams[0]!, fixtures[5]!];
  for (const kind of ['teams', 'players', 'fixtures', 'injuries', 'competitions', 'audit'] as const) {
    const keys = (await embedded[kind].list({}, all)).map((entity) => embedded[kind].orderKey(entity as never));
    await same((store) => store[kind].list({}, all));
    for (const last of [false, true]) {
      for (const [from, to] of [
        [1, 9],
        [3, 4],
        [0, 0],
      ] as const) {
        const range = { after: keys[from] ?? null, before: keys[to] ?? null, limit: 5, last };
        await same((store) => store[kind].list({}, range));
        await same((store) => store[kind].list({}, { ...range, after: null }));
        await same((store) => store[kind].list({}, { ...range, before: null }));
      }
    }
  }
  for (const { id, slug } of teams) {
    await same((store) => store.players.list({ team: id }, all));
    await same((store) => store.players.count({ team: id }));
    await same((store) => store.fixtures.list({ team: id, from: day('2026-02-01'), to: day('2026-04-01') }, all));
    await same((store) => store.injuries.list({ team: id, statuses: ['ACTIVE'] }, all));
    await same((store) => store.readScope({ teams: [{ slug }] }));
    await same((store) => store.teams.list({ search: slug.slice(1, 4).toUpperCase() }, all));
  }
  for (const { id } of players) await same((store) => store.readScope({ players: [{ id }] }));
  const scopes: Scope[] = [
    { absentees: 'ALL' },
    { season: '2025-26' },
    { season: 'none' },
    { fixtures: fixtures.slice(0, 20).map(({ id }) => id) },
    { injuries: injuries.map(({ id }) => id), since: day('2026-01-01') },
    { competitions: competitions.map(({ id }) => ({ id })), since: day('2026-03-01') },
    { players: players.map(({ slug }) => ({ slug })), teams: [{ id: someTeam.id }] },
  ];
  for (const scope of scopes) await same((store) => store.readScope(scope));
  const ids = players.map(({ id }) => id);
  await same((store) => store.squads(teams.map(({ id }) => id)));
  await same((store) => store.teamsOf(ids));
  await same((store) => store.nextFixtures(teams.map(({ id }) => id)));
  await same((store) => store.suspensionsOf(ids));
  await same((store) => store.estimates(injuries.map(({ id }) => id)));
  await same((store) => store.estimatesOfSources(injuries.map(({ id }) => id)));
  await same((store) =>
    store.estimateActors(
      injuries.map(({ id }) => id),
      [1, 2, 3, 4],
    ),
  );
  await same((store) => Promise.all(ids.map((id) => store.publishedAt(id, processedUntil))));
  await same((store) => Promise.all(ids.map((id) => store.publishedAt(id, instant('2026-01-15T00:00:00Z')))));
  await same((store) => store.tokens.all());
  await same((store) => store.nextKickoff(someFixture.kickoffAt ?? processedUntil));
  await same(async (store) => (await store.timeZones()).toSorted());
  const forecasts = await same(async (store) =>
    (await store.forecasts({ team: null, competition: null, from: null, to: null }))
      .map((forecast) => JSON.stringify(Object.entries(forecast).toSorted()))
      .toSorted(),
  );
  expect(forecasts).not.toEqual([]);
});
