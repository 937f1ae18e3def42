import { daysBetween } from './day.ts';
import type { Fixture, FixtureId } from './fixture.ts';

/**
 * Returns the fixtures that a merge of teams or competitions made the same match as another one. Each comes with the id
 * of the fixture to keep. `moved`: the fixtures that were entered for the duplicate, in their new state.
 */
export function coincidingFixtures(
  moved: readonly Fixture[],
  others: Iterable<Fixture>,
): ReadonlyMap<FixtureId, FixtureId> {
  const ids = new Set(moved.map(({ id }) => id));
  const kept = Map.groupBy(
    [...others].filter((fixture) => !ids.has(fixture.id) && isListed(fixture)),
    pairingOf,
  );
  const taken = new Set<FixtureId>();
  const merged = new Map<FixtureId, FixtureId>();
  for (const fixture of moved.filter(isListed)) {
    const [same] = (kept.get(pairingOf(fixture)) ?? [])
      .filter((other) => !taken.has(other.id) && isSameMatch(fixture, other))
      .toSorted((a, b) => distance(fixture, a) - distance(fixture, b));
    if (same === undefined) continue;
    taken.add(same.id);
    merged.set(fixture.id, same.id);
  }
  return merged;
}

function isListed({ status, home, away }: Fixture): boolean {
  return status !== 'REMOVED' && home !== null && away !== null;
}

function pairingOf({ competition, home, away }: Fixture): string {
  return `${competition} ${home} ${away}`;
}

/** Two teams meet at most once a day, and at most once a round at the same ground. */
function isSameMatch(a: Fixture, b: Fixture): boolean {
  const isSameDay = a.day !== null && a.day === b.day;
  const isSameRound = a.round !== null && a.round.toLowerCase() === b.round?.toLowerCase();
  return isSameDay || isSameRound;
}

/** Returns the distance in days; that of an unknown day is the largest. */
function distance(a: Fixture, b: Fixture): number {
  return a.day === null || b.day === null ? Number.MAX_SAFE_INTEGER : Math.abs(daysBetween(a.day, b.day));
}
