import { LIMITS } from '../limits.ts';
import { type PlayerId } from '../domain/player.ts';
import { teamsOf } from '../domain/fixture.ts';
import type { TeamId } from '../domain/team.ts';
import { competitionRef } from './competition.ts';
import type { Context } from './context.ts';
import { playerRef } from './player.ts';
import type { RefInput } from './references.ts';
import { badUserInput, notFoundError } from './request-errors.ts';
import { teamRef } from './team.ts';

/** More than any competition has. */
const MAX_FIXTURES = 2_000;

export interface FeedArgs {
  readonly players?: readonly RefInput[] | null | undefined;
  readonly team?: RefInput | null | undefined;
  readonly competition?: Omit<RefInput, 'external'> | null | undefined;
}

/** Returns the players of a feed: the named ones, those of a team's squad, and those of a competition's squads. */
export async function feedMembers({ players, team, competition }: FeedArgs, context: Context): Promise<PlayerId[]> {
  // A list without players would be followed for ever, without an event.
  if ((players ?? []).length === 0 && team == null && competition == null) {
    throw badUserInput('Give at least one of `players`, or `team` or `competition`.');
  }
  const named = await Promise.all((players ?? []).map((ref) => findPlayer(ref, context)));
  const teams = new Set<TeamId>();
  if (team != null) teams.add(await findTeam(team, context));
  if (competition != null) for (const id of await teamsIn(competition, context)) teams.add(id);
  const squads = await context.store.squads([...teams]);
  const members = new Set([...named, ...squads.flat()]);
  const { max } = LIMITS.feedPlayers;
  if (members.size > max) throw badUserInput(`The feed has ${members.size} players; the limit is ${max}.`);
  return [...members];
}

async function findPlayer(input: RefInput, { store }: Context): Promise<PlayerId> {
  const ref = playerRef(input);
  const found = ref && (await store.players.find(ref));
  if (found === null) throw notFoundError('player');
  return found.id;
}

async function findTeam(input: RefInput, { store }: Context): Promise<TeamId> {
  const ref = teamRef(input);
  const found = ref && (await store.teams.find(ref));
  if (found === null) throw notFoundError('team');
  return found.id;
}

async function teamsIn(input: Omit<RefInput, 'external'>, { store }: Context): Promise<TeamId[]> {
  const ref = competitionRef(input);
  const found = ref && (await store.competitions.find(ref));
  if (found === null) throw notFoundError('competition');
  const range = { after: null, before: null, limit: MAX_FIXTURES, last: false };
  const fixtures = await store.fixtures.list({ competition: found.id }, range);
  return fixtures.flatMap((fixture) => [...teamsOf(fixture)]);
}
