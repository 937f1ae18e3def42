import { recordCommit } from '../measurement/instruments.ts';
import { type FixtureRow, type InjuryRow, type PlayerRow, type DataSource, statusOn } from './api.ts';

/** A missed game whose opponent is resolved later. */
interface Game {
  readonly fixtureId: number;
  readonly date: string;
  readonly competition: string;
  readonly home: boolean;
  readonly opponentId: number;
  readonly status: string;
}

/** The publish/subscribe API of a competitor. */
export interface PubSub<Context> {
  publish(player: string, games: readonly Game[], context: Context): unknown;
  subscribe(player: string, context: Context): unknown;
}

/** Returns the resolvers of all competitors. Lists are computed once per event, opponents once per subscriber. */
export function resolversOver<Context>(dataSource: DataSource, { publish, subscribe }: PubSub<Context>) {
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
    const injury = player && dataSource.openInjury(player.id);
    if (player === undefined || injury === undefined) return [];
    return dataSource.fixtures(player.teamId, injury.occurred, injury.returnTo).map(gameOf(player, injury));
  }

  return {
    Query: {
      player: (_: unknown, { id }: { id: string }) => dataSource.player(Number(id)),
      team: (_: unknown, { id }: { id: string }) => dataSource.team(Number(id)),
    },
    Team: { players: ({ id }: { id: number }) => dataSource.players(id) },
    Player: {
      team: ({ teamId }: PlayerRow) => dataSource.team(teamId),
      injuries: ({ id }: PlayerRow) => dataSource.injuries(id),
      missedGames: (player: PlayerRow) => missedGames(player),
      availability: ({ id, teamId }: PlayerRow) => {
        const injury = dataSource.openInjury(id);
        const next = dataSource.nextFixture(teamId);
        return {
          status: statusOn(next?.date ?? '', injury),
          fixtureId: next?.id,
          expectedReturn: injury?.returnTo ?? null,
        };
      },
    },
    Injury: { open: ({ open }: InjuryRow) => open === 1 },
    MissedGame: { opponent: ({ opponentId }: Game) => dataSource.team(opponentId) },
    Mutation: {
      reviseRecovery: async (
        _: unknown,
        args: { injuryId: string; returnFrom: string; returnTo: string },
        context: Context,
      ) => {
        const injury = dataSource.revise(Number(args.injuryId), args.returnFrom, args.returnTo);
        recordCommit();
        if (injury === undefined) return null;
        await publish(String(injury.playerId), missedGames(dataSource.player(injury.playerId)), context);
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
