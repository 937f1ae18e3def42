import DatabaseFile from 'better-sqlite3';
import { fixtures, injuries, players, teams } from '../dataset/league.ts';

const TABLES = `
  CREATE TABLE team(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE player(id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL, name TEXT NOT NULL);
  CREATE TABLE fixture(id INTEGER PRIMARY KEY, competition TEXT NOT NULL, date TEXT NOT NULL, home_id INTEGER NOT NULL,
    away_id INTEGER NOT NULL);
  CREATE TABLE injury(id INTEGER PRIMARY KEY, player_id INTEGER NOT NULL, kind TEXT NOT NULL, occurred TEXT NOT NULL,
    return_from TEXT NOT NULL, return_to TEXT NOT NULL, open INTEGER NOT NULL);
  CREATE INDEX player_team ON player(team_id);
  CREATE INDEX fixture_home ON fixture(home_id, date);
  CREATE INDEX fixture_away ON fixture(away_id, date);
  CREATE INDEX injury_player ON injury(player_id, open);`;

/** Opens an in-memory database with the data set in plain tables, for competitors and limits. */
export function openDatabase(): DatabaseFile.Database {
  const file = new DatabaseFile(':memory:');
  file.exec(TABLES);
  const put = (table: string, rows: readonly (readonly unknown[])[]): void => {
    const statement = file.prepare(`INSERT INTO ${table} VALUES (${rows[0]?.map(() => '?').join(', ')})`);
    for (const row of rows) statement.run(row);
  };
  file.transaction(() => {
    put(
      'team',
      teams.map(({ id, name }) => [id, name]),
    );
    put(
      'player',
      players.map(({ id, team, name }) => [id, team, name]),
    );
    put(
      'fixture',
      fixtures.map(({ id, competition, date, home, away }) => [id, competition, date, home, away]),
    );
    put(
      'injury',
      injuries.map((i) => [i.id, i.player, i.kind, i.occurredOn, i.earliest, i.latest, 1]),
    );
  })();
  return file;
}
