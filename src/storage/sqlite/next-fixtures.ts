import { addDays, type Day, dayIn, type Instant } from '../../domain/day.ts';
import { type Fixture, type FixtureId, teamsOf } from '../../domain/fixture.ts';
import { MAX_POSSIBLE_DAYS } from '../../domain/fixture-timing.ts';
import type { TeamId } from '../../domain/team.ts';
import { orderKeyOfFixture } from '../rows.ts';
import type { FactCache } from './fact-cache.ts';

/** Returns each team's first fixture that has not begun, from the same fixtures as the snapshots. */
export function nextFixtures(facts: FactCache, teams: readonly TeamId[]): (FixtureId | null)[] {
  facts.refresh();
  const now = facts.processedUntil;
  const since = addDays(dayIn('UTC', now), -MAX_POSSIBLE_DAYS - 1);
  const fixtures = [...facts.fixtures.of(new Set(teams), since).fixtures.values()];
  const open = fixtures.filter((fixture) => isScheduled(fixture) && isAhead(facts, fixture, now));
  const first = new Map<TeamId, { readonly id: FixtureId; readonly key: string }>();
  for (const fixture of open) {
    const key = orderKeyOfFixture(fixture);
    for (const team of teamsOf(fixture)) {
      const known = first.get(team);
      if (known === undefined || key < known.key) first.set(team, { id: fixture.id, key });
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
