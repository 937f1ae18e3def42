import type { Day, Instant } from '../day.ts';
import { byKickoff, type FixtureId, teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { Facts } from './facts.ts';
import { dayForPlayer, hasBegun, isCalledOff } from './fixture-state.ts';

/**
 * Returns the fixture in which an injury of that day probably happened: the last one of the player's teams on that day
 * that has begun. Null if there is none. `zone`: that of the player's club.
 */
export function guessOccurrence(
  player: Player,
  facts: Facts,
  { at, zone }: { readonly at: Instant; readonly zone: string },
  occurredOn: Day,
): FixtureId | null {
  const now = { at, teams: facts.teams, lineups: facts.lineups };
  const played = [...facts.fixtures.values()].filter(
    (fixture) =>
      (fixture.day === occurredOn || dayForPlayer(fixture, { zone }) === occurredOn) &&
      hasBegun(fixture, now) &&
      !isCalledOff(fixture, now) &&
      teamFor(player, fixture) !== null,
  );
  return played.toSorted(byKickoff).at(-1)?.id ?? null;
}
