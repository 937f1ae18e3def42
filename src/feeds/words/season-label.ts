import type { Day } from '../../domain/day.ts';

/**
 * Returns the name of a season that a feed names by the year of its start: "2025-26" if it goes on in the next year,
 * otherwise "2025". Days of its matches decide: one in the next year makes it two years, one before July makes it one.
 * Days from July to December alone are those of a season that has just begun, unless it is a tournament.
 * @param isTournament Whether the season is that of a tournament of a few weeks.
 */
export function seasonLabel(year: number, days: readonly Day[], isTournament: boolean): string {
  const twoYears = `${year}-${String(year + 1).slice(2)}`;
  if (days.some((day) => day >= `${year + 1}-01-01`)) return twoYears;
  return isTournament || days.some((day) => day < `${year}-07-01`) ? String(year) : twoYears;
}
