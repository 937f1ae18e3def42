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

/** Creates a database of the first schema, without named tokens: one injured player and the hash of the only token. */
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
    insert into player (id, slug, name, search) values ('v', 'vinicius-junior', 'Vinícius Júnior', 'vinicius-junior'),
      ('b', 'ronaldo', 'Ronaldo', 'ronaldo');
    insert into competition (id, slug, name, season, kind) values
      ('c', 'la-liga-2025-26', 'La Liga', '2025-26', 'LEAGUE'), ('d', 'la-liga-2024-25', 'La Liga', '2024-25', 'LEAGUE'),
      ('w', 'world-cup-2026', 'World Cup', '2026', 'INTERNATIONAL');
    insert into fixture (id, competition_id, home_id, day, status, certainty, order_key)
      values ('f', 'c', 't', '2026-01-25', 'SCHEDULED', 'CONFIRMED', '2026-01-25 9007199254740991 f');
    insert into external_id (noun, source, value, ref) values ('fixture', 'feed', '1', 'f');
    insert into suspension (id, player_id, competition_id, matches, imposed_on) values ('s', 'p', 'c', 2, '2026-01-15');
    insert into published (player_id, revision, published_at, cause, list)
      values ('p', 1, 1768039200000, 'INJURY_REPORTED', '{"games":[],"count":{},"returnWindow":null,"targetReturn":null,"headline":"x"}');
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

  const { data: now } = await api.query(`{
    competitions(first: 5) { nodes { slug family { slug name seasons { slug } } country externalIds { value } } }
    players(first: 5) { nodes { slug shortName aliases gender } }
    teams(first: 5) { nodes { slug code colours aliases } }
    fixtures(first: 5) { nodes { date neutral dependsOn { outcome } externalIds { value } lastPossibleDate } }
    player(by: { slug: "a-player" }) {
      suspensions { matches competition { slug } }
      missedGames(asOf: "2026-01-10T12:00:00Z") { headline(language: ES) }
    }
    found: players(search: "junior vinicius") { nodes { slug } }
  }`);
  const liga = {
    slug: 'la-liga',
    name: 'La Liga',
    seasons: [{ slug: 'la-liga-2025-26' }, { slug: 'la-liga-2024-25' }],
  };
  const worldCup = { slug: 'world-cup', name: 'World Cup', seasons: [{ slug: 'world-cup-2026' }] };
  const unknown = { country: null, externalIds: [] };
  expect(now).toEqual({
    competitions: {
      nodes: [
        { slug: 'la-liga-2024-25', family: liga, ...unknown },
        { slug: 'la-liga-2025-26', family: liga, ...unknown },
        { slug: 'world-cup-2026', family: worldCup, ...unknown },
      ],
    },
    players: {
      nodes: [
        { slug: 'a-player', shortName: 'Player', aliases: [], gender: null },
        { slug: 'ronaldo', shortName: 'Ronaldo', aliases: [], gender: null },
        { slug: 'vinicius-junior', shortName: 'Vinícius Júnior', aliases: [], gender: null },
      ],
    },
    teams: { nodes: [{ slug: 'girona', code: null, colours: [], aliases: [] }] },
    fixtures: {
      nodes: [
        { date: '2026-01-25', neutral: false, dependsOn: null, externalIds: [{ value: '1' }], lastPossibleDate: null },
      ],
    },
    player: {
      suspensions: [{ matches: 2, competition: { slug: 'la-liga-2025-26' } }],
      // Published before sentences were data.
      missedGames: { headline: 'x' },
    },
    found: { nodes: [{ slug: 'vinicius-junior' }] },
  });
});
