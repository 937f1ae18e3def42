import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verify } from '../../src/cli/verify.ts';
import { openMaintenance } from '../../src/storage/open-database.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { makeTwoClubs, openTwoClubs } from '../support/two-clubs.ts';

test.concurrent('verify reports rows that were changed outside the program, one line each', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  {
    await using api = await openTwoClubs(file.env);
    for (const date of ['2026-03-01', '2026-03-20', '2026-04-01']) await api.revise(injuries[0] ?? '', { date });
    await api.revise(injuries[1] ?? '', { date: '2026-03-05' });
  }
  expect(await sidelined(['verify'], file.env)).toEqual({
    code: 0,
    out: '3 players verified, 0 differences',
    errors: '',
  });

  const hand = new Database(file.path);
  hand.pragma('foreign_keys = off');
  // The estimate of Bigas is changed without a new revision of the list.
  hand.exec(`update estimate set basis = 'DATE', likely = '2026-02-02' where injury_id =
    (select i.id from injury i join player p on p.id = i.player_id where p.slug = 'pedro-bigas')`);
  hand.exec(`update published set published_at = published_at - 86400000 where revision = 3
    and player_id = (select id from player where slug = 'jose-gaya')`);
  hand.exec(`delete from published where revision = 2 and player_id =
    (select id from player where slug = 'thierry-correia')`);
  hand.exec(`delete from estimate where revision = 2 and injury_id =
    (select i.id from injury i join player p on p.id = i.player_id where p.slug = 'jose-gaya')`);
  hand.exec(`update fixture set order_key = 'never' where day = '2026-02-22'`);
  hand.exec(`update fixture set home_id = 'gone' where day = '2026-03-22'`);
  hand.exec(`insert into external_id (noun, source, value, ref) values ('team', 'a-feed', '7', 'gone')`);
  hand.close();

  const { code, out } = await sidelined(['verify'], file.env);
  expect(code).toBe(1);
  for (const found of [
    /^player pedro-bigas: revision 2 of the ledger lists \d games, the facts give \d: /m,
    /^player jose-gaya: revision 3 was published before the one before it$/m,
    /^player thierry-correia: the revisions of the ledger are not 1 to 3$/m,
    /^injury \S+: the revisions of the estimates are not 1 to 4$/m,
    /^fixture \S+: its order key is wrong$/m,
    /^row \d+ of fixture refers to no team that exists$/m,
    /^id 7 of a-feed: it belongs to a team that does not exist$/m,
    /^3 players verified, \d+ differences$/m,
  ]) {
    expect(out).toMatch(found);
  }
});

test.concurrent('verify and backup while a server writes: a copy of one snapshot, which is served like its original', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  const copy = `${file.folder}/copy.db`;
  {
    await using api = await openTwoClubs(file.env);
    // Each backup has this revision.
    await api.revise(injuries[0] ?? '', { date: '2026-03-09' });
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1) await api.revise(injuries[n % 3] ?? '', { date: `2026-03-${10 + (n % 20)}` });
    })();
    const [verified, backedUp] = await Promise.all([
      sidelined(['verify'], file.env),
      sidelined(['backup', copy], file.env),
    ]);
    writing = false;
    await writer;
    expect(verified).toEqual({ code: 0, out: '3 players verified, 0 differences', errors: '' });
    expect(backedUp).toEqual({ code: 0, out: `Backup written to ${copy} and checked.`, errors: '' });
  }
  const ofCopy = { DATABASE_URL: `file:${copy}` };
  expect(await sidelined(['verify'], ofCopy)).toMatchObject({ code: 0 });
  await using api = await openTwoClubs(ofCopy);
  expect(await api.list('jose-gaya')).toMatchObject({ cause: 'ESTIMATE_REVISED' });
});

test.concurrent('a backup overwrites no file and needs an existing database', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  const before = readFileSync(file.path);
  const over = await sidelined(['backup', file.path], file.env);
  expect(over).toMatchObject({ code: 1, out: '' });
  expect(over.errors).toBe(`${file.path} exists already; nothing is overwritten.`);
  expect(readFileSync(file.path).equals(before)).toBe(true);

  const nowhere = `${file.folder}/nowhere.db`;
  for (const command of [['verify'], ['backup', `${file.folder}/copy.db`]]) {
    const ran = await sidelined(command, { DATABASE_URL: `file:${nowhere}` });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.errors).toBe(`The database ${nowhere} cannot be opened: unable to open database file.`);
  }
  expect(existsSync(nowhere)).toBe(false);
  expect(existsSync(`${file.folder}/copy.db`)).toBe(false);
  expect(statSync(file.path).size).toBe(before.length);
});

test.concurrent('verify compares the bans by cards with the cards', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  {
    await using api = await openTwoClubs(file.env);
    await api.advanceTo('2026-02-09T12:00:00Z');
    const fixture = await api.fixture('valencia', 'elche', '2026-02-08');
    const card = { fixture, player: { slug: 'jose-gaya' }, colour: 'RED' };
    expect(await api.edit('recordCards', { cards: [card] }, 'suspensions { matches }')).toMatchObject({
      suspensions: [{ matches: 1 }],
    });
  }
  const lines: string[] = [];
  const run = async () => verify(await openMaintenance({ database: file.path }), (line) => lines.push(line));
  expect(await run()).toEqual({ players: 3, differences: 0 });
  const hand = new Database(file.path);
  hand.exec('delete from card');
  hand.close();
  expect(await run()).toEqual({ players: 3, differences: 1 });
  expect(lines[0]).toMatch(/^player jose-gaya: the suspension cards-red-\S+ does not follow from the cards$/);
});
