import type { Server } from '../measurement/server.ts';
import { COMPETITIONS, daysAfter, fixtures, players, teams, TODAY } from './league.ts';
import { write } from './editor.ts';
import type { Ids } from './seed.ts';

/**
 * Further facts about the squads of the league. In each squad five players have another absence, five have a ban of
 * three matches, and five have nine yellow cards, of which the fifth brought a ban; one more was sent off in the last
 * match.
 */
const [LEAGUE] = COMPETITIONS;
export const SINCE = '2026-01-04';
/** The days on which absences end. A revised absence alternates between them. */
export const ENDS = ['2026-02-14', '2026-02-07'] as const;
export const BAN = 3;
const YELLOWS = 9;

/** Returns the place of a player in the squad, from 0. */
const placeOf = (player: number): number => Math.floor((player - 1) / teams.length);
const withPlace = (is: (place: number) => boolean): readonly number[] =>
  players.map(({ id }) => id).filter((id) => is(placeOf(id)));

export const absent: readonly number[] = withPlace((place) => place % 5 === 1);
export const banned: readonly number[] = withPlace((place) => place % 5 === 2);
const cautioned = withPlace((place) => place % 5 === 3);
const sentOff = withPlace((place) => place === 4);

export interface Card {
  readonly player: number;
  readonly fixture: number;
  readonly colour: 'YELLOW' | 'RED';
}

/** Returns the league matches of a team before today, in order. */
function played(team: number): readonly number[] {
  return fixtures
    .filter(
      ({ competition, date, home, away }) => competition === LEAGUE && date < TODAY && [home, away].includes(team),
    )
    .map(({ id }) => id);
}

const teamOf = (player: number): number => players[player - 1]?.team ?? 0;

export const cards: readonly Card[] = [
  ...cautioned.flatMap((player) =>
    played(teamOf(player))
      .slice(0, YELLOWS)
      .map((fixture) => ({ player, fixture, colour: 'YELLOW' as const })),
  ),
  ...sentOff.flatMap((player) =>
    played(teamOf(player))
      .slice(-1)
      .map((fixture) => ({ player, fixture, colour: 'RED' as const })),
  ),
];

/** Enters these facts through the API, like an editor. Returns the ids of the absences, in the order of the players. */
export async function enterAbsences(server: Server, ids: Ids): Promise<string[]> {
  const refOf = (player: number): object => ({ id: ids.players.get(player) });
  const reported: string[] = [];
  for (const player of absent) {
    const input = { player: refOf(player), kind: 'PERSONAL', from: SINCE, until: { date: ENDS[0] }, words: 'leave' };
    reported.push(await write(server, 'reportAbsence', input));
  }
  const { competition, fixtureIds } = await fixturesOf(server, ids);
  for (const player of banned) {
    await write(server, 'imposeSuspension', { player: refOf(player), competition, imposedOn: SINCE, matches: BAN });
  }
  for (let start = 0; start < cards.length; start += 50) {
    const some = cards.slice(start, start + 50).map(({ player, fixture, colour }) => ({
      player: refOf(player),
      fixture: fixtureIds.get(fixture),
      colour,
    }));
    await write(server, 'recordCards', { cards: some }, '__typename');
  }
  return reported;
}

/** Returns the ids of the league and of its fixtures. */
async function fixturesOf(server: Server, ids: Ids) {
  const query =
    'query ($from: Date!, $to: Date!) { fixtures(filter: { from: $from, to: $to }) { nodes { id competition { id name } home { id } } } }';
  const fixtureIds = new Map<number, string>();
  let competition = '';
  for (const date of new Set(fixtures.filter((one) => one.competition === LEAGUE).map((one) => one.date))) {
    const variables = { from: date, to: daysAfter(date, 1) };
    const { data } = JSON.parse(await server.post(JSON.stringify({ query, variables })));
    for (const node of data.fixtures.nodes) {
      if (!node.competition.name.startsWith(LEAGUE)) continue;
      competition = node.competition.id;
      const known = fixtures.find(
        (one) => one.competition === LEAGUE && one.date === date && ids.teams.get(one.home) === node.home.id,
      );
      if (known !== undefined) fixtureIds.set(known.id, node.id);
    }
  }
  return { competition, fixtureIds };
}
