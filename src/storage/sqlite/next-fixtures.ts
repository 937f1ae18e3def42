import type { Day, Instant } from '../../domain/day.ts';
import { byKickoff, type Fixture, type FixtureId, teamsOf } from '../../domain/fixture.ts';
import type { TeamId } from '../../domain/team.ts';
import type { FactCache } from './fact-cache.ts';
import { isFrom } from './team-fixtures.ts';

/** Returns each team's first fixture that has not begun, from the same fixtures as the snapshots. */
export function nextFixtures(facts: FactCache, teams: readonly TeamId[]): (FixtureId | null)[] {
  facts.refresh();
  const { at, openFrom } = facts.days;
  const wanted = new Set(teams);
  const first = new Map<TeamId, Fixture>();
  for (const { fixtures } of facts.fixtures.seasonsOf(wanted, openFrom)) {
    for (const fixture of fixtures.values()) {
      if (!isScheduled(fixture) || !isFrom(openFrom, fixture)) continue;
      for (const team of teamsOf(fixture)) {
        const known = first.get(team);
        // Compared first, because most fixtures are later ones.
        const isEarlier = wanted.has(team) && (known === undefined || byKickoff(fixture, known) < 0);
        if (isEarlier && isAhead(facts, fixture, at)) first.set(team, fixture);
      }
    }
  }
  return teams.map((team) => first.get(team)?.id ?? null);
}

function isScheduled({ status, certainty }: Fixture): boolean {
  return (status === 'SCHEDULED' || status === 'TIMED') && certainty === 'CONFIRMED';
}

/** Whether a fixture has not begun. Without a kick-off it has not until its last possible day at the ground is over. */
function isAhead(facts: FactCache, fixture: Fixture, now: Instant): boolean {
  if (fixture.day === null) return false;
  if (fixture.kickoffAt !== null) return fixture.kickoffAt > now;
  const today = dayAtGround(facts, fixture);
  return today !== null && (fixture.lastPossibleDay ?? fixture.day) >= today;
}

/** Returns the day at the ground of a fixture; in a zone without a team, the day at the home team. */
function dayAtGround(facts: FactCache, { venueTimeZone, home, away }: Fixture): Day | null {
  const { days } = facts;
  const atVenue = venueTimeZone === null ? undefined : days.byZone.get(venueTimeZone);
  const team = home ?? away;
  const zone = team === null ? undefined : facts.teams.of([team]).get(team)?.timeZone;
  return atVenue ?? (zone === undefined ? undefined : days.byZone.get(zone)) ?? null;
}
