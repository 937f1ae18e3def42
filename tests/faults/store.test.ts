import Database from 'better-sqlite3';
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { EDITOR, type ApiClient, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { eventually } from '../support/eventually.ts';
import { makeTwoClubs, openTwoClubs } from '../support/two-clubs.ts';

async function readiness({ url }: ApiClient) {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: (await response.json()) as any };
}

const isReady = (api: ApiClient) => async () => (await readiness(api)).status === 200;

/** Revises as an editor and returns the response. */
function tryToRevise(api: ApiClient, injury: string | undefined, date: string) {
  const input = { injury, estimate: { date } };
  return api.query(mutationOf('reviseRecoveryEstimate', 'estimate { revision }'), { input }, EDITOR);
}

const REFUSED = {
  errors: [
    {
      message: 'The database is unavailable. The error was logged; please try again later.',
      extensions: { code: 'STORE_UNAVAILABLE', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    },
  ],
};

function failing(...parts: readonly (readonly [part: string, trouble: string])[]) {
  return {
    status: 503,
    body: {
      status: 'failing',
      failing: parts.map(([part, trouble]) => ({ part, trouble, since: expect.stringMatching(/^\d{4}-.+Z$/) })),
    },
  };
}

test('another process holds the database: reads are answered, a write is refused after its limit, and then works again', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using api = await openTwoClubs(file.env);
  await using page = api.subscribeToList('jose-gaya');
  const { revision } = (await page.next()).missedGames;
  // The time limit of the write ends when this clock is moved.
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const other = new Database(file.path);
  other.exec('begin exclusive');
  const writing = tryToRevise(api, injuries[0], '2026-03-09');
  let answered = false;
  void writing.finally(() => (answered = true));
  const read = await Promise.all(Array.from({ length: 20 }, () => api.list('pedro-bigas')));
  for (const list of read) expect(list.revision).toBeGreaterThan(0);
  expect(answered).toBe(false);
  vi.advanceTimersByTime(5_000);
  expect(await writing).toMatchObject(REFUSED);
  expect(await readiness(api)).toEqual(failing(['writes', 'LOCKED']));
  expect((await api.list('jose-gaya')).revision).toBe(revision);
  other.exec('rollback');
  other.close();

  await eventually('that all is well', isReady(api));
  await tryToRevise(api, injuries[0], '2026-03-10');
  expect((await page.next()).missedGames.revision).toBe(revision + 1);
});

test.concurrent('the readiness check sees a lock before a write does', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  await using api = await openTwoClubs(file.env);
  const other = new Database(file.path);
  other.exec('begin immediate');
  expect(await readiness(api)).toEqual(failing(['writes', 'LOCKED']));
  other.close();
  await eventually('that all is well', isReady(api));
});

test.concurrent('a midnight that failed is processed as soon as possible', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  await using api = await openTwoClubs(file.env);
  await using page = api.subscribeToList('jose-gaya');
  const other = new Database(file.path);
  const now = async () => (await api.query('{ now }')).data.now;
  // On a slow machine midnight may pass before the lock is held: then the next one does.
  for (let day = 1; ; day += 1) {
    await api.advanceTo(`2026-02-0${day}T22:59:59Z`);
    other.exec('begin immediate');
    if ((await now()) < `2026-02-0${day}T23:00:00Z`) break;
    other.exec('rollback');
  }
  const evening = await api.list('jose-gaya');
  await page.until(({ missedGames }) => missedGames.revision === evening.revision);
  await eventually('the failed midnight', async () => {
    const { body } = await readiness(api);
    return body.failing?.some(({ part, trouble }: any) => part === 'time' && trouble === 'LOCKED') ?? false;
  });
  expect(await api.list('jose-gaya')).toEqual(evening);
  other.exec('rollback');
  other.close();
  const night = (await page.next()).missedGames;
  expect(night).toMatchObject({ revision: evening.revision + 1, cause: 'TIME_PASSED' });
  await eventually('that all is well', isReady(api));
});

