import { noteCommit } from '../measured/instruments.ts';
import { type FixtureRow, type InjuryRow, type PlayerRow, type Reading, statusOn } from './api.ts';

/** A game that a player misses, the opponent still to be looked up. */
interface Game {
  readonly fixtureId: number;
  readonly date: string;
  readonly competition: string;
  readonly home: boolean;
  readonly opponentId: number;
  readonly status: string;
}

/** How a rival carries news to its subscribers. */
export interface Carrying<Context> {
  publish(player: string, games: readonly Game[], context: Context): unknown;
  subscribe(player: string, context: Context): unknown;
}

/** The same resolvers for all rivals. The list is computed once for an event, opponents once for each subscriber. */
export function resolversOver<Context>(reading: Reading, { publish, subscribe }: Carrying<Context>) {
  const gameOf =
    (player: PlayerRow, injury: InjuryRow) =>
    ({ id, date, competition, homeId, awayId }: FixtureRow): Game => {
      const home = homeId === player.teamId;
      return {
        fixtureId: id,
        date,
        competition,
        home,
        opponentId: home ? awayId : homeId,
        status: statusOn(date, injury),
      };
    };

  function missedGames(player: PlayerRow | undefined): Game[] {
    const injury = player && reading.openInjury(player.id);
    if (player === undefined || injury === undefined) return [];
    return reading.fixtures(player.teamId, injury.occurred, injury.returnTo).map(gameOf(player, injury));
  }

  return {
    Query: {
      player: (_: unknown, { id }: { id: string }) => reading.player(Number(id)),
      team: (_: unknown, { id }: { id: string }) => reading.team(Number(id)),
    },
    Team: { players: ({ id }: { id: number }) => reading.players(id) },
    Player: {
      team: ({ teamId }: PlayerRow) => reading.team(teamId),
      injuries: ({ id }: PlayerRow) => reading.injuries(id),
      missedGames: (player: PlayerRow) => missedGames(player),
      availability: ({ id, teamId }: PlayerRow) => {
        const injury = reading.openInjury(id);
        const next = reading.nextFixture(teamId);
        return {
          status: statusOn(next?.date ?? '', injury),
          fixtureId: next?.id,
          expectedReturn: injury?.returnTo ?? null,
        };
      },
    },
    Injury: { open: ({ open }: InjuryRow) => open === 1 },
    MissedGame: { opponent: ({ opponentId }: Game) => reading.team(opponentId) },
    Mutation: {
      reviseRecovery: async (
        _: unknown,
        said: { injuryId: string; returnFrom: string; returnTo: string },
        context: Context,
      ) => {
        const injury = reading.revise(Number(said.injuryId), said.returnFrom, said.returnTo);
        noteCommit();
        if (injury === undefined) return null;
        await publish(String(injury.playerId), missedGames(reading.player(injury.playerId)), context);
        return injury;
      },
    },
    Subscription: {
      missedGames: {
        subscribe: (_: unknown, { playerId }: { playerId: string }, context: Context) => subscribe(playerId, context),
        resolve: (games: readonly Game[]) => games,
      },
    },
  };
}
