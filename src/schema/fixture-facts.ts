import { lineupsOf } from '../cache/cached-reads.ts';
import type { FixtureFacts } from '../cache/player-snapshot.ts';
import { type MaybePromise, whenAllKnown, whenKnown } from '../cache/reader.ts';
import { type Fixture, teamsOf } from '../domain/fixture.ts';
import { lineupKey } from '../domain/lineup.ts';
import type { Context } from './context.ts';

/**
 * Returns the line-ups of a fixture and the teams that it names. The snapshot of a player lacks them for fixtures that
 * nothing keeps the player out of; the time zone of the ground is that of the hosts.
 */
export function factsOf(fixture: Fixture, context: Context): MaybePromise<FixtureFacts> {
  const named = [...teamsOf(fixture), ...(fixture.dependsOn === null ? [] : [fixture.dependsOn.team])];
  return whenKnown(context.read(lineupsOf, fixture.id), (lineups) =>
    whenKnown(whenAllKnown(named.map((team) => context.store.teams.byId(team))), (teams) => ({
      lineups: new Map(lineups.map((lineup) => [lineupKey(lineup), lineup])),
      teams: new Map(teams.filter((team) => team !== null).map((team) => [team.id, team])),
    })),
  );
}
