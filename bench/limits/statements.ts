import { servePosts } from './post-server.ts';
import { type InjuryRow, OPERATIONS, statusOn } from '../competitors/api.ts';
import { openDatabase } from '../competitors/database.ts';
import { TODAY } from '../dataset/league.ts';

/** L1: node:http, statements prepared for Q1 and Q2 only, and JSON.stringify, without GraphQL. */
const file = openDatabase();
const player = file.prepare<[number], { name: string; teamId: number; teamName: string }>(
  'SELECT p.name, p.team_id AS teamId, t.name AS teamName FROM player p JOIN team t ON t.id = p.team_id WHERE p.id = ?',
);
const injuries = file.prepare<[number], InjuryRow>(
  `SELECT id, player_id AS playerId, kind, occurred, return_from AS returnFrom, return_to AS returnTo, open
   FROM injury WHERE player_id = ? ORDER BY id`,
);
const games = file.prepare<
  [number, number, number, number, string, string],
  { fixtureId: number; date: string; competition: string; home: number; opponent: string }
>(
  `SELECT f.id AS fixtureId, f.date, f.competition, f.home_id = ? AS home, t.name AS opponent
   FROM fixture f JOIN team t ON t.id = f.home_id + f.away_id - ?
   WHERE (f.home_id = ? OR f.away_id = ?) AND f.date >= ? AND f.date < ? ORDER BY f.date, f.id`,
);
const team = file.prepare<[number], { name: string }>('SELECT name FROM team WHERE id = ?');
const next = file.prepare<[number, number, string], { id: number; date: string }>(
  'SELECT id, date FROM fixture WHERE (home_id = ? OR away_id = ?) AND date >= ? ORDER BY date, id LIMIT 1',
);
const squad = file.prepare<[number], { name: string; returnFrom: string | null; returnTo: string | null }>(
  `SELECT p.name, i.return_from AS returnFrom, i.return_to AS returnTo
   FROM player p LEFT JOIN injury i ON i.player_id = p.id AND i.open = 1 WHERE p.team_id = ? ORDER BY p.id`,
);

function missedGames(teamId: number, injury: InjuryRow | undefined) {
  if (injury === undefined) return [];
  return games
    .all(teamId, teamId, teamId, teamId, injury.occurred, injury.returnTo)
    .map(({ fixtureId, date, competition, home, opponent }) => ({
      fixtureId: String(fixtureId),
      date,
      competition,
      home: home === 1,
      opponent: { name: opponent },
      status: statusOn(date, injury),
    }));
}

function answerQ1(id: number) {
  const found = player.get(id);
  if (found === undefined) return { data: { player: null } };
  const hurt = injuries.all(id);
  const listed = hurt.map(({ playerId: _, id: injury, open, ...rest }) => ({
    id: String(injury),
    ...rest,
    open: open === 1,
  }));
  const current = hurt.find(({ open }) => open === 1);
  const { name, teamName, teamId } = found;
  return {
    data: { player: { name, team: { name: teamName }, injuries: listed, missedGames: missedGames(teamId, current) } },
  };
}

function answerQ2(id: number) {
  const fixture = next.get(id, id, TODAY);
  const fixtureId = String(fixture?.id);
  const players = squad.all(id).map(({ name, returnFrom, returnTo }) => {
    const injury = returnFrom === null || returnTo === null ? null : { returnFrom, returnTo };
    const status = statusOn(fixture?.date ?? '', injury);
    return { name, availability: { status, fixtureId, expectedReturn: returnTo } };
  });
  return { data: { team: { name: team.get(id)?.name, players } } };
}

servePosts((body) => {
  const { query, variables } = JSON.parse(body);
  const id = Number(variables.id);
  return JSON.stringify(query === OPERATIONS.Q1 ? answerQ1(id) : answerQ2(id));
});
