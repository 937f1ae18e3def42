import DatabaseFile from 'better-sqlite3';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, test } from 'vitest';
import { hashToken } from '../../src/auth/token.ts';
import { openApiClient } from '../support/api-client.ts';
import { databaseFile } from '../support/process.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url));

/** A database as it was before there were tokens by name: one player, hurt, and the hash of the only token. */
function databaseFromBefore(path: string): void {
  const migrations = join(dirname(path), 'migrations');
  cpSync(MIGRATIONS, migrations, { recursive: true });
  const journal = join(migrations, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  const file = new DatabaseFile(path);
  migrate(drizzle(file), { migrationsFolder: migrations });
  file.exec(`
    insert into team (id, slug, name, short_name, kind, time_zone, search)
      values ('t', 'girona', 'Girona FC', 'Girona', 'CLUB', 'Europe/Madrid', 'girona');
    insert into player (id, slug, name, search) values ('p', 'a-player', 'A Player', 'a-player');
    insert into membership (player_id, place, team_id) values ('p', 0, 't');
    insert into injury (id, player_id, body_part, occurred_on, status, standing_estimate, order_key)
      values ('i', 'p', 'KNEE', '2026-01-10', 'ACTIVE', 1, '2026-01-10 i');
    insert into estimate (injury_id, revision, basis, likely, reported_at, recorded_at)
      values ('i', 1, 'DATE', '2026-02-10', 1768039200000, 1768039200000);
    insert into setting (name, value) values ('editor-token-sha256', '${hashToken('the-token-from-before')}');
  `);
  file.close();
}

test('an installation of the first schema keeps its token and its estimates, whose recorder is unknown', async () => {
  using folder = databaseFile();
  databaseFromBefore(folder.env.DATABASE_URL.slice('file:'.length));
  await using api = await openApiClient({
    ...folder.env,
    SIDELINED_EDITOR_TOKEN: '',
    SIDELINED_CLOCK: '2026-01-20T12:00:00Z',
  });
  expect(api.app.createdToken).toBe(null);
  const editor = { authorization: 'Bearer the-token-from-before' };
  const injury = await api.injuryOf('a-player');
  const { data, errors } = await api.query(
    `mutation ($injury: ID!) { reviseRecoveryEstimate(input: { injury: $injury, estimate: { date: "2026-02-20" } }) {
      ... on Injury { estimates { revision recordedBy { token } } } } }`,
    { injury },
    editor,
  );
  expect(errors).toBe(undefined);
  expect(data.reviseRecoveryEstimate.estimates).toEqual([
    { revision: 2, recordedBy: { token: 'first-start' } },
    { revision: 1, recordedBy: null },
  ]);
});
