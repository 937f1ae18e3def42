import { type Day, daysBetween } from '../../domain/day.ts';
import type { Fixture } from '../../domain/fixture.ts';
import { isSameRound } from '../../domain/identity/round-key.ts';
import type { Team } from '../../domain/team.ts';
import type { FeedFixture } from '../feed.ts';

/** A row with its teams; null while a side is open. */
export interface TeamRow {
  readonly row: FeedFixture;
  readonly home: Team | null;
  readonly away: Team | null;
  /** The day of the first part of a match that was broken off and is resumed here; otherwise null. */
  readonly resumes: Day | null;
}

/** Returns the days between a date and the current or original day of a fixture; null if either is unknown. */
export function daysApart(date: Day | null, { day, originalDay }: Fixture): number | null {
  if (date === null) return null;
  const distances = [day, originalDay].filter((one) => one !== null).map((one) => Math.abs(daysBetween(one, date)));
  return distances.length === 0 ? null : Math.min(...distances);
}

/** Returns the rows, each resumed match with its first part: a suspended row of the same pairing and round. */
export function withFirstParts(rows: readonly TeamRow[]): TeamRow[] {
  const suspended = rows.filter(({ row }) => row.status === 'SUSPENDED' && row.date !== null);
  if (suspended.length === 0) return [...rows];
  return rows.map((each) => {
    const { row, home, away } = each;
    const firstPart = suspended.find(
      (other) =>
        other !== each &&
        other.home === home &&
        other.away === away &&
        isSameRound(other.row.round, row.round) &&
        other.row.date !== null &&
        row.date !== null &&
        other.row.date < row.date,
    );
    return firstPart === undefined || home === null ? each : { ...each, resumes: firstPart.row.date };
  });
}

/** Returns the rows of each pairing, with the same side at home. The words of an open side count as a team. */
export function byPairing(rows: readonly TeamRow[]): TeamRow[][] {
  const groups: TeamRow[][] = [];
  const byHome = new Map<Team | string, Map<Team | string, TeamRow[]>>();
  for (const each of rows) {
    const home = each.home ?? each.row.home.name;
    const away = each.away ?? each.row.away.name;
    const byAway = byHome.get(home) ?? new Map<Team | string, TeamRow[]>();
    if (byAway.size === 0) byHome.set(home, byAway);
    const group = byAway.get(away);
    if (group !== undefined) group.push(each);
    else {
      const made = [each];
      byAway.set(away, made);
      groups.push(made);
    }
  }
  return groups;
}
