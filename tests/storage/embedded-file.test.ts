import Database from 'better-sqlite3';
import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';
import { databaseFile } from '../support/process.ts';
import { makeTwoClubs, openTwoClubs } from '../support/two-clubs.ts';

const pathIn = (env: Record<string, string>): string => env.DATABASE_URL?.replace('file:', '') ?? '';

test.skipIf(process.platform === 'win32')('the files of a database are for the user of the server alone', async () => {
  using file = databaseFile();
  await using api = await openApiClient({ ...file.env, SIDELINED_SEED: 'none' });
  expect((await api.query('{ now }')).errors).toBe(undefined);
  for (const end of ['', '-wal', '-shm']) expect(statSync(`${pathIn(file.env)}${end}`).mode & 0o777).toBe(0o600);
});

test('an empty file is not used as a new database', async () => {
  using file = databaseFile();
  writeFileSync(pathIn(file.env), '');
  await expect(openApiClient(file.env)).rejects.toThrow(/0 bytes/);
  expect(statSync(pathIn(file.env)).size).toBe(0);
  chmodSync(pathIn(file.env), 0o600);
});

test('a write to a file that was replaced or deleted is not acknowledged, and health reports it', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using api = await openTwoClubs(file.env);
  const path = pathIn(file.env);
  renameSync(path, `${path}.gone`);
  const revise = 'mutation ($i: ReviseRecoveryEstimateInput!) { reviseRecoveryEstimate(input: $i) { __typename } }';
  const input = { i: { injury: injuries[0], estimate: { date: '2026-03-01' } } };
  const { errors } = await api.query(revise, input, { authorization: 'Bearer a-token-for-the-tests' });
  expect(errors).toMatchObject([{ extensions: { code: 'STORE_UNAVAILABLE' } }]);
  const ready = await (await fetch(`${api.url}/health/ready`)).json();
  expect(ready.failing).toContainEqual(expect.objectContaining({ part: 'writes', trouble: 'IO_ERROR' }));
  renameSync(`${path}.gone`, path);
});

test('a value that zeroed pages made unreadable is a storage error, and health reports it', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  await using api = await openTwoClubs(file.env);
  const hand = new Database(pathIn(file.env));
  // A long value of which a page was zeroed, as SQLite returns it.
  hand.exec(`update published set list = substr(list, 1, 20) || char(0, 0, 0, 0)
    where player_id = (select id from player where slug = 'jose-gaya')`);
  hand.close();
  const { errors } = await api.query('{ player(by: { slug: "jose-gaya" }) { missedGames { headline } } }');
  expect(errors).toMatchObject([{ extensions: { code: 'STORE_UNAVAILABLE' } }]);
  const ready = await (await fetch(`${api.url}/health/ready`)).json();
  expect(ready.failing).toContainEqual(expect.objectContaining({ part: 'reads', trouble: 'CORRUPT' }));
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a database where nothing can be written is refused with the reason',
  async () => {
    using file = databaseFile();
    await makeTwoClubs(file.env);
    chmodSync(file.folder, 0o500);
    chmodSync(pathIn(file.env), 0o400);
    await expect(openApiClient(file.env)).rejects.toThrow(/is not writable for this user; change its permissions/);
    chmodSync(file.folder, 0o700);
  },
);
