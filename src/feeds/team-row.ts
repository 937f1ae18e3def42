import { type Day, daysBetween } from '../domain/day.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { Team } from '../domain/team.ts';
import type { FeedFixture } from './feed.ts';

/** A row with its teams; null while a side is open. */
export interface TeamRow {
  readonly row: FeedFixture;
  readonly home: Team | null;
  readonly away: Team | null;
}

/** Returns the days between a date and the day of a fixture, or the one that it had first; null if either is unknown. */
export function daysApart(date: Day | null, { day, originalDay }: Fixture): number | null {
  if (date === null) return null;
  const distances = [day, originalDay].filter((one) => one !== null).map((one) => Math.abs(daysBetween(one, date)));
  return distances.length === 0 ? null : Math.min(...distances);
}
