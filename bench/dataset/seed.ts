import type { Server } from '../measurement/server.ts';
import { COMPETITIONS, fixtures, injuries, players, SEASON, teams } from './league.ts';
import { write } from './editor.ts';

/** The ids in Sidelined of the numbered entities of the data set. */
export interface Ids {
  readonly teams: ReadonlyMap<number, string>;
  readonly players: ReadonlyMap<number, string>;
  readonly injuries: ReadonlyMap<number, string>;
}

/** Enters the data set through the API, like an editor. */
export async function enterLeague(server: Server): Promise<Ids> {
  const ids = {
    teams: new Map<number, string>(),
    players: new Map<number, string>(),
    injuries: new Map<number, string>(),
  };
  for (const { id, name } of teams) {
    const input = { name, slug: `team-${id}`, kind: 'CLUB', timeZone: 'Europe/London' };
    ids.teams.set(id, await write(server, 'registerTeam', input));
  }
  for (const { id, name, team } of players) {
    const input = { name, club: { id: ids.teams.get(team) } };
    ids.players.set(id, await write(server, 'registerPlayer', input));
  }
  for (const competition of COMPETITIONS) {
    const kind = competition === COMPETITIONS[0] ? 'LEAGUE' : 'CUP';
    const season = { competition, season: SEASON, kind, timeZone: 'Europe/London' };
    const file = { ...season, format: 'CSV', data: fileOf(competition) };
    await write(server, 'importFixtures', file, '__typename');
  }
  for (const { id, player, occurredOn, earliest, latest } of injuries) {
    const input = {
      player: { id: ids.players.get(player) },
      occurredOn,
      bodyPart: 'KNEE',
      estimate: { window: { earliest, latest } },
    };
    ids.injuries.set(id, await write(server, 'reportInjury', input));
  }
  return ids;
}

/** Returns the fixtures of a competition as a CSV file. */
function fileOf(competition: string): string {
  const rows = fixtures
    .filter((fixture) => fixture.competition === competition)
    .map(({ round, date, home, away }) => `${round},${date},${nameOf(home)},${nameOf(away)}`);
  return ['round,date,home,away', ...rows].join('\n');
}

function nameOf(team: number): string {
  return teams[team - 1]?.name ?? '';
}
