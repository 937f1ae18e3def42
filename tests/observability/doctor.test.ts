import DatabaseFile from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import type { CheckResult } from '../../src/storage/finding.ts';
import { openApiClient, TOKEN } from '../support/api-client.ts';
import { databaseFile, sidelined } from '../support/process.ts';

interface DoctorResults {
  readonly text: string;
  /** The states of the results about a subject. */
  of(about: string): string;
}

function read(findings: readonly CheckResult[], text: string): DoctorResults {
  expect(text).not.toContain(TOKEN);
  const about = (what: string) => findings.filter((one) => `${one.about} ${one.message}`.startsWith(what));
  return {
    text,
    of: (what) =>
      about(what)
        .map(({ state }) => state)
        .join(' '),
  };
}

async function resultsOfDoctor(env: Record<string, string>): Promise<DoctorResults> {
  const findings = await Array.fromAsync(doctor({ PORT: '0', SIDELINED_EDITOR_TOKEN: TOKEN, ...env }));
  return read(findings, JSON.stringify(findings));
}

/** The same from the command line. */
async function resultsOfCommand(
  env: Record<string, string>,
): Promise<DoctorResults & { readonly code: number | null }> {
  const { code, out, errors } = await sidelined(['doctor'], { SIDELINED_EDITOR_TOKEN: TOKEN, ...env });
  const text = `${out}
${errors}`;
  const findings = text
    .trim()
    .split('\n')
    .map((line): CheckResult => {
      const [, state, about, says] = /^(ok|warning|error) +(\S+(?: \S+)?) +(.*)$/.exec(line) ?? [];
      if (state !== 'ok' && state !== 'warning' && state !== 'error') throw new Error(line);
      return { state, about: about ?? '', message: says ?? '' };
    });
  return { code, ...read(findings, text) };
}

const pathOf = (env: { readonly DATABASE_URL: string }): string => env.DATABASE_URL.slice('file:'.length);

test.concurrent('before the first start, while the server runs, and if another process uses the port', async () => {
  using file = databaseFile();
  const fresh = await resultsOfDoctor(file.env);
  expect([fresh.of('node'), fresh.of('database'), fresh.of('clock')]).toEqual(['ok', 'warning', 'ok']);

  await using api = await openApiClient({ ...file.env, SIDELINED_METRICS_PORT: '0' });
  const { port } = new URL(api.url);
  const metrics = new URL(api.app.metricsUrl ?? '').port;
  const running = await resultsOfCommand({ ...file.env, PORT: port, SIDELINED_METRICS_PORT: metrics });
  expect(running.code, running.text).toBe(0);
  for (const about of [
    'node',
    'database',
    'writing',
    'journal',
    'folder',
    'migrations',
    'port',
    'metrics',
    'clock',
    'time processed',
    'time zones',
  ]) {
    expect(running.of(about), `${about} in ${running.text}`).toMatch(/^ok/);
  }
  expect(running.text).toContain('Sidelined is running there, and ready');
  expect(running.text).toContain('a movable clock, at 2026-02-01T20:0');

  const other = createServer((socket) => socket.end('nothing of yours'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port: taken } = other.address() as AddressInfo;
  expect((await resultsOfDoctor({ ...file.env, PORT: String(taken) })).of('port')).toBe('error');
  other.close();
});

test.concurrent('problems are reported with a remedy, and the command exits with 1', async () => {
  using file = databaseFile();
  writeFileSync(pathOf(file.env), 'these bytes are not a database of any kind at all. '.repeat(100));
  const damaged = await resultsOfCommand({ ...file.env, PORT: '0' });
  expect([damaged.code, damaged.of('database')]).toEqual([1, 'error']);
  expect(damaged.text).toContain('SQLITE_NOTADB');

  const wrong = await resultsOfDoctor({ SIDELINED_LOG: 'loud', SIDELINED_METRICS_PORT: 'many' });
  expect(wrong.of('configuration')).toBe('error error');
  const same = await resultsOfDoctor({ PORT: '4000', SIDELINED_METRICS_PORT: '4000' });
  expect(same.of('configuration')).toBe('error');
});

test.concurrent('a database of a newer version, an unknown time zone, a clock behind the last boundary, a lock', async () => {
  using file = databaseFile();
  await (await openApiClient(file.env))[Symbol.asyncDispose]();
  const database = new DatabaseFile(pathOf(file.env));
  database.exec(`
    INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999);
    UPDATE team SET time_zone = 'Europe/Atlantis' WHERE id = (SELECT id FROM team LIMIT 1);
    UPDATE setting SET value = '4102444800000' WHERE name = 'worked-until';
    BEGIN IMMEDIATE;
  `);
  const found = await resultsOfDoctor({ ...file.env, SIDELINED_SEDE: 'none' });
  database.close();
  expect(found.of('database')).toBe('ok');
  expect(found.of('migrations')).toBe('error');
  expect(found.of('time zones')).toBe('error');
  expect(found.of('time processed')).toBe('warning');
  expect(found.of('writing')).toBe('error');
  expect(found.of('configuration SIDELINED_SEDE')).toBe('warning');
});

test('the file of the polled feeds and their keys are checked', async () => {
  using file = databaseFile();
  const path = `${file.folder}/sync.json`;
  const source = { name: 'la-liga', format: 'API_FOOTBALL', league: 140, season: 2025, schedule: '0 * * * *' };
  const env = { ...file.env, SIDELINED_SYNC: path };
  expect((await resultsOfDoctor(env)).of('feeds')).toBe('error');
  writeFileSync(path, JSON.stringify({ sources: [source] }));
  expect((await resultsOfDoctor(env)).of('feeds API_FOOTBALL_KEY is not set')).toBe('error');
  const found = await resultsOfDoctor({ ...env, API_FOOTBALL_KEY: 'a-secret-key' });
  expect(found.of('feeds la-liga')).toBe('ok');
  expect(found.text).not.toContain('a-secret-key');
});
