import { addDays, type Day, dayIn, type Instant, startOfDay } from '../day.ts';
import { type Fixture, isOver, awaitsNewDate, teamsOf } from '../fixture.ts';
import { lineupKey } from '../lineup.ts';
import type { Dossier } from './dossier.ts';

type Now = Pick<Dossier, 'at' | 'teams' | 'lineups'>;

/** Returns the zone of the match day: that of the ground, else of the home team, else the away team. */
export function groundZone(fixture: Fixture, teams: Dossier['teams']): string {
  if (fixture.venueTimeZone !== null) return fixture.venueTimeZone;
  const host = fixture.home ?? fixture.away;
  return (host === null ? undefined : teams.get(host)?.timeZone) ?? 'UTC';
}

/**
 * Whether the fixture is or was played. A recorded state decides first; then the kick-off, as an instant; a fixture
 * without a kick-off is over at the end of its (last possible) match day, in the zone of the ground.
 */
export function hasBegun(fixture: Fixture, { at, teams, lineups }: Now): boolean {
  if (fixture.status === 'FINISHED' || fixture.status === 'IN_PLAY') return true;
  if (fixture.status === 'AWARDED') return hasLineup(fixture, lineups);
  if (isOver(fixture) || awaitsNewDate(fixture) || fixture.day === null) return false;
  if (fixture.kickoffAt !== null) return fixture.kickoffAt <= at;
  return (fixture.lastPossibleDay ?? fixture.day) < dayIn(groundZone(fixture, teams), at);
}

/** Returns the instant from which `hasBegun` presumes that a dated fixture has begun; null without a day. */
export function presumedStart(fixture: Fixture, teams: Dossier['teams']): Instant | null {
  if (fixture.kickoffAt !== null || fixture.day === null) return fixture.kickoffAt;
  return startOfDay(groundZone(fixture, teams), addDays(fixture.lastPossibleDay ?? fixture.day, 1));
}

/** Returns the day of the fixture in the player's zone. If the kick-off is known, it may differ from the match day. */
export function dayForPlayer(fixture: Fixture, { zone }: Pick<Dossier, 'zone'>): Day | null {
  return fixture.day === null || fixture.kickoffAt === null ? fixture.day : dayIn(zone, fixture.kickoffAt);
}

/** Whether the fixture cannot be assessed: undated, broken off, or past with its condition undecided. */
export function isUnresolved(fixture: Fixture, now: Now): boolean {
  const isUndecidedTie = fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, now);
  return fixture.day === null || awaitsNewDate(fixture) || isUndecidedTie;
}

/** Whether the fixture is not played at all, so that there is no game to miss. An awarded one with a line-up was played. */
export function isCalledOff(fixture: Fixture, { lineups }: Pick<Dossier, 'lineups'>): boolean {
  if (fixture.status === 'AWARDED') return !hasLineup(fixture, lineups);
  return fixture.status === 'CANCELLED' || fixture.status === 'REMOVED';
}

function hasLineup(fixture: Fixture, lineups: Dossier['lineups']): boolean {
  return teamsOf(fixture).some((team) => lineups.has(lineupKey({ fixture: fixture.id, team })));
}

/** Returns the days on which a dated fixture may still be played: one day, or the first and last possible. */
export function possibleDays({ day, lastPossibleDay }: Fixture, today: Day): Day[] {
  if (day === null) return [];
  if (lastPossibleDay === null) return [day];
  return day < today ? [lastPossibleDay] : [day, lastPossibleDay];
}
