import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { databaseFile, sidelined, startServer } from '../support/process.ts';
import { seasonVersion } from '../support/season-imports.ts';

const LEAGUE =
  '--competition=La-Liga --season=2025-26 --kind=LEAGUE --time-zone=Europe/Madrid --country=ESP --gender=men'.split(
    ' ',
  );

test('the command prints what it resolved, asks what it cannot resolve, and is refused while a server runs', async () => {
  using file = databaseFile();
  const env = { ...file.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2026-06-30T12:00:00Z' };
  const write = (name: string, matches: readonly object[], encoding: BufferEncoding = 'utf8'): string => {
    writeFileSync(`${file.folder}/${name}`, JSON.stringify({ matches }), encoding);
    return `${file.folder}/${name}`;
  };
  const load = (path: string, ...more: string[]) =>
    sidelined(['import', 'openfootball', path, ...LEAGUE, ...more], env);
  const first = write('july.json', seasonVersion('es.1.2025-26.as-of-2025-07-30'));

  const dry = await load(first, '--dry-run');
  expect(dry.out).toMatch(/380 added, .* 20 new teams\nDry run: nothing was stored\./);
  expect((await load(first)).out).toMatch(/380 added, 0 moved, 0 finished, 0 unchanged; 20 new teams/);
  expect((await load(first)).out).toMatch(/380 unchanged; 0 new teams\nNothing has changed\./);

  const later = seasonVersion('es.1.2025-26.as-of-2026-02-19');
  const latin = write('latin1.json', later, 'latin1');
  expect(await load(latin)).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/not in utf-8; expected .*--encoding latin1/),
  });
  expect((await load(latin, '--encoding', 'latin1')).out).toMatch(
    /"Deportivo Alavés" is alaves: 38 of its 38 matches in known rounds are fixtures of CD Alavés\./,
  );

  const unknown = later.map((row) => ({
    ...row,
    team1: row.team1 === 'Getafe CF' ? 'Numancia' : row.team1,
    round: undefined,
    date: row.team1 === 'Getafe CF' ? undefined : row.date,
    score: row.team1 === 'Getafe CF' ? {} : row.score,
    time: undefined,
  }));
  const asked = await load(write('unknown.json', unknown));
  expect(asked).toMatchObject({ code: 1, errors: expect.stringMatching(/^"Numancia" is not a known team/) });
  expect(asked.errors).toMatch(/Nothing was imported\. Say what each name means, e\.g\. --team "Numancia=[a-z-]+"\./);
  expect(await load(write('unknown.json', unknown), '--team', 'Numancia=nobody')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/There is no team with the slug "nobody", which the answer for "Numancia" names/),
  });
  expect(await load(`${file.folder}/missing.json`)).toEqual({
    code: 1,
    out: '',
    errors: `There is no file ${file.folder}/missing.json.`,
  });
  expect((await load(write('unknown.json', unknown), '--team', 'Numancia=getafe')).out).toMatch(/0 added/);

  await using server = await startServer({ ...env, SIDELINED_CLOCK: '' });
  expect(await load(first)).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/is in use: a server or another command writes to it/),
  });
  await expect(startServer({ ...env, SIDELINED_CLOCK: '' })).rejects.toThrow(/ended with 1/);
  await server.kill();
  expect((await load(first)).code).toBe(0);
});
