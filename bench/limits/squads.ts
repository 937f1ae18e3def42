import { statusOn } from '../competitors/api.ts';
import { openDatabase } from '../competitors/database.ts';
import { absent, BAN, banned, cards, ENDS, SINCE } from '../dataset/absences.ts';
import { COMPETITIONS, TODAY } from '../dataset/league.ts';
import { servePosts } from './post-server.ts';

/** L1 for a squad with its injuries, absences, bans and cards: statements prepared for this query only. */
const file = openDatabase();
file.exec(`
  CREATE TABLE absence(id INTEGER PRIMARY KEY, player_id INTEGER NOT NULL, kind TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, words TEXT NOT NULL);
  CREATE TABLE ban(id INTEGER PRIMARY KEY, player_id INTEGER NOT NULL, imposed TEXT NOT NULL, matches INTEGER NOT NULL);
  CREATE TABLE card(player_id INTEGER NOT NULL, fixture_id INTEGER NOT NULL, colour TEXT NOT NULL);
  CREATE INDEX absence_player ON absence(player_id);
  CREATE INDEX ban_player ON ban(player_id);
  CREATE INDEX card_player ON card(player_id, colour);
  CREATE INDEX card_fixture ON card(fixture_id, colour);`);
const addAbsence = file.prepare('INSERT INTO absence VALUES (?, ?, ?, ?, ?, ?)');
for (const [place, player] of absent.entries()) addAbsence.run(place, player, 'PERSONAL', SINCE, ENDS[0], 'leave');
const addBan = file.prepare('INSERT INTO ban VALUES (?, ?, ?, ?)');
for (const [place, player] of banned.entries()) addBan.run(place, player, SINCE, BAN);
const addCard = file.prepare('INSERT INTO card VALUES (?, ?, ?)');
for (const { player, fixture, colour } of cards) addCard.run(player, fixture, colour);

interface OfPlayer {
  readonly id: number;
  readonly playerId: number;
}

const team = file.prepare<[number], { name: string }>('SELECT name FROM team WHERE id = ?');
const next = file.prepare<[number, number, string], { id: number; date: string; competition: string }>(
  'SELECT id, date, competition FROM fixture WHERE (home_id = ? OR away_id = ?) AND date >= ? ORDER BY date, id LIMIT 1',
);
const last = file.prepare<[number, number, string, string], { id: number }>(
  `SELECT id FROM fixture WHERE (home_id = ? OR away_id = ?) AND competition = ? AND date < ? ORDER BY date DESC LIMIT 1`,
);
const squad = file.prepare<
  [number],
  { id: number; name: string; injury: number | null; kind: string; returnFrom: string | null; returnTo: string | null }
>(
  `SELECT p.id, p.name, i.id AS injury, i.kind, i.return_from AS returnFrom, i.return_to AS returnTo
   FROM player p LEFT JOIN injury i ON i.player_id = p.id AND i.open = 1 WHERE p.team_id = ? ORDER BY p.id`,
);
const absences = file.prepare<
  [number, string, string],
  OfPlayer & { kind: string; since: string; until: string; words: string }
>(
  `SELECT a.id, a.player_id AS playerId, a.kind, a.since, a.until, a.words FROM absence a JOIN player p ON p.id = a.player_id
   WHERE p.team_id = ? AND a.since <= ? AND a.until > ?`,
);
const bans = file.prepare<[string, string, number], OfPlayer & { imposed: string; matches: number; served: number }>(
  `SELECT b.id, b.player_id AS playerId, b.imposed, b.matches,
     (SELECT count(*) FROM fixture f WHERE (f.home_id = p.team_id OR f.away_id = p.team_id) AND f.competition = ?
        AND f.date > b.imposed AND f.date < ?) AS served
   FROM ban b JOIN player p ON p.id = b.player_id WHERE p.team_id = ?`,
);
const sentOff = file.prepare<[number, number], { playerId: number }>(
  `SELECT c.player_id AS playerId FROM card c JOIN player p ON p.id = c.player_id
   WHERE c.fixture_id = ? AND c.colour = 'RED' AND p.team_id = ?`,
);
const oneAway = file.prepare<[number], { name: string }>(
  `SELECT p.name FROM player p JOIN card c ON c.player_id = p.id AND c.colour = 'YELLOW'
   WHERE p.team_id = ? GROUP BY p.id HAVING count(*) IN (4, 9, 14) ORDER BY p.id`,
);

function answer(id: number) {
  const { id: fixture = 0, date = '', competition = '' } = next.get(id, id, TODAY) ?? {};
  const reasons = new Map<number, object[]>();
  const add = (player: number, reason: object): void => {
    const others = reasons.get(player);
    if (others === undefined) reasons.set(player, [reason]);
    else others.push(reason);
  };
  for (const { id: absence, playerId, kind, since, words } of absences.all(id, date, date)) {
    add(playerId, { type: 'Absence', id: String(absence), kind, from: since, words });
  }
  if (competition === COMPETITIONS[0]) {
    for (const { id: ban, playerId, imposed, matches, served } of bans.all(competition, date, id)) {
      if (served < matches) add(playerId, { type: 'Suspension', id: String(ban), matches, imposedOn: imposed });
    }
    const { id: lastMatch = 0 } = last.get(id, id, competition, date) ?? {};
    for (const { playerId } of sentOff.all(lastMatch, id)) {
      add(playerId, { type: 'Suspension', id: `card ${playerId}`, matches: 1, imposedOn: date });
    }
  }
  const fixtureId = String(fixture);
  const players = squad.all(id).map(({ id: player, name, injury, kind, returnFrom, returnTo }) => {
    const isOut = reasons.has(player);
    const hurt = returnFrom === null || returnTo === null ? null : { returnFrom, returnTo };
    if (hurt !== null) add(player, { type: 'Injury', id: String(injury), kind });
    const status = isOut ? 'OUT' : statusOn(date, hurt);
    return { name, availability: { status, fixtureId, reasons: reasons.get(player) ?? [] } };
  });
  return { data: { team: { name: team.get(id)?.name, players, oneCardAway: oneAway.all(id) } } };
}

servePosts((body) => JSON.stringify(answer(Number(JSON.parse(body).variables.id))));
