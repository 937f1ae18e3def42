import type { Day, Instant } from '../day.ts';
import { byKickoff, type Fixture, type FixtureId, teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { Dossier } from './dossier.ts';
import type { Facts } from './facts.ts';
import { dayForPlayer, hasBegun, isCalledOff } from './fixture-state.ts';
import { squadRole } from './squad-role.ts';

/**
 * Returns the fixture in which an injury of that day probably happened; null if there is none. It is the last fixture
 * of the player's teams on that day that has begun and has no line-up without the player. `zone`: that of the player's
 * club.
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
      mayHaveTakenPart({ player, lineups: facts.lineups }, fixture),
  );
  return played.toSorted(byKickoff).at(-1)?.id ?? null;
}

/** Whether the player belongs to a team of the fixture, and no line-up says that the player was not there. */
export function mayHaveTakenPart(dossier: Pick<Dossier, 'player' | 'lineups'>, fixture: Fixture): boolean {
  const team = teamFor(dossier.player, fixture);
  return team !== null && squadRole(dossier, fixture, team) !== 'ABSENT';
}
