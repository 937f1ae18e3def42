import { type Day, dayIn, type Instant } from '../day.ts';
import { teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { Facts } from './facts.ts';
import { zoneOf } from './dossier.ts';
import { groundZone } from './fixture-state.ts';

/**
 * Returns the latest day on which something may have happened to a player by now. It is today at the club, or the match
 * day of one of their fixtures if that day has begun at its ground.
 */
export function latestDayOf(player: Player, { fixtures, teams }: Pick<Facts, 'fixtures' | 'teams'>, now: Instant): Day {
  let latest = dayIn(zoneOf(player, teams, now), now);
  for (const fixture of fixtures.values()) {
    if (fixture.day === null || fixture.day <= latest || teamFor(player, fixture) === null) continue;
    if (fixture.day <= dayIn(groundZone(fixture, teams), now)) latest = fixture.day;
  }
  return latest;
}