test('the disk is full: nothing is half written, and writes work again as soon as there is space', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using api = await openTwoClubs({ ...file.env, SIDELINED_DATABASE_MB: '1' });
  const other = new Database(file.path);
  other.exec('create table ballast (load blob); insert into ballast values (zeroblob(1048576))');
  let refused: any;
  let written = 1;
  for (let n = 0; refused === undefined && n < 500; n += 1) {
    const answer = await tryToRevise(api, injuries[0], `2026-03-${10 + (n % 20)}`);
    if (answer.errors === undefined) written += 1;
    else refused = answer;
  }
  expect(refused).toMatchObject(REFUSED);
  expect(await readiness(api)).toEqual(failing(['writes', 'FULL']));
  const present = await api.list('jose-gaya');
  expect(present.games.length).toBeGreaterThan(0);
  const query = 'query ($id: ID!) { injury(id: $id) { estimates { revision } } }';
  expect((await api.query(query, { id: injuries[0] })).data.injury.estimates).toHaveLength(written);

  other.exec('drop table ballast');
  other.close();
  await eventually('that all is well', isReady(api));
  expect(await tryToRevise(api, injuries[0], '2026-04-20')).not.toHaveProperty('errors');
  expect((await api.list('jose-gaya')).revision).toBe(present.revision + 1);
  const verified = await sidelined(['verify'], file.env);
  expect(verified).toMatchObject({ code: 0 });
});

test('a database that may not be written is served to readers', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  // SQLite opens a file of a later format as read-only.
  overwrite(file.path, 18, Buffer.from([3]));
  await using api = await openTwoClubs(file.env);
  expect((await api.list('jose-gaya')).games.length).toBeGreaterThan(0);
  expect(await tryToRevise(api, injuries[0], '2026-03-09')).toMatchObject(REFUSED);
  expect(await readiness(api)).toEqual(failing(['writes', 'READ_ONLY']));
});

test('a file that is not a database, or is corrupt, refuses the start in one line', async () => {
  const garbage = Buffer.alloc(4096, 'garbage ');
  for (const at of ['head', 'middle']) {
    using file = databaseFile();
    await makeTwoClubs(file.env);
    const pages = statSync(file.path).size / 4096;
    if (at === 'head') overwrite(file.path, 0, garbage);
    else for (let page = 1; page < pages; page += 1) overwrite(file.path, page * 4096, garbage);
    const before = readFileSync(file.path);
    const { code, out, errors } = await sidelined(['serve'], { ...file.env, PORT: '0' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(/^The database \S+sidelined\.db cannot be opened: [^\n]+\.$/);
    expect(readFileSync(file.path).equals(before)).toBe(true);
  }
});

test('a database becomes corrupt while a server runs: readable data is served, and nothing more is written', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using api = await openTwoClubs({ ...file.env, SIDELINED_RESPONSE_CACHE: 'off' });
  const other = new Database(file.path);
  other.pragma('wal_checkpoint(truncate)');
  const root = other.prepare<[], number>(`select rootpage from sqlite_master where name = 'published'`).pluck().get();
  overwrite(file.path, ((root ?? 0) - 1) * 4096, Buffer.alloc(4096, 'garbage '));
  // Now the server reads the file again.
  other.exec(`insert into setting (name, value) values ('other', 'writer')`);
  other.close();

  const list = '{ player(by: { slug: "jose-gaya" }) { missedGames { revision } } }';
  expect(await api.query(list)).toMatchObject(REFUSED);
  expect(await readiness(api)).toEqual(failing(['writes', 'CORRUPT'], ['reads', 'CORRUPT']));
  expect((await api.query('{ player(by: { slug: "jose-gaya" }) { name } }')).data.player.name).toBe('José Gayà');
  expect(await tryToRevise(api, injuries[0], '2026-03-09')).toMatchObject(REFUSED);
  expect(JSON.stringify(await readiness(api))).not.toMatch(/sqlite|malformed|\.db/i);
});

test("a clock that jumped back is reported, writes continue, and the ledger's instants never decrease", async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const ahead = await openApiClient({ ...file.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: inTwoDays });
  await ahead[Symbol.asyncDispose]();
  await using api = await openApiClient({ ...file.env, SIDELINED_SEED: 'none' });
  expect(await readiness(api)).toEqual(failing(['clock', 'CLOCK_BEHIND']));
  const before = await api.list('jose-gaya');
  const { data } = await tryToRevise(api, injuries[0], `${Number(inTwoDays.slice(0, 4)) + 1}-02-01`);
  expect(data.reviseRecoveryEstimate).toMatchObject({ __typename: 'Injury' });
  const after = await api.list('jose-gaya');
  expect(after.revision).toBe(before.revision + 1);
  expect(Date.parse(after.assessedAt)).toBeGreaterThanOrEqual(Date.parse(before.assessedAt));
  const verified = await sidelined(['verify'], file.env);
  expect(verified).toMatchObject({ code: 0 });
});

function overwrite(path: string, position: number, bytes: Buffer): void {
  if (position === 0 && bytes.length >= statSync(path).size) return writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, position);
  closeSync(descriptor);
}
