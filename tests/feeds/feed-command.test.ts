import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { news, type Snapshot, snapshot, squads } from '../support/fpl-feed.ts';
import { databaseFile, sidelined } from '../support/process.ts';

const KNEE = news('i', 'Knee injury - Unknown return date', '2025-08-23T16:30:00Z');

test('sidelined import fpl: from a folder, then from its URL; an invalid feed stores nothing', async () => {
  using file = databaseFile();
  const env = { ...file.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: '2025-09-01T12:00:00Z' };
  const folder = `${file.folder}/fpl`;
  mkdirSync(folder);
  const write = ({ bootstrap, fixtures }: Snapshot): void => {
    writeFileSync(`${folder}/bootstrap-static.json`, bootstrap);
    writeFileSync(`${folder}/fixtures.json`, fixtures);
  };
  const first = snapshot(squads({ 100: KNEE }));

  write({ ...first, bootstrap: '<!doctype html><title>The game is being updated.</title>' });
  const broken = await sidelined(['import', 'fpl', folder], env);
  expect(broken).toMatchObject({ code: 1, out: '', errors: expect.stringMatching(/is a web page, not JSON/) });

  write(first);
  const imported = await sidelined(['import', 'fpl', folder, '--json'], env);
  expect(JSON.parse(imported.out)).toMatchObject({
    teamsAdded: 4,
    fixturesAdded: 12,
    playersAdded: 24,
    injuriesReported: 1,
    asOf: '2025-08-23T16:30:00Z',
    dryRun: false,
  });

  const later = snapshot(squads({ 200: news('s', 'Suspended until 20 Sep', '2025-08-31T10:00:00Z') }));
  await using server = createServer((request, response) => {
    const body = { '/api/bootstrap-static/': later.bootstrap, '/api/fixtures/': later.fixtures }[request.url ?? ''];
    response.writeHead(body === undefined ? 503 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const live = await sidelined(['import', 'fpl', `${base}/api`], env);
  expect(live.out).toMatch(/1 returns recorded\n +1 bans imposed, changed or lifted\n +36 rows unchanged/);
});
